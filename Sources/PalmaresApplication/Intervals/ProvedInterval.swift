public import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// The interval of one institution, with weights that reach each end, put into the methodology again, and
/// some of what proves that no weights go further.
public struct ProvedInterval: Sendable {
  public struct End: Sendable {
    public let end: RankEnd
    /// The first and last place that the methodology gives with the witness: both the same where no
    /// other institution shares its rank.
    public let rerun: ClosedRange<Int>?
    /// Pairs of which never both can be beaten (best end) or beat it (worst end).
    public let conflicts: [RivalConflict]

    /// Whether the methodology gives the place attained.
    public var isConfirmed: Bool {
      (end.side == .best ? rerun?.lowerBound : rerun?.upperBound) == end.attained
    }
  }

  public let match: InstitutionMatch
  public let interval: RankInterval
  public let best: End
  public let worst: End

  init(
    _ interval: RankInterval, of match: InstitutionMatch, _ combination: RankedCombination,
    _ set: WeightSet, _ evaluation: Evaluation, rank: NodeReference
  ) throws(DiagnosticError) {
    self.match = match
    self.interval = interval
    func end(_ end: RankEnd) throws(DiagnosticError) -> End {
      let changed = try evaluation.changed(
        by: combination.change(to: end.witness), targets: [rank])
      return End(
        end: end,
        rerun: changed.column(rank).flatMap { Self.places(in: $0, of: match.unit, combination) },
        conflicts: RankIntervals.conflicts(
          of: match.unit, end.side, in: combination.problem, on: set))
    }
    best = try end(interval.best)
    worst = try end(interval.worst)
  }

  /// The places that the institution's rank stands for: those that share it are next to it.
  private static func places(
    in ranks: Column, of unit: Int, _ combination: RankedCombination
  ) -> ClosedRange<Int>? {
    guard ranks.states[unit] == .present else { return nil }
    let problem = combination.problem
    let before = problem.rivals(of: unit).filter { ranks.values[$0] < ranks.values[unit] }.count
    let same = problem.rivals(of: unit).filter { ranks.values[$0] == ranks.values[unit] }.count
    return (before + 1)...(before + 1 + same)
  }
}
