import PalmaresCore
import PalmaresEngine

/// Reads the compared columns of a published table together, because what a mark means is decided
/// for the whole file.
struct PublishedColumns {
  private(set) var comparisons: [PublishedTable.Comparison] = []
  private(set) var problems: [Diagnostic] = []
  /// How the numbers were written.
  private(set) var form = NumberColumns.Answer()

  private let source: DataSource
  private let codes: CellCodes
  /// What is no figure is a word, and not refused.
  private let keepsWords: Bool
  private var refused: [CellPlace] = []

  static func read(
    _ asked: [PublishedDescription.Comparison], from source: DataSource, keepsWords: Bool = false
  ) -> PublishedColumns {
    var columns = PublishedColumns(source, keepsWords: keepsWords)
    columns.read(asked)
    return columns
  }

  private init(_ source: DataSource, keepsWords: Bool) {
    self.source = source
    self.keepsWords = keepsWords
    codes = CellCodes(source.description.missing)
  }

  private mutating func read(_ asked: [PublishedDescription.Comparison]) {
    let found = asked.compactMap { comparison in
      source.table.column(comparison.heading).map { (comparison, $0) }
    }
    for comparison in asked where source.table.column(comparison.heading) == nil {
      problems.append(
        source.problem.unknownHeading(comparison.heading, askedAt: comparison.location))
    }
    let printed = found.map { _, column in
      source.rows.map { figure(at: CellPlace(row: $0, column: column)) }
    }
    guard decideMarks(printed, columns: found.map(\.1)) else { return }
    for (cells, (comparison, column)) in zip(printed, found) {
      comparisons.append(self.comparison(comparison, column, cells))
    }
  }

  /// What stands in a cell; `nil` where that means that there is no figure.
  private mutating func figure(at place: CellPlace) -> PrintedFigure? {
    let cell = source.table.text(row: place.row, column: place.column)
    if cell.trimmed.isEmpty || codes.state(ofText: cell) != nil { return nil }
    if cell.trimmed == "NA" {
      form.notAvailable += 1
      return nil
    }
    return PrintedFigure(cell)
  }

  private mutating func decideMarks(_ printed: [[PrintedFigure?]], columns: [Int]) -> Bool {
    let declared = source.description.dialect
    form.marks.thousands = declared.thousands
    if let decimal = declared.decimal ?? declared.thousands?.impliedDecimal {
      form.marks.decimal = decimal
      return true
    }
    var evidence = NumberMarksEvidence()
    for (cells, column) in zip(printed, columns) {
      for (cell, row) in zip(cells, source.rows) {
        for number in cell?.numbers ?? [] {
          evidence.note(number.evidence, at: CellPlace(row: row, column: column))
        }
      }
    }
    let problem = NumberProblem(table: source.table)
    switch evidence.decision(separator: source.table.dialect.separator) {
    case .decided(let decimal):
      form.marks.decimal = decimal
      return true
    case .ambiguous(let cell): problems.append(problem.ambiguous(cell))
    case .contradiction(let point, let comma):
      problems.append(problem.contradiction(point: point, comma: comma))
    }
    return false
  }

  private mutating func comparison(
    _ asked: PublishedDescription.Comparison, _ column: Int, _ cells: [PrintedFigure?]
  ) -> PublishedTable.Comparison {
    refused = []
    let numberCodes = codes.numbers(decimal: form.marks.decimal).map(\.value)
    let figures = zip(cells, source.rows).map { cell, row -> PublishedFigure in
      guard let cell else { return .absent }
      let figure = figure(cell, asked.rule, CellPlace(row: row, column: column))
      if case .number(let value, _) = figure, numberCodes.contains(value) { return .absent }
      return figure
    }
    problems += NumberProblem(table: source.table).refused(
      refused, heading: asked.heading, marks: form.marks)
    return PublishedTable.Comparison(
      node: asked.node, heading: asked.heading, rule: asked.rule, between: asked.between,
      skipsMissing: asked.skipsMissing, figures: figures, location: asked.location)
  }

  private mutating func figure(
    _ printed: PrintedFigure, _ rule: PublishedTable.Rule, _ place: CellPlace
  ) -> PublishedFigure {
    for number in printed.numbers {
      if let mark = number.thousands(decimal: form.marks.decimal) {
        form.thousands.insert(mark.thousands)
      }
    }
    let figure = printed.figure(form.marks)
    switch (rule, figure) {
    case (.exact, .number?), (.exact, .shared?): return figure ?? .absent
    case (.exact, _): return .word(printed.text)
    case (.printed, let figure?): return figure
    case (_, .word?) where keepsWords, (_, nil) where keepsWords: return .word(printed.text)
    case (_, .word?), (_, nil):
      refused.append(place)
      return .absent
    case (_, let figure?): return figure
    }
  }
}

enum PublishedProblem {
  static func noFigures(_ description: PublishedDescription) -> Diagnostic {
    let title = description.title
    return Diagnostic(
      DiagnosticRule("input.no-published-figures"), .error,
      LocalizedText(
        en: "The published figures of '\(title.en)' don't come with this methodology.",
        fr: "Les chiffres publiés de «\u{202F}\(title.fr)\u{202F}» ne sont pas fournis avec cette"
          + " méthode."),
      at: [description.data.location].compactMap { $0 },
      fix: [
        description.data.instructions,
        LocalizedText(
          en: "Bring the table: --expected FILE.",
          fr: "Apportez le tableau\u{202F}: --expected FICHIER."),
      ].compactMap { $0 })
  }
}
