import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// A combination as one works it out on paper: a line for each child, then the sum.
struct CombinationParagraph {
  private let combination: TraceCombination
  private let steps: [[ExplainedStep]]
  private let opponents: ExplainedNode.Opponents?
  private let result: TraceValue
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(
    _ combination: TraceCombination, _ steps: [[ExplainedStep]],
    _ opponents: ExplainedNode.Opponents?, result: TraceValue, _ invocation: Invocation
  ) {
    self.opponents = opponents
    self.combination = combination
    self.steps = steps
    self.result = result
    self.invocation = invocation
  }

  var text: String {
    var text = "  \(combination.sentence[language])\n"
    if let weighting = combination.weightingSentence { text += "  \(weighting[language])\n" }
    text += indented(
      TextTable(table, in: language, width: nil).text(style: TextStyle(hasColours: false)))
    for (child, steps) in zip(combination.children, steps) {
      for step in steps where step.changesValue {
        text += StepLine(step, language).text(indent: 4, prefix: "\(child.node), ")
      }
    }
    return text + unchanged + found + sum
  }

  /// What the rule found besides its sum.
  private var found: String {
    let sentences = [combination.notTakenSentence, combination.detailSentence].compactMap { $0 }
    let lines = sentences.map { "  \($0[language])\n" }
    let pairs = (opponents?.sentences ?? []).map { TextLayout.set($0[language], indent: 4) }
    return (lines + pairs).joined()
  }

  /// Steps on the way in that leave a value as it is are counted, not listed.
  private var unchanged: String {
    let count = steps.joined().count { !$0.changesValue }
    guard count > 0 else { return "" }
    let steps = CountedNoun(
      en: ("step on the way in changes", "steps on the way in change"),
      fr: ("étape à l’entrée ne change", "étapes à l’entrée ne changent")
    ).text(count)
    return LocalizedText(en: "    \(steps.en) nothing\n", fr: "    \(steps.fr) rien\n")[language]
  }

  private var table: Table {
    var table = Table(columns: columns)
    for child in combination.children { table.append(cells(of: child)) }
    return table
  }

  private var columns: [Table.Column] {
    var columns: [Table.Column] = [
      .init("node", LocalizedText(en: "Part", fr: "Partie")),
      .init("value", LocalizedText(en: "Value", fr: "Valeur"), .end),
      .init("weight", LocalizedText(en: "Weight", fr: "Poids"), .end),
    ]
    if combination.hasTerms { columns.append(.init("term", combination.termHeading, .end)) }
    if combination.isAdditive {
      columns.append(.init("contribution", LocalizedText("Contribution"), .end))
    }
    return columns
  }

  private func cells(of child: TraceChild) -> [Table.Cell] {
    let position = child.position.map { " (\(ordinal(Double($0), in: language)))" } ?? ""
    var cells: [Table.Cell] = [
      .text("\(child.node)\(position)"),
      child.value.number.map { .number($0, .exact) } ?? .absent(child.value.state),
      child.weight.map { .number($0, .exact) } ?? .empty,
    ]
    if combination.hasTerms { cells.append(child.term.map { .number($0, .exact) } ?? .empty) }
    if combination.isAdditive {
      cells.append(child.contribution.map { .number($0, .general) } ?? .empty)
    }
    return cells
  }

  /// `total 1.87; 1.87 ÷ 2 = 0.937`, or `exp(−0.09 ÷ 3) = 0.97`.
  private var sum: String {
    guard let total = combination.total else { return "" }
    let text = "  total \(exact(total))"
    guard let divisor = combination.divisor else { return text + "\n" }
    let quotient = "\(exact(total)) ÷ \(exact(divisor))"
    return "\(text)\(language == .french ? "\u{202F}" : ""); \(formula(quotient)) = "
      + "\(result.text(in: language))\n"
  }

  private func formula(_ quotient: String) -> String {
    if case .spread = combination.rule { return "√(\(quotient))" }
    guard case .mean(let power, _) = combination.rule else { return quotient }
    switch power {
    case 1: return quotient
    case 0: return "exp(\(quotient))"
    case -1: return "1 ÷ (\(quotient))"
    default: return "(\(quotient)) ^ (1 ÷ \(exact(power)))"
    }
  }

  private func exact(_ number: Double) -> String {
    Printing.exact.text(of: number, in: NumberNotation(language))
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}
