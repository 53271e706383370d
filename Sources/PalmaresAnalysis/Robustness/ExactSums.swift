/// Sums of scores that are the same whatever the order in which they are added.
///
/// Every number is taken as a whole multiple of one quantum, 2⁻⁴⁰ of the largest nominal score or less, and
/// multiples are added as whole numbers. That is a part in 10¹², far below what draws can tell.
public struct ExactSums: Sendable, Hashable {
  public let quantum: Double
  public private(set) var counts: [Int]
  /// In quanta, and in squared quanta.
  public private(set) var sums: [Int128]
  public private(set) var squares: [Int128]

  /// - Parameter largest: the largest size of a nominal number; 1 where there is none.
  public init(units: Int, largest: Double) {
    self.init(units: units, quantum: Self.quantum(of: largest))
  }

  public init(units: Int, quantum: Double) {
    self.quantum = quantum
    counts = [Int](repeating: 0, count: units)
    sums = [Int128](repeating: 0, count: units)
    squares = sums
  }

  private static func quantum(of largest: Double) -> Double {
    let size = largest.isFinite && largest > 0x1p-900 && largest < 0x1p900 ? largest : 1
    return Double(sign: .plus, exponent: size.exponent - 40, significand: 1)
  }

  /// - Returns: whether the number could be added: not if it is a thousand times the largest nominal one.
  public mutating func add(_ number: Double, to unit: Int) -> Bool {
    let multiple = (number / quantum).rounded(.toNearestOrEven)
    guard abs(multiple) < 0x1p51 else { return false }
    let whole = Int128(multiple)
    counts[unit] += 1
    sums[unit] += whole
    squares[unit] += whole * whole
    return true
  }

  public mutating func add(_ other: ExactSums) {
    precondition(
      other.quantum == quantum && other.sums.count == sums.count, "sums of another study")
    for unit in sums.indices {
      add(count: other.counts[unit], sum: other.sums[unit], squares: other.squares[unit], to: unit)
    }
  }

  /// Adds what a file holds of one institution.
  public mutating func add(count: Int, sum: Int128, squares square: Int128, to unit: Int) {
    counts[unit] += count
    sums[unit] += sum
    squares[unit] += square
  }

  public func mean(of unit: Int) -> Double? {
    counts[unit] == 0 ? nil : Double(sums[unit]) / Double(counts[unit]) * quantum
  }

  /// The sample standard deviation.
  public func standardDeviation(of unit: Int) -> Double? {
    guard counts[unit] > 1 else { return nil }
    let n = Double(counts[unit])
    let mean = Double(sums[unit]) / n
    let spread = Double(squares[unit]) - n * mean * mean
    return (max(0, spread) / (n - 1)).squareRoot() * quantum
  }
}
