import PalmaresCore

/// The indices of one output with what is known of their error.
public struct SobolEstimate: Sendable, Hashable {
  /// An index with the interval that 95 % of resamples fall in.
  public struct Interval: Sendable, Hashable {
    public var low: Double
    public var high: Double
  }

  public struct Group: Sendable, Hashable {
    public var index: SobolIndex
    /// From the first half of the rows: where it is far from ``index``, more rows are needed.
    public var half: SobolIndex?
    /// `nil` where resamples have no variance.
    public var first: Interval?
    public var total: Interval?
  }

  public let groups: [Group]
  public let mean: Double
  public let variance: Double
  public let rows: Int

  public static let resamples = 1000
  public static let confidence = 0.95
  private static let stream: UInt32 = 0x5E_0004

  /// - Parameters:
  ///   - outputs: of a ``SensitivityDesign``.
  ///   - seed: of the resamples.
  ///   - resamples: how many times rows are drawn anew, with their means and variances.
  /// - Returns: `nil` where A and B are constant or there are no two rows.
  public init?(
    of outputs: SampledOutputs, seed: UInt64, resamples: Int = SobolEstimate.resamples
  ) {
    guard let indices = outputs.indices else { return nil }
    let half = outputs.rows > 3 ? outputs.prefix(outputs.rows / 2).indices : nil
    let drawn = Self.resampled(
      outputs, count: resamples, by: CounterRandom(seed: seed, stream: Self.stream))
    groups = indices.enumerated().map { group, index in
      Group(
        index: index, half: half?[group],
        first: Interval(holding: Self.confidence, of: drawn.map { $0[group].first }),
        total: Interval(holding: Self.confidence, of: drawn.map { $0[group].total }))
    }
    (mean, variance) = outputs.meanAndVariance
    rows = outputs.rows
  }

  /// The furthest that any index moved when the rows were doubled.
  public var lastMove: Double? {
    groups.compactMap { group in
      group.half.map { half in
        max(abs(group.index.first - half.first), abs(group.index.total - half.total))
      }
    }.max()
  }

  private static func resampled(
    _ outputs: SampledOutputs, count: Int, by random: CounterRandom
  ) -> [[SobolIndex]] {
    inChunks(of: count, atLeast: 50) { range in
      range.compactMap { draw in
        outputs.indices(
          of: (0..<outputs.rows).map { row in
            Int(random.uniform(draw: draw, index: row) * Double(outputs.rows))
          })
      }
    }.flatMap { $0 }
  }
}

extension SobolEstimate.Interval {
  /// The middle part of some values that holds a share of them, with type-7 quantiles.
  init?(holding share: Double, of values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    self.init(
      low: Self.quantile((1 - share) / 2, of: sorted),
      high: Self.quantile((1 + share) / 2, of: sorted))
  }

  /// - Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", type 7.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
