public import PalmaresEngine

/// What one step of one input changes, all else as it is.
public struct MarginalEffect: Sendable, Hashable {
  /// One side: what a step up, or down, does.
  public struct Side: Sendable, Hashable {
    /// The figure after the step.
    public var value: Double
    /// What the score changes by; `nil` where there is none after it.
    public var score: Double?
    /// What the rank changes by, negative towards the first.
    public var rank: Double?
    /// Whether the step moves other institutions' scores too: the field sets a scale, and this figure
    /// moves it.
    public var movesOthers: Bool
  }

  public var column: String
  public var step: Double
  public var up: Side?
  public var down: Side?
  /// Whether a side is absent because the methodology refuses it, by a check or a rule.
  public var isRefused: Bool

  /// The side that helps most.
  public func best(lowIsBetter: Bool) -> Side? {
    let sides = [up, down].compactMap { $0 }
    let gain = { (side: Side) in (side.score ?? -.infinity) * (lowIsBetter ? -1 : 1) }
    return sides.max { gain($0) < gain($1) }
  }
}

extension LeverModel {
  /// What one step of an input changes: on both sides, since a scale may end, a category begin or
  /// another child become one of the best there.
  ///
  /// - Parameters:
  ///   - bounds: what the figure must stay within; a step beyond ends at the bound. Where there is no
  ///     figure, the step is from the lower end.
  public func marginalEffect(
    of column: String, step: Double, within bounds: ClosedRange<Double>
  ) -> MarginalEffect {
    var effect = MarginalEffect(column: column, step: step, isRefused: false)
    let figure = base.dataset.columns[column]?.number(at: unit)
    let value = figure ?? bounds.lowerBound
    for sign in figure == nil ? [1.0] : [1.0, -1.0] {
      let next = min(max(value + sign * step, bounds.lowerBound), bounds.upperBound)
      guard next != value || figure == nil else { continue }
      guard let side = side(column, next) else {
        effect.isRefused = true
        continue
      }
      if sign > 0 { effect.up = side } else { effect.down = side }
    }
    return effect
  }

  private func side(_ column: String, _ value: Double) -> MarginalEffect.Side? {
    guard let changed = try? evaluation(with: [column: value]) else { return nil }
    let standing = Self.standing(of: unit, in: changed)
    return MarginalEffect.Side(
      value: value, score: difference(standing.score, start.score),
      rank: difference(standing.rank, start.rank), movesOthers: movesOthers(base, changed))
  }

  /// Whether another institution's score differs between two evaluations.
  public func movesOthers(_ before: Evaluation, _ after: Evaluation) -> Bool {
    guard let score, let old = before.column(score), let new = after.column(score) else {
      return false
    }
    return old.values.indices.contains { $0 != unit && old.values[$0] != new.values[$0] }
  }

  private func difference(_ one: Double?, _ other: Double?) -> Double? {
    one.flatMap { one in other.map { one - $0 } }
  }
}
