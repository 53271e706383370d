import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The published rows of one edition: what each predicts, and what was published.
struct PublishedEdition {
  struct Row {
    var identifier: String
    /// The score that its components give; `nil` where too few are published.
    var prediction: Interval?
    /// The published score, a number or a range.
    var published: Interval?
    /// The published rank or band, as printed.
    var rank: String?
    /// As the table writes it, where it has a column of countries.
    var country: String?
    /// Where it stands in the file.
    var line: Int
  }

  /// As the table writes it; `nil` where the table holds one edition.
  let period: String?
  let file: String
  let rows: [Row]
  let remarks: [Diagnostic]

  init(
    _ period: String?, of predictor: Predictor, file: String?
  ) throws(DiagnosticError) {
    self.period = period
    let published = predictor.published
    let dated = period.map { published.of(period: $0) } ?? published
    let rank = Self.rank(predictor)
    let components = Self.components(predictor)
    let country = try PublishedTableReader.headings(published, file: file).first(
      where: Self.namesCountries)
    var description = dated
    description.comparisons =
      [Self.printed(predictor.score, predictor.scoreHeading)]
      + (rank.map { [Self.exact($0.node, $0.heading)] } ?? [])
      + zip(predictor.columns, components).map { Self.printed(NodeReference($0), $1) }
      + (country.map { [Self.exact(NodeReference("country"), $0)] } ?? [])
    let (table, remarks) = try PublishedTableReader.read(
      description, file: file, keepsWords: true)
    self.file = table.file
    let outside = OutsideScale(table, of: predictor)
    self.remarks = remarks + Self.unreadable(table, predictor) + outside.remarks
    let figures = table.comparisons.map(\.figures)
    let parts = Array(figures.dropFirst(rank == nil ? 1 : 2).prefix(predictor.columns.count))
    let predictions = try predictor.intervals(
      of: table.identifiers, parts.map { $0.map(\.ends) })
    rows = table.identifiers.indices.filter { !outside.rows.contains($0) }.map { index in
      Row(
        identifier: table.identifiers[index], prediction: predictions[index],
        published: figures[0][index].ends.map { Interval(low: $0.low, high: $0.high) },
        rank: rank == nil ? nil : figures[1][index].printedText,
        country: country == nil ? nil : figures.last?[index].printedText,
        line: table.lines[index])
    }
  }

  /// `country`, `Country/Territory`, `pays`: nobody declares it, because no rule reads it.
  private static func namesCountries(_ heading: String) -> Bool {
    let name = heading.lowercased()
    return name.hasPrefix("country") || name == "pays"
  }

  /// The node of ranks or bands that is compared with a published column, and its heading.
  private static func rank(_ predictor: Predictor) -> (node: NodeReference, heading: String)? {
    let results = predictor.compiled.document.methodology.results
    let wanted = [results.rank, results.band].compactMap { $0 }
    return predictor.published.comparisons.first { wanted.contains($0.node) }.map {
      ($0.node, $0.heading)
    }
  }

  /// The published heading of each column: that of the comparison of a node that shows it, else that
  /// of the data.
  private static func components(_ predictor: Predictor) -> [String] {
    let document = predictor.compiled.document
    return predictor.columns.map { column in
      let shown = document.methodology.nodes.filter { node in
        guard node.then.isEmpty, case .column(column) = node.source else { return false }
        return true
      }.map(\.code)
      let compared = predictor.published.comparisons.first {
        $0.node.stage == nil && shown.contains($0.node.code)
      }
      return compared?.heading ?? document.data.heading(of: column)
    }
  }

  private static func printed(
    _ node: NodeReference, _ heading: String
  ) -> PublishedDescription.Comparison {
    .init(node: node, heading: heading, rule: .printed, skipsMissing: true)
  }

  private static func exact(
    _ node: NodeReference, _ heading: String
  ) -> PublishedDescription.Comparison {
    .init(node: node, heading: heading, rule: .exact, skipsMissing: true)
  }

  /// Cells of scores that are neither a number nor a range.
  private static func unreadable(
    _ table: PublishedTable, _ predictor: Predictor
  ) -> [Diagnostic] {
    table.comparisons.filter { $0.rule == .printed }.flatMap { column in
      zip(column.figures, zip(table.identifiers, table.lines)).compactMap { figure, row in
        guard case .word(let text) = figure else { return nil }
        return Diagnostic(
          DiagnosticRule("estimate.not-a-score"), .warning,
          LocalizedText(
            en: "'\(text)', '\(column.heading)' of '\(row.0)', is neither a number nor a range: it "
              + "counts as absent.",
            fr: "« \(text) », « \(column.heading) » de « \(row.0) », n’est ni un nombre ni une "
              + "fourchette : compté comme absent."),
          at: [SourceLocation(file: table.file, line: row.1)])
      }
    }
  }
}

extension Predictor {
  /// The heading under which the score is published.
  var scoreHeading: String {
    published.comparisons.first { $0.node == score }?.heading ?? score.code
  }
}

extension DataDescription {
  /// The heading of a column in the file.
  func heading(of column: String) -> String {
    columns.first { $0.name == column }?.heading ?? column
  }
}

extension PublishedFigure {
  /// A rank or band as it was printed.
  fileprivate var printedText: String? {
    switch self {
    case .word(let text): text
    case .number(let value, _): Printing.general.text(of: value, in: .machine)
    case .shared(let value): "=" + Printing.general.text(of: value, in: .machine)
    case .absent, .range: nil
    }
  }
}
