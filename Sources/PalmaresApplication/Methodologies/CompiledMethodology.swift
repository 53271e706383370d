public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// A methodology that was read and checked as a whole.
public struct CompiledMethodology: Sendable {
  public let document: MethodologyDocument
  public let graph: Graph
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  /// What the reader chose, where that was anything.
  public let readerChoice: ReaderChoice?

  /// - Parameters:
  ///   - file: the methodology.
  ///   - table: the table wanted in place of the main one: its results become those of `document`.
  ///   - nodes: codes or patterns of nodes to show, in place of those it shows.
  ///   - request: what the reader chooses of it: parameters, a profile, who is listed.
  /// - Throws: everything that is wrong with the file or with the reader's request, at once;
  ///   `input.unknown-table`.
  public init(
    file: String, table: String? = nil, showing nodes: [String]? = nil,
    reader request: ReaderRequest = ReaderRequest()
  ) throws(DiagnosticError) {
    var document = try MethodologyReader.read(file: file)
    let main = document.methodology.results
    chosenTable = try table.map { name throws(DiagnosticError) in try document.table(name) }
    if let chosen = chosenTable { document.methodology.results = chosen.results }
    if let nodes {
      let shown = try ShownNodes(of: document.methodology).matching(nodes)
      document.methodology.results.shown = shown
    }
    let listed = document.methodology.results.listed
    (document, readerChoice) = try document.chosen(by: request)
    self.document = document
    do {
      graph = try Graph(
        compiling: document.methodology, alsoUsing: document.comparedNodes + main.references,
        populations: document.published.compactMap(\.only)
          + [main.listed, listed].compactMap { $0 })
    } catch {
      throw DiagnosticError(document.warnings + error.diagnostics)
    }
  }

  /// What deserves a look and stops nothing.
  public var warnings: [Diagnostic] { document.warnings + graph.warnings }
}

extension MethodologyDocument {
  /// The nodes that published figures are compared with.
  var comparedNodes: [NodeReference] {
    published.flatMap(\.comparedNodes)
  }
}

extension PublishedDescription {
  /// With the bounds of what rounded inputs allow, where those are compared.
  var comparedNodes: [NodeReference] {
    comparisons.flatMap { comparison in
      [comparison.node] + (comparison.between.map { [$0.low, $0.high] } ?? [])
    }
  }
}
