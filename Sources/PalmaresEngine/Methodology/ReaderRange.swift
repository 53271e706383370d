public import PalmaresCore

/// What a reader may set a parameter to: from one number to another, in steps where there is one.
public struct ReaderRange: Sendable, Hashable {
  public var from: Double
  public var to: Double
  /// Distance between two values that may be chosen, counted from `from`; any number where `nil`.
  public var step: Double?

  public init(from: Double, to: Double, step: Double? = nil) {
    self.from = from
    self.to = to
    self.step = step
  }

  /// Whether a value lies in the range and, where there is a step, on one of its steps: to nine
  /// digits, because `.3` is no whole multiple of `.1` in binary.
  public func allows(_ value: Double) -> Bool {
    guard value >= from, value <= to else { return false }
    guard let step else { return true }
    let steps = (value - from) / step
    return abs(steps - steps.rounded()) < 1e-9 * max(1, steps)
  }
}

extension ReaderRange {
  /// `from 0 to 5`, `from 0 to 1 in steps of 0.1`.
  public var words: LocalizedText {
    LocalizedText { language in
      func text(_ number: Double) -> String {
        Printing.general.text(of: number, in: NumberNotation(language))
      }
      let french = language == .french
      let range = french ? "de \(text(from)) à \(text(to))" : "from \(text(from)) to \(text(to))"
      guard let step else { return range }
      return range + (french ? " par pas de \(text(step))" : " in steps of \(text(step))")
    }
  }
}
