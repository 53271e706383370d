/// An output of a ranking: the number whose variance is split.
public enum SensitivityTarget: Sendable, Hashable {
  /// The rank of an institution, by its position in the dataset.
  case rank(unit: Int)
  /// Its score.
  case score(unit: Int)
  /// The mean distance of all ranks from what they are when nothing varies.
  case meanRankShift
}
