import PalmaresCore
import PalmaresEngine

extension Excerpt {
  /// Whether a list has the number of items it must have.
  func hasCount(_ count: Int, _ items: [Excerpt]) -> Bool {
    if items.count == count { return true }
    let found = items.count
    refuse(
      DiagnosticRule("methodology.wrong-count"),
      LocalizedText(
        en:
          "'\(path)' has \(found) \(found == 1 ? "item" : "items"); \(count) "
          + "\(count == 1 ? "is" : "are") needed.",
        fr:
          "«\u{202F}\(path)\u{202F}» compte \(found) \(found < 2 ? "élément" : "éléments")"
          + "\u{202F}; il en faut \(count)."
      ), fix: commas(items))
    return false
  }

  /// `[0; 100]` is one item.
  private func commas(_ items: [Excerpt]) -> [LocalizedText] {
    guard items.count == 1, let text = items[0].tree.scalar?.text, text.contains(";") else {
      return []
    }
    let parts = text.split(separator: ";").map { String($0).trimmed }
    let list = "[" + parts.joined(separator: ", ") + "]"
    return [
      LocalizedText(
        en: "Write \(list): commas part the items of a list.",
        fr: "Écrivez \(list)\u{202F}: des virgules séparent les éléments d’une liste.")
    ]
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
