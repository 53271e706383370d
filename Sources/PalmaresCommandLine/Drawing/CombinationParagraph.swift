import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// A combination as one works it out on paper: a line for each child, then the sum.
struct CombinationParagraph {
  private let combination: TraceCombination
  private let result: TraceValue
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(_ combination: TraceCombination, result: TraceValue, _ invocation: Invocation) {
    self.combination = combination
    self.result = result
    self.invocation = invocation
  }

  var text: String {
    var text = "  \(combination.sentence[language])\n"
    text += indented(
      TextTable(table, in: language, width: nil).text(style: TextStyle(hasColours: false)))
    for child in combination.children {
      for step in child.steps { text += "    \(child.node), \(line(of: step))" }
    }
    return text + sum
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
      .init("term", combination.termHeading, .end),
    ]
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
      child.term.map { .number($0, .exact) } ?? .empty,
    ]
    if combination.isAdditive {
      cells.append(child.contribution.map { .number($0, .general) } ?? .empty)
    }
    return cells
  }

  /// `total 2.91, ÷ 3 = 0.97`.
  private var sum: String {
    guard let total = combination.total else { return "" }
    var text = "  total \(exact(total))"
    if let divisor = combination.divisor { text += ", ÷ \(exact(divisor))" }
    return text + " = \(result.text(in: language))\n"
  }

  private func line(of step: TraceStep) -> String {
    "\(step.sentence[language]): \(step.before.text(in: language)) → "
      + "\(step.after.text(in: language))\n"
  }

  private func exact(_ number: Double) -> String {
    Printing.exact.text(of: number, in: NumberNotation(language))
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}
