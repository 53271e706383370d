public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// A methodology that was read and checked as a whole.
public struct CompiledMethodology: Sendable {
  public let document: MethodologyDocument
  public let graph: Graph

  /// - Parameters:
  ///   - file: the methodology.
  ///   - nodes: codes or patterns of nodes to show, in place of those it shows.
  /// - Throws: everything that is wrong with the file, at once.
  public init(file: String, showing nodes: [String]? = nil) throws(DiagnosticError) {
    var document = try MethodologyReader.read(file: file)
    if let nodes {
      let shown = try ShownNodes(of: document.methodology).matching(nodes)
      document.methodology.results.shown = shown
    }
    self.document = document
    do {
      graph = try Graph(
        compiling: document.methodology, alsoUsing: document.comparedNodes,
        populations: document.published.compactMap(\.only))
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
