public import PalmaresCore

/// Points that fill the unit cube evenly: the Sobol sequence in Gray-code order, with the direction
/// numbers of Joe & Kuo, as published or scrambled.
///
///     let points = SobolSequence(dimension: 2)
///     points.point(0)   // [0, 0]
///     points.point(1)   // [0.5, 0.5]
///     points.point(2)   // [0.75, 0.25]
///
/// The first 2^m points lie in each of the 2^m equal intervals of every coordinate once. A number of
/// points that is no power of two loses that. Unscrambled, the first point is the origin.
///
/// - Source: Sobol' (1967), "On the distribution of points in a cube and the approximate evaluation of
///   integrals", *USSR Computational Mathematics and Mathematical Physics* 7(4); Antonov & Saleev (1979)
///   for the order; Joe & Kuo (2008) for the numbers.
public struct SobolSequence: Sendable {
  /// Of how many coordinates direction numbers are tabulated.
  public static let mostDimensions = JoeKuoTable.rows.count + 1

  public let dimension: Int
  private let scrambling: NestedScrambling?
  /// 32 for each coordinate, the first of them with the highest bit.
  private let directions: [[UInt32]]

  /// - Parameters:
  ///   - dimension: from 1 to ``mostDimensions``.
  ///   - random: scrambles the points; as published where `nil`.
  public init(dimension: Int, scrambledBy random: CounterRandom? = nil) {
    precondition(
      1...Self.mostDimensions ~= dimension, "\(dimension) of \(Self.mostDimensions) dimensions")
    self.dimension = dimension
    scrambling = random.map(NestedScrambling.init)
    directions = (0..<dimension).map(Self.directions)
  }

  /// The coordinates of a point, 0 ≤ u < 1.
  ///
  /// - Parameter index: from 0, below 2^32.
  public func point(_ index: Int) -> [Double] {
    (0..<dimension).map { coordinate($0, of: index) }
  }

  func coordinate(_ axis: Int, of index: Int) -> Double {
    let bits = bits(axis, of: index)
    return scrambling?.scrambled(bits, axis: axis) ?? Double(bits) * 0x1p-32
  }

  private func bits(_ axis: Int, of index: Int) -> UInt32 {
    var gray = UInt32(index) ^ (UInt32(index) >> 1)
    var bits: UInt32 = 0
    while gray != 0 {
      bits ^= directions[axis][gray.trailingZeroBitCount]
      gray &= gray - 1
    }
    return bits
  }

  /// Direction numbers of one coordinate, from those tabulated by the recurrence of its polynomial.
  private static func directions(_ axis: Int) -> [UInt32] {
    guard axis > 0 else { return (0..<32).map { 1 << (31 - $0) } }
    let row = JoeKuoTable.rows[axis - 1]
    let (coefficients, degree) = (row[0], row.count - 1)
    var numbers = row.dropFirst().enumerated().map { $1 << (31 - UInt32($0)) }
    while numbers.count < 32 {
      let place = numbers.count
      var next = numbers[place - degree] ^ (numbers[place - degree] >> UInt32(degree))
      for k in 1..<max(1, degree) where coefficients >> UInt32(degree - 1 - k) & 1 == 1 {
        next ^= numbers[place - k]
      }
      numbers.append(next)
    }
    return numbers
  }
}

extension JoeKuoTable {
  /// By dimension from the second: the polynomial's coefficients, then the direction integers.
  static let rows = text.split(separator: "\n").map { line in
    line.split(separator: " ").compactMap { UInt32($0) }
  }
}
