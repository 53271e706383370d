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

  init(file: String, of predictor: Predictor) throws(DiagnosticError) {
    let data = predictor.compiled.document.data
    let title = LocalizedText(en: "own scores", fr: "scores à soi")
    let comparisons = predictor.columns.map { column in
      PublishedDescription.Comparison(
        node: NodeReference(column), heading: data.heading(of: column), rule: .printed,
        skipsMissing: true)
    }
    let description = PublishedDescription(data: data, title: title, comparisons: comparisons)
    let (table, remarks) = try PublishedTableReader.read(
      description, file: file, keepsWords: true)
    let words = Self.words(in: table)
    if !words.isEmpty { throw DiagnosticError(words) }
    let ends = table.comparisons.map { $0.figures.map(\.ends) }
    let predictions = try predictor.intervals(of: table.identifiers, ends)
    rows = zip(table.identifiers, predictions).map { Row(identifier: $0, prediction: $1) }
    found = remarks
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
          fr: "Rien ne peut être estimé pour \(names.fr) : il manque des composantes."))
    ]
  }
}
