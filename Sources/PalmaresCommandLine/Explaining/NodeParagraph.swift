import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// One node of an explanation: its value, what it was made of, its steps.
struct NodeParagraph {
  private let trace: Trace
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(_ trace: Trace, _ invocation: Invocation) {
    self.trace = trace
    self.invocation = invocation
  }

  var text: String {
    var text = heading
    if let reason = trace.reason { text += "  \(reason[language])\n" }
    text += source
    for step in trace.steps { text += "  " + StepLine(step, language).text }
    if let citation = trace.citation {
      text += LocalizedText(en: "  source: \(citation)\n", fr: "  source : \(citation)\n")[language]
    }
    return text
  }

  private var heading: String {
    let label = trace.label.map { " \($0[language])" } ?? ""
    let exact = exact(trace.result)
    var text = invocation.style.bold("\(trace.node)\(label)") + " = "
    if let number = trace.result.number {
      let printed = trace.printing.text(of: number, in: NumberNotation(language))
      text += printed == exact ? printed : "\(printed)  (\(exact))"
    } else {
      text += exact
    }
    return text + "\n"
  }

  private var source: String {
    switch trace.source {
    case .cell(let column, let place, let cell): return self.cell(column, place, cell)
    case .node(let reference, let value): return "  = \(reference): \(exact(value))\n"
    case .constant(let value):
      return LocalizedText(en: "  constant", fr: "  constante")[language]
        + " \(Printing.exact.text(of: value, in: NumberNotation(language)))\n"
    case .formula(let formula, let operands):
      let values = operands.map { "\($0.reference) = \(exact($0.value))" }
      return "  = \(formula)\n" + values.map { "      \($0)\n" }.joined()
    case .combination(let combination):
      return CombinationParagraph(combination, result: trace.sourceValue, invocation).text
    }
  }

  private func cell(_ column: String, _ place: SourceLocation?, _ text: String?) -> String {
    let quoted = text.map { language == .french ? "«\u{202F}\($0)\u{202F}»" : "'\($0)'" }
    let words = LocalizedText(en: "  column", fr: "  colonne")[language]
    guard let place else { return "\(words) \(column)\n" }
    return "\(words) \(column): \(quoted ?? "") \(place.text(in: language))\n"
  }

  private func exact(_ value: TraceValue) -> String { value.text(in: language) }
}

extension TraceValue {
  /// To the last digit.
  func text(in language: Language) -> String {
    if let word { return word }
    return number.map { Printing.exact.text(of: $0, in: NumberNotation(language)) }
      ?? state.name[language]
  }
}
