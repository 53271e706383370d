public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// Institutions in the order that a methodology gives them.
public struct Ranking: Sendable {
  public let document: MethodologyDocument
  public var dataset: Dataset { evaluation.dataset }
  public let evaluation: Evaluation
  public let results: Results
  public let remarks: [Diagnostic]

  /// Rows that are shown: all, or the first so many.
  public let rows: ArraySlice<ResultRow>

  /// - Parameters:
  ///   - file: the methodology.
  ///   - data: replaces the figures that it names.
  ///   - nodes: codes or patterns of nodes to show, in place of those it shows.
  ///   - top: how many rows are wanted; all where `nil`.
  ///   - period: which of several periods of the data; the last one where `nil`.
  /// - Throws: `methodology.no-results`, and everything that is wrong with the file, its data or a
  ///   rule applied to them.
  public init(
    file: String, data: String? = nil, nodes: [String]? = nil, top: Int? = nil,
    period: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file, showing: nodes)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let applied = try AppliedMethodology(compiled, data: data, period: period)
    document = applied.document
    evaluation = applied.evaluation
    results = Results(applied.evaluation)
    remarks = applied.remarks
    rows = results.rows.prefix(top ?? .max)
  }
}
