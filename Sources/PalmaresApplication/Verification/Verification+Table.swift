public import PalmaresCore
public import PalmaresEngine
import PalmaresExchange

extension [Verification] {
  /// One line for each column compared.
  public var table: Table {
    var table = Table(columns: Self.columns)
    for verification in self {
      for report in verification.reports {
        for outcome in report.comparisons { table.append(Self.row(verification, report, outcome)) }
      }
    }
    return table
  }

  /// One line for each published table, for people, with its figures only: hundreds of columns would
  /// hide what differs. Columns with differences keep a line of their own, and so do those of small
  /// tables.
  public var summary: Table {
    var table = Table(columns: Self.columns.dropLast(Self.absences))
    for verification in self {
      for report in verification.reports {
        let isSmall = report.comparisons.count <= 8
        let own = report.comparisons.filter { isSmall || !$0.differences.isEmpty }
        let rest = report.comparisons.filter { !isSmall && $0.differences.isEmpty }
        if !rest.isEmpty {
          table.append(Self.row(verification, report, rest).dropLast(Self.absences))
        }
        for outcome in own {
          table.append(Self.row(verification, report, outcome).dropLast(Self.absences))
        }
      }
    }
    return table
  }

  /// The last columns, which count rows without a figure.
  private static var absences: Int { 2 }

  private static var columns: [Table.Column] {
    [
      .init("methodology", LocalizedText(en: "Methodology", fr: "Méthode")),
      .init("table", LocalizedText(en: "Published table", fr: "Tableau publié")),
      .init("node", LocalizedText(en: "Node", fr: "Nœud")),
      .init("column", LocalizedText(en: "Column", fr: "Colonne")),
      .init("matched", LocalizedText(en: "Matched", fr: "Concordent"), .end),
      .init("compared", LocalizedText(en: "of", fr: "sur"), .end),
      .init("differing", LocalizedText(en: "Differing", fr: "Diffèrent"), .end),
      .init("absent", LocalizedText(en: "Both without", fr: "Sans valeur"), .end),
      .init("skipped", LocalizedText(en: "Not compared", fr: "Non comparés"), .end),
    ]
  }

  private static func row(
    _ verification: Verification, _ report: VerificationReport,
    _ outcome: VerificationReport.Outcome
  ) -> [Table.Cell] {
    [
      .text(verification.document.header.id), .localized(report.title),
      .text(outcome.comparison.node.description), .text(outcome.comparison.heading),
    ] + figures([outcome])
  }

  private static func row(
    _ verification: Verification, _ report: VerificationReport,
    _ outcomes: [VerificationReport.Outcome]
  ) -> [Table.Cell] {
    let columns = CountedNoun(en: ("column", "columns"), fr: ("colonne", "colonnes"))
    return [
      .text(verification.document.header.id), .localized(report.title), .text("…"),
      .localized(columns.text(outcomes.count)),
    ] + figures(outcomes)
  }

  private static func figures(_ outcomes: [VerificationReport.Outcome]) -> [Table.Cell] {
    [
      .count(outcomes.reduce(0) { $0 + $1.matched }),
      .count(outcomes.reduce(0) { $0 + $1.compared }),
      .count(outcomes.reduce(0) { $0 + $1.differences.count }),
      .count(outcomes.reduce(0) { $0 + $1.absent }),
      .count(outcomes.reduce(0) { $0 + $1.skipped }),
    ]
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
        ? "\(comparison.node), \(identifier)\u{202F}: nous \(ours)\u{202F}; publié \(theirs)\(gap)"
        : "\(comparison.node), \(identifier): ours \(ours), published \(theirs)\(gap)"
    }
  }
}

extension Table.Cell {
  /// A whole number.
  static func count(_ count: Int) -> Table.Cell { .number(Double(count), .general) }
}
