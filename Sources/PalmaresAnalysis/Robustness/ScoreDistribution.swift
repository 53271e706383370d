/// The scores of one institution over many draws.
public struct ScoreDistribution: Sendable {
  /// Those of the draws in which it has one, ascending.
  public let sorted: [Double]
  public let mean: Double?
  public let standardDeviation: Double?
  /// Draws without a score.
  public let absent: Int

  /// - Parameter scores: in the order of draws, in which they are added; `nil` where there is none.
  public init(_ scores: [Double?]) {
    let present = scores.compactMap { $0 }
    sorted = present.sorted()
    absent = scores.count - present.count
    let n = Double(present.count)
    let isConstant = sorted.first == sorted.last
    let mean = isConstant ? sorted.first : present.reduce(0, +) / n
    self.mean = mean
    guard let mean, present.count > 1 else {
      standardDeviation = nil
      return
    }
    let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardDeviation = (squares / (n - 1)).squareRoot()
  }

  /// The Monte Carlo standard error of the mean.
  public var errorOfMean: Double? {
    standardDeviation.map { $0 / Double(sorted.count).squareRoot() }
  }

  /// Type 7, as ``RankDistribution/quantile(_:)``.
  public func quantile(_ share: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let position = Double(sorted.count - 1) * share
    let below = Int(position)
    let part = position - Double(below)
    guard part > 0, below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + part * (sorted[below + 1] - sorted[below])
  }
}
