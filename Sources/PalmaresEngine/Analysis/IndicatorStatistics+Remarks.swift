extension IndicatorStatistics {
  /// What deserves a look before an indicator is scaled and weighted.
  ///
  /// - Source: the limits are those of COINr's `get_stats` (Becker, Caperna, Del Sorbo, Norlén,
  ///   Papadimitriou & Saisana 2022, *Journal of Open Source Software* 7(78)); skewness and kurtosis as
  ///   in OECD/JRC (2008), *Handbook*, step 5.
  public enum Remark: String, Sendable, Hashable, CaseIterable {
    /// Fewer than 65 % of institutions have a value.
    case missing
    /// Fewer than half of the values aren't zero.
    case zeros
    /// Fewer than half as many different values as values.
    case repeated
    /// |skewness| above 2 and kurtosis above 3.5: a few values would set the scale for all.
    case extremes
  }

  public var remarks: [Remark] {
    var remarks: [Remark] = []
    if let share = shareAvailable, share < 0.65 { remarks.append(.missing) }
    if let share = shareNonZero, share < 0.5 { remarks.append(.zeros) }
    if let share = shareUnique, share < 0.5 { remarks.append(.repeated) }
    if let skewness, let kurtosis, abs(skewness) > 2, kurtosis > 3.5 { remarks.append(.extremes) }
    return remarks
  }
}
