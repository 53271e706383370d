import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// One node of an explanation: its value, what it was made of, its steps.
struct NodeParagraph {
  private let node: ExplainedNode
  private let files: ExplanationFiles
  private let repeatsCondition: Bool
  private let invocation: Invocation
  private var trace: Trace { node.trace }
  private var language: Language { invocation.language.language }

  /// - Parameter repeatsCondition: whether the page has said already for whom such nodes exist.
  init(
    _ node: ExplainedNode, _ files: ExplanationFiles, repeatsCondition: Bool,
    _ invocation: Invocation
  ) {
    self.repeatsCondition = repeatsCondition
    self.node = node
    self.files = files
    self.invocation = invocation
  }

  var text: String {
    var text = heading
    if let reason = trace.reason { text += "  \(reason[language])\n" }
    text += condition + source
    for step in node.steps { text += StepLine(step, language).text(indent: 2) }
    if let citation = trace.citation {
      text += LocalizedText(en: "  source: \(citation)\n", fr: "  source : \(citation)\n")[language]
    }
    return text
  }

  /// For whom the node exists, with what the names stand for.
  private var condition: String {
    guard let condition = node.condition else { return "" }
    let only = LocalizedText(en: "  only where", fr: "  seulement si")[language]
    guard !repeatsCondition else {
      let above = LocalizedText(en: "(see above)", fr: "(voir plus haut)")[language]
      return "\(only) \(condition.text) \(above)\n"
    }
    return "\(only) \(condition.text)\n" + operands(condition.operands)
  }

  private func operands(_ operands: [TraceOperand]) -> String {
    operands.map { "      \($0.reference) = \(exact($0.value))\n" }.joined()
  }

  private var heading: String {
    let label = trace.label.map { " \($0[language])" } ?? ""
    let exact = exact(trace.result)
    var text = invocation.style.bold("\(trace.node)\(label)") + " = "
    if let number = trace.result.number {
      let short = trace.printing.forPeople(number)
      let printed = trace.printing.text(of: short, in: NumberNotation(language))
      text += printed == exact ? printed : "\(printed)  (\(exact))"
    } else {
      text += exact + nameOfWord
    }
    return text + "\n"
  }

  /// ` (very good)`, where the word has a name of its own.
  private var nameOfWord: String {
    trace.result.word.flatMap { trace.words[$0] }.map { " (\($0[language]))" } ?? ""
  }

  private var source: String {
    switch trace.source {
    case .cell(let column, let place, let cell): return self.cell(column, place, cell)
    case .node(let reference, let value):
      let colon = language == .french ? "\u{202F}:" : ":"
      return "  = \(reference)\(colon) \(exact(value))\n"
    case .earlier(let reference, _, let period, let value):
      return earlier(reference, period, value)
    case .constant(let value):
      return LocalizedText(en: "  constant", fr: "  constante")[language]
        + " \(Printing.exact.text(of: value, in: NumberNotation(language)))\n"
    case .formula(let formula, let operands):
      return "  = \(formula)\n" + self.operands(operands)
    case .combination(let combination):
      return CombinationParagraph(
        combination, node.childSteps, node.opponents, result: trace.sourceValue, invocation
      ).text
    }
  }

  /// `= score in 2023: 57.3 (go on with --period 2023)`.
  private func earlier(
    _ reference: NodeReference, _ period: String?, _ value: TraceValue
  ) -> String {
    guard let period else { return "" }
    let colon = language == .french ? "\u{202F}:" : ":"
    let place = LocalizedText(en: "in \(period)", fr: "en \(period)")[language]
    let way = LocalizedText(
      en: "go on with '--period \(period)'", fr: "continuez avec « --period \(period) »"
    ).typeset[language]
    return "  = \(reference) \(place)\(colon) \(exact(value))  (\(way))\n"
  }

  private func cell(_ column: String, _ place: SourceLocation?, _ text: String?) -> String {
    let words = LocalizedText(en: "  column", fr: "  colonne")[language]
    let citation = files.citation(ofColumn: column).map { "  [\($0)]" } ?? ""
    guard let place else { return "\(words) \(column)\(citation)\n" }
    let colon = language == .french ? "\u{202F}:" : ":"
    let cell = [quoted(text), files.text(of: place, in: language)].compactMap { $0 }
    return "\(words) \(column)\(colon) \(cell.joined(separator: " "))\(citation)\n"
  }

  private func quoted(_ cell: String?) -> String? {
    guard let cell = cell?.onOneLine else { return nil }
    if cell.isEmpty { return LocalizedText(en: "empty cell", fr: "cellule vide")[language] }
    return language == .french ? "«\u{202F}\(cell)\u{202F}»" : "'\(cell)'"
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
