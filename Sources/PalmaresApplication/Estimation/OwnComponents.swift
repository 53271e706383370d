import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The reader's own table of component scores: numbers, or ranges as publishers print them.
struct OwnComponents {
  struct Row {
    var identifier: String
    /// `nil` where too few components are there.
    var prediction: Interval?
  }

  let rows: [Row]
  private let found: [Diagnostic]
  private let indispensable: [String]
  private let scales: ComponentScales

  init(file: String, of predictor: Predictor) throws(DiagnosticError) {
    let data = predictor.compiled.document.data
    scales = ComponentScales(data)
    let title = LocalizedText(en: "own scores", fr: "scores à soi")
    let comparisons = predictor.columns.map { column in
      PublishedDescription.Comparison(
        node: NodeReference(column), heading: data.heading(of: column), rule: .printed,
        skipsMissing: true)
    }
    var description = PublishedDescription(data: data, title: title, comparisons: [])
    let headings = try OwnHeadings(
      PublishedTableReader.headings(description, file: file), file: file, of: predictor)
    if !headings.problems.isEmpty {
      throw DiagnosticError(headings.problems + headings.remarks)
    }
    description.comparisons = headings.present.map { comparisons[$0] }
    let (table, remarks) = try PublishedTableReader.read(
      description, file: file, keepsWords: true)
    let problems = Self.words(in: table) + Self.outside(scales, in: table)
    if !problems.isEmpty { throw DiagnosticError(problems) }
    var ends = predictor.columns.map { _ in table.identifiers.map { _ in Ends?.none } }
    for (column, comparison) in zip(headings.present, table.comparisons) {
      ends[column] = comparison.figures.map(\.ends)
    }
    let predictions = try predictor.intervals(of: table.identifiers, ends)
    rows = zip(table.identifiers, predictions).map { Row(identifier: $0, prediction: $1) }
    indispensable = try predictor.indispensable.map(data.heading(of:))
    found = remarks + headings.remarks
  }

  private typealias Ends = (low: Double, high: Double)

  /// Figures beyond the scale that the methodology declares.
  private static func outside(
    _ scales: ComponentScales, in table: PublishedTable
  ) -> [Diagnostic] {
    table.comparisons.flatMap { column in
      zip(column.figures, zip(table.identifiers, table.lines)).compactMap { figure, row in
        guard let allowed = scales.broken(by: figure, of: column.node.code) else { return nil }
        let name = scales.name(column.heading, of: column.node.code)
        return Diagnostic(
          DiagnosticRule("estimate.own-outside-scale"), .error,
          LocalizedText(
            en: "\(name.en) takes \(allowed.en), and '\(row.0)' has \(figure.asPrinted.en).",
            fr: "\(name.fr) prend \(allowed.fr), et « \(row.0) » a \(figure.asPrinted.fr)."),
          at: [SourceLocation(file: table.file, line: row.1)],
          fix: [
            LocalizedText(
              en: "Correct the cell, or leave it empty where nothing was submitted.",
              fr: "Corrigez la cellule, ou laissez-la vide si rien n’a été présenté.")
          ])
      }
    }
  }

  private static func words(in table: PublishedTable) -> [Diagnostic] {
    table.comparisons.flatMap { column in
      zip(column.figures, table.lines).compactMap { figure, line in
        guard case .word(let text) = figure else { return nil }
        return Diagnostic(
          DiagnosticRule("estimate.own-score"), .error,
          LocalizedText(
            en: "'\(text)' under '\(column.heading)' is neither a number nor a range.",
            fr: "« \(text) » sous « \(column.heading) » n’est ni un nombre ni une fourchette."),
          at: [SourceLocation(file: table.file, line: line)],
          fix: [
            LocalizedText(
              en: "Write '77.5', '77.5–85.2', or nothing.",
              fr: "Écrivez « 77.5 », « 77.5–85.2 », ou rien.")
          ])
      }
    }
  }

  private var needs: LocalizedText? {
    guard !indispensable.isEmpty else { return nil }
    let names = culprits(indispensable, atMost: 20)
    return LocalizedText(
      en: "There is no score without \(names.en).", fr: "Il n’y a pas de score sans \(names.fr).")
  }

  /// Institutions of whom nothing can be said.
  func remarks(without estimates: [Estimation.Estimate]) -> [Diagnostic] {
    let known = Set(estimates.map(\.identifier))
    let absent = rows.map(\.identifier).filter { !known.contains($0) }
    guard !absent.isEmpty else { return found }
    let names = culprits(absent)
    return found + [
      Diagnostic(
        DiagnosticRule("estimate.components-absent"), .warning,
        LocalizedText(
          en: "Nothing can be estimated for \(names.en): components are missing.",
          fr: "Rien ne peut être estimé pour \(names.fr) : il manque des composantes."),
        why: needs)
    ]
  }
}
