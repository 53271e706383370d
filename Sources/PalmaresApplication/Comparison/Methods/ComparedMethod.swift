public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// One of several methodologies that are applied to the same facts.
public struct ComparedMethod: Sendable {
  /// Tells the method from the others: its id, with its edition where two have one id.
  public let label: String
  public let document: MethodologyDocument
  public let evaluation: Evaluation
  public let results: Results
  public let remarks: [Diagnostic]
  /// What the reader chose of it, where that was anything.
  public var readerChoice: ReaderChoice? { compiled.readerChoice }
  let compiled: CompiledMethodology
  private let rows: [String: ResultRow]

  init(label: String, _ compiled: CompiledMethodology, _ applied: AppliedMethodology) {
    self.label = label
    self.compiled = compiled
    document = applied.document
    evaluation = applied.evaluation
    remarks = applied.remarks
    let results = Results(applied.evaluation)
    self.results = results
    rows = Dictionary(
      results.rows.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The line of an institution; `nil` where the method doesn't list it.
  public func row(of identifier: String) -> ResultRow? { rows[identifier] }

  /// Whether the institution stands in the table as this method reads it.
  public func reads(_ identifier: String) -> Bool {
    evaluation.dataset.units.position(of: identifier) != nil
  }

  /// Several grades are counted where there is no score to put beside those of other methods.
  private var countsGrades: Bool {
    let definition = document.methodology.results
    return definition.score == nil && definition.grades.count > 1
  }

  /// The grade of an institution, or all of them with the nodes that give them, or how many there
  /// are of each; `nil` where the methodology gives none.
  public func gradeText(_ row: ResultRow) -> String? {
    if countsGrades { return row.gradeCount }
    return Self.text(row.grades.map { ($0.code, $0.word) })
  }

  /// The groups of the nodes that are shown; `nil` where the methodology has none.
  public func groupText(_ row: ResultRow) -> String? {
    Self.text(row.groups(results.shown))
  }

  /// Band, grades and groups, as one text; `nil` where the methodology has none of them.
  public func classText(_ row: ResultRow) -> String? {
    let all = [row.band, gradeText(row), groupText(row)].compactMap { $0 }
    return all.isEmpty ? nil : all.joined(separator: ", ")
  }

  /// A word that stands alone needs no name.
  private static func text(_ words: [(code: String, word: String?)]) -> String? {
    if words.count == 1 { return words[0].word }
    return words.isEmpty
      ? nil : words.map { "\($0.code) \($0.word ?? "–")" }.joined(separator: ", ")
  }
}

extension ResultRow {
  /// `3 A, 1 B, 2 –`: how many of each grade, in alphabetical order; those not given last.
  public var gradeCount: String {
    let given = Dictionary(grouping: grades.compactMap(\.word), by: { $0 }).mapValues(\.count)
    let without = grades.count { $0.word == nil }
    let counts = given.keys.sorted().map { "\(given[$0] ?? 0) \($0)" }
    return (counts + (without > 0 ? ["\(without) –"] : [])).joined(separator: ", ")
  }
}
