import PalmaresCore
import PalmaresEngine

/// The checks of the whole graph, where the file has mistakes of another kind: what they say of nodes
/// that were read in full is true all the same, so that it is told at once.
struct WholeCheck {
  /// Where each node stands in the file, with what could be read of it.
  let nodes: [(name: String, mark: Mark, definition: NodeDefinition?)]
  let methodology: Methodology
  let context: ReadingContext

  /// Rules that speak of one place; the others may follow from what could not be read.
  private static let kept: Set = [
    DiagnosticRule("weighting.total"), DiagnosticRule("weighting.negative-weight"),
    DiagnosticRule("weighting.zero-sum"), DiagnosticRule("normalisation.direction"),
    DiagnosticRule("methodology.circle"),
  ]

  func report() {
    if context.lacksNodes || hasProblem("parameters") { return }
    var whole = methodology
    whole.fit = .all
    whole.results = ResultsDefinition()
    whole.tables = []
    whole.checks = []
    whole.nodes = nodes.enumerated().map { index, node in
      let placeholder = NodeDefinition(code: node.name, source: .constant(0))
      return isSound(index) ? node.definition ?? placeholder : placeholder
    }
    do {
      _ = try Graph(compiling: whole)
    } catch {
      for problem in error.diagnostics where Self.kept.contains(problem.rule) {
        context.report(problem)
      }
    }
  }

  /// Whether nothing was refused in a node: neither by its name nor on its lines.
  private func isSound(_ index: Int) -> Bool {
    let node = nodes[index]
    guard node.definition != nil, !hasProblem(Excerpt.join("nodes", node.name)) else {
      return false
    }
    let file = context.location(node.mark).file
    let start = node.mark.line
    let end =
      nodes[(index + 1)...].first { $0.mark.file == node.mark.file && $0.mark.line > start }?
      .mark.line ?? .max
    return !context.diagnostics.contains { problem in
      guard problem.severity == .error, let place = problem.locations.first,
        place.file == file, place.name == nil, let line = place.line
      else { return false }
      return line >= start && (line < end || line == start)
    }
  }

  private func hasProblem(_ path: String) -> Bool {
    context.diagnostics.contains { problem in
      guard problem.severity == .error, let name = problem.locations.first?.name?.en else {
        return false
      }
      return name == path || name.hasPrefix(path + ".") || name.hasPrefix(path + "[")
    }
  }
}
