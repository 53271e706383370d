public import PalmaresCore
public import PalmaresEngine
import PalmaresExchange

extension [Verification] {
  /// One line for each column compared.
  public var table: Table {
    var table = Table(columns: [
      .init("methodology", LocalizedText(en: "Methodology", fr: "Méthodologie")),
      .init("node", LocalizedText(en: "Node", fr: "Nœud")),
      .init("column", LocalizedText(en: "Published as", fr: "Publié sous")),
      .init("matched", LocalizedText(en: "Matched", fr: "Concordent"), .end),
      .init("compared", LocalizedText(en: "of", fr: "sur"), .end),
      .init("differing", LocalizedText(en: "Differing", fr: "Diffèrent"), .end),
      .init("skipped", LocalizedText(en: "Not compared", fr: "Non comparés"), .end),
    ])
    for verification in self {
      for outcome in verification.reports.flatMap(\.comparisons) {
        table.append([
          .text(verification.document.header.id), .text(outcome.comparison.node.description),
          .text(outcome.comparison.heading), .count(outcome.matched), .count(outcome.compared),
          .count(outcome.differences.count), .count(outcome.skipped),
        ])
      }
    }
    return table
  }
}

extension VerificationReport.Outcome {
  /// Up to five differences in a sentence each: who, ours, theirs, by how much.
  public func sentences(atMost limit: Int = 5) -> [LocalizedText] {
    let shown = differences.prefix(limit).map { $0.sentence(of: comparison) }
    let rest = differences.count - shown.count
    guard rest > 0 else { return Array(shown) }
    return shown + [
      LocalizedText(
        en: "\(comparison.node): and \(rest) more ('--json' has all)",
        fr: "\(comparison.node) : et \(rest) de plus (« --json » les a tous)")
    ]
  }
}

extension VerificationReport.Difference {
  fileprivate func sentence(of comparison: PublishedTable.Comparison) -> LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      let nothing = language == .french ? "aucune valeur" : "no value"
      let ours =
        ourWord ?? self.ours.map { Printing.general.text(of: $0, in: notation) } ?? nothing
      let theirs = published.text(in: notation) ?? nothing
      let gap = by.map { " (\(Printing.general.text(of: $0, in: notation)))" } ?? ""
      return language == .french
        ? "\(comparison.node), \(identifier)\u{202F}: nous \(ours), publié \(theirs)\(gap)"
        : "\(comparison.node), \(identifier): ours \(ours), published \(theirs)\(gap)"
    }
  }
}

extension Table.Cell {
  /// A whole number.
  static func count(_ count: Int) -> Table.Cell { .number(Double(count), .general) }
}
