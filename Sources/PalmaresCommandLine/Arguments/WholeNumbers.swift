import PalmaresAnalysis
import PalmaresApplication

/// The whole numbers that an option takes: one place for all their limits, which the parser holds every
/// option to, and names.
///
/// Limits are far above what anyone needs, and far below what arithmetic or memory couldn't hold.
struct WholeNumbers: Sendable, Hashable {
  let range: ClosedRange<UInt64>
  /// One that is right, for a message.
  let example: UInt64

  private init(_ range: ClosedRange<UInt64>, example: UInt64 = 10) {
    self.range = range
    self.example = example
  }

  private init(upTo most: Int, example: UInt64 = 10) {
    self.init(1...UInt64(most), example: example)
  }

  /// Draws of a robustness study: as many as a part may hold.
  static let draws = WholeNumbers(upTo: RobustnessRequest.mostDraws)
  /// Samples of a sensitivity analysis, which also must be a power of two.
  static let samples = WholeNumbers(upTo: SensitivityQuestion.mostSamples, example: 1024)
  /// Draws of errors.
  static let resamples = WholeNumbers(upTo: RankConfidence.Settings.mostResamples)
  /// Ranks, places and rows.
  static let places = WholeNumbers(upTo: 1_000_000_000)
  /// Levels of a methodology's nodes.
  static let levels = WholeNumbers(upTo: 1_000_000)
  /// Parts of a set of weights.
  static let boxes = WholeNumbers(upTo: 1_000_000_000)
  /// A year.
  static let seconds = WholeNumbers(upTo: 31_536_000)
  static let threads = WholeNumbers(upTo: 1024)
  /// Every seed is one, zero too.
  static let seeds = WholeNumbers(0...UInt64.max)

  /// The number that a text is; `nil` for anything else, and for one beyond the limits.
  func number(_ text: String) -> UInt64? {
    UInt64(text).flatMap { range.contains($0) ? $0 : nil }
  }
}
