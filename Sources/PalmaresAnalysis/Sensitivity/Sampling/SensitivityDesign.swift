import PalmaresCore

/// Where a model is evaluated to tell how much of its output each group of inputs accounts for: two
/// independent points for every row, A and B, and for each group the point A with the group's
/// coordinates from B.
///
/// Coordinates come from one scrambled Sobol sequence, A's before B's, for as many groups as it has
/// dimensions for, the smallest first; those of other groups (noise on every figure has a coordinate for
/// each cell) are random, from two independent streams.
///
/// - Source: Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (2010), "Variance based sensitivity
///   analysis of model output", *Computer Physics Communications* 181(2).
public struct SensitivityDesign: Sendable {
  /// Coordinates that are exchanged together; each coordinate is in one group.
  public let groups: [Range<Int>]
  /// Whether a group's coordinates come from the sequence.
  public let isSequenced: [Bool]

  private let sequence: SobolSequence?
  /// For each coordinate of a point its place in the sequence; `nil` where it is random.
  private let places: [Int?]
  private let sequenced: Int
  private let randomA: CounterRandom
  private let randomB: CounterRandom

  /// Streams of the seed: none of them is that of an analysis' draws.
  private enum Stream {
    static let scrambling: UInt32 = 0x5E_0001
    static let a: UInt32 = 0x5E_0002
    static let b: UInt32 = 0x5E_0003
  }

  /// - Parameters:
  ///   - groups: ranges of coordinates, one after the other, from 0.
  ///   - seed: of the scrambling; the sequence as published where `nil`.
  public init(groups: [Range<Int>], seed: UInt64?) {
    let dimension = groups.last?.upperBound ?? 0
    var isSequenced = groups.map { _ in false }
    var left = SobolSequence.mostDimensions / 2
    for group in groups.indices.sorted(by: { groups[$0].count < groups[$1].count })
    where groups[group].count <= left {
      isSequenced[group] = true
      left -= groups[group].count
    }
    var places = [Int?](repeating: nil, count: dimension)
    var sequenced = 0
    for (group, range) in groups.enumerated() where isSequenced[group] {
      for coordinate in range {
        places[coordinate] = sequenced
        sequenced += 1
      }
    }
    self.groups = groups
    self.isSequenced = isSequenced
    self.places = places
    self.sequenced = sequenced
    sequence =
      sequenced == 0
      ? nil
      : SobolSequence(
        dimension: 2 * sequenced,
        scrambledBy: seed.map { CounterRandom(seed: $0, stream: Stream.scrambling) })
    randomA = CounterRandom(seed: seed ?? 0, stream: Stream.a)
    randomB = CounterRandom(seed: seed ?? 0, stream: Stream.b)
  }

  /// The points of one row: A, then A with each group from B, then B; evaluated in this order.
  public func points(of row: Int) -> [[Double]] {
    let (a, b) = (point(of: row, offset: 0, randomA), point(of: row, offset: sequenced, randomB))
    let mixed = groups.map { group in
      var point = a
      point.replaceSubrange(group, with: b[group])
      return point
    }
    return [a] + mixed + [b]
  }

  /// How many points a row has.
  public var pointsPerRow: Int { groups.count + 2 }

  private func point(of row: Int, offset: Int, _ random: CounterRandom) -> [Double] {
    places.enumerated().map { coordinate, place in
      guard let place, let sequence else { return random.uniform(draw: row, index: coordinate) }
      return sequence.coordinate(place + offset, of: row)
    }
  }
}
