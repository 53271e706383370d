public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// Institutions in the order that a methodology gives them.
public struct Ranking: Sendable {
  public let document: MethodologyDocument
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  /// What the reader chose of the methodology, where that was anything.
  public let readerChoice: ReaderChoice?
  public var dataset: Dataset { evaluation.dataset }
  public let evaluation: Evaluation
  public let results: Results
  public let remarks: [Diagnostic]

  /// Whether the reader chose the nodes that are shown.
  let choosesNodes: Bool

  /// Rows that are shown: all, or the first so many.
  public let rows: ArraySlice<ResultRow>

  /// Title of the methodology, and of its table where that isn't the main one.
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - data: replaces the figures that it names.
  ///   - table: a table of the methodology in place of the main one.
  ///   - nodes: codes or patterns of nodes to show, in place of those it shows.
  ///   - request: what the reader chooses of the methodology.
  ///   - top: how many rows are wanted; all where `nil`.
  ///   - period: which of several periods of the data; the last one where `nil`.
  /// - Throws: `methodology.no-results`, `results.nobody`, and everything that is wrong with the file,
  ///   its data or a rule applied to them.
  public init(
    file: String, data: String? = nil, table: String? = nil, nodes: [String]? = nil,
    reader request: ReaderRequest = ReaderRequest(), top: Int? = nil,
    period: String? = nil
  ) throws(DiagnosticError) {
    let (compiled, applied) = try Self.applied(
      file: file, data: data, table: table, nodes: nodes, reader: request, period: period)
    choosesNodes = nodes != nil
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    evaluation = applied.evaluation
    results = Results(applied.evaluation)
    let membership = Membership(applied: applied, table: compiled.chosenTable, results: results)
    remarks = applied.remarks + (try membership.remarks())
    rows = results.rows.prefix(top ?? .max)
  }

  /// A methodology on its data. One institution alone gets the table that is meant for it.
  private static func applied(
    file: String, data: String?, table: String?, nodes: [String]?, reader request: ReaderRequest,
    period: String?
  ) throws(DiagnosticError) -> (CompiledMethodology, AppliedMethodology) {
    let compiled = try CompiledMethodology(
      file: file, table: table, showing: nodes, reader: request)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let applied = try AppliedMethodology(compiled, data: data, period: period)
    guard table == nil, nodes == nil, applied.dataset.units.count == 1,
      let alone = compiled.document.methodology.results.alone
    else { return (compiled, applied) }
    return try Self.applied(
      file: file, data: data, table: alone, nodes: nil, reader: request, period: period)
  }
}
