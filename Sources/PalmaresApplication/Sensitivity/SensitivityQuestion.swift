public import PalmaresAnalysis

/// What is asked of a sensitivity analysis, besides the methodology and what varies.
public struct SensitivityQuestion: Sendable {
  /// `rank:INSTITUTION`, `score:INSTITUTION`, `shift`; the mean shift of ranks where none is named, and
  /// the score of one institution alone.
  public var targets: [String]
  public var split: SensitivityGroup.Split
  /// Rows of the design: a power of two from 2.
  public var samples: Int
  public var seed: UInt64
  /// The combination whose parts are left out in turn; that of the score where `nil`.
  public var node: String?
  /// How many levels of its parts are left out: its children, their children… Each part takes compiling
  /// the methodology without it, and an evaluation of it.
  public var levels: Int

  public static let usualSamples = 1024
  /// A power of two.
  public static let mostSamples = 1 << 24
  /// What each target is at each point is kept until the variance is split.
  static let mostNumbers = 1 << 25

  public init(
    targets: [String] = [], split: SensitivityGroup.Split = .input,
    samples: Int = SensitivityQuestion.usualSamples, seed: UInt64 = 1, node: String? = nil,
    levels: Int = 1
  ) {
    self.targets = targets
    self.split = split
    self.samples = samples
    self.seed = seed
    self.node = node
    self.levels = levels
  }
}
