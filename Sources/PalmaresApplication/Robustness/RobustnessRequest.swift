import PalmaresCore
public import PalmaresExchange

/// What a robustness study is asked for.
public struct RobustnessRequest: Sendable {
  /// The methodology.
  public var file: String
  /// Replaces the figures that it names.
  public var data: String?
  public var table: String?
  public var period: String?
  public var reader = ReaderRequest()
  /// What varies, as written after `--vary`.
  public var variations: [String]
  public var draws: Int
  public var seed: UInt64
  /// Institutions that others are held against.
  public var rivals: [String] = []
  /// Whether bands and grades are counted beside ranks.
  public var countsClasses = false

  public static let usualDraws = 10_000
  /// More than this are neither drawn nor read from a part: counts of ranks hold no more.
  public static let mostDraws = 1_000_000_000

  public init(
    file: String, variations: [String], draws: Int = usualDraws, seed: UInt64 = 1
  ) {
    self.file = file
    self.variations = variations
    self.draws = draws
    self.seed = seed
  }
}
