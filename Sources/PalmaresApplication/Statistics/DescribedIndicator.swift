public import PalmaresCore
public import PalmaresEngine

/// A column of the data, or a child as it enters a combination, with its statistics.
public struct DescribedIndicator: Sendable {
  public let code: String
  public let label: LocalizedText?
  public let statistics: IndicatorStatistics
}
