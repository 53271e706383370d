import PalmaresEngine

/// An output of a ranking: the number whose variance is split.
public enum SensitivityTarget: Sendable, Hashable {
  /// The rank of an institution, by its position in the dataset.
  case rank(unit: Int)
  /// Its score.
  case score(unit: Int)
  /// The mean distance of all ranks from what they are when nothing varies.
  case meanRankShift

  /// - Parameters:
  ///   - ranks: as they are when nothing varies.
  ///   - members: whose ranks are compared with them.
  /// - Returns: `nil` where a draw gives none.
  func value(of outcome: DrawOutcome, from ranks: Column, among members: [Bool]) -> Double? {
    switch self {
    case .rank(let unit): outcome.ranks.number(at: unit)
    case .score(let unit): outcome.scores?.number(at: unit)
    case .meanRankShift: RankShift(from: ranks, to: outcome.ranks, among: members)?.mean
    }
  }
}
