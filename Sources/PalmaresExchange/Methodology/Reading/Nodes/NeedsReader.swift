import PalmaresCore
import PalmaresEngine

/// Reads how many children must have a value: `all`, `applicable`, `3`, `60%`, `{weight: 60%}`.
struct NeedsReader {
  let excerpt: Excerpt
  /// How many children there are, where they could be read.
  let children: Int?

  func read() -> Needs? {
    if excerpt.tree.mapping != nil {
      return excerpt.fields(.needs)?.required("weight")?.percent().map { .weightPercent($0) }
    }
    guard let text = excerpt.text() else { return nil }
    switch text {
    case "all": return .all
    case "applicable": return .applicable
    default: break
    }
    if text.hasSuffix("%") { return excerpt.percent().map { .percent($0) } }
    guard let number = DecimalNumber.value(of: text), let count = Int(exactly: number), count > 0
    else {
      let isShare = DecimalNumber.value(of: text).map { $0 > 0 && $0 < 1 } ?? false
      excerpt.refuseWord(
        text, known: ["all", "applicable", "1", "60%", "{weight: 60%}"],
        fix: isShare ? [NumberAdvice(text: text).asPercentage] : [])
      return nil
    }
    return enough(count)
  }

  private func enough(_ count: Int) -> Needs? {
    guard let children, count > children, !excerpt.context.lacksNodes else { return .count(count) }
    excerpt.refuse(
      DiagnosticRule("aggregation.needs"),
      LocalizedText(
        en: "\(count) children are needed, and there are \(children).",
        fr: "\(count) enfants sont demandés, et il y en a \(children)."),
      fix: [LocalizedText(en: "Write 'needs: all'.", fr: "Écrivez «\u{202F}needs: all\u{202F}».")])
    return nil
  }
}
