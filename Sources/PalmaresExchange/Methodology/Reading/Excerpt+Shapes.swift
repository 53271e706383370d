import PalmaresCore
import PalmaresEngine

extension Excerpt {
  /// Whether a list has the number of items it must have.
  func hasCount(_ count: Int, _ items: [Excerpt]) -> Bool {
    if items.count == count { return true }
    refuse(
      DiagnosticRule("methodology.wrong-count"),
      LocalizedText(
        en: "'\(path)' has \(items.count) items; \(count) are needed.",
        fr: "«\u{202F}\(path)\u{202F}» compte \(items.count) éléments\u{202F}; il en faut \(count)."
      ))
    return false
  }

  /// Two numbers or expressions: `[min, max]`.
  func pair() -> (Expression, Expression)? {
    guard let items = list(), hasCount(2, items) else { return nil }
    let first = items[0].expression()
    let second = items[1].expression()
    guard let first, let second else { return nil }
    return (first, second)
  }

  func end() -> End? {
    choice(["high": End.high, "low": .low], order: ["high", "low"])
  }
}
