import PalmaresCore
import PalmaresExchange

/// A methodology with nothing but nodes, and what the reader says of it.
struct MethodologyText {
  static let header = """
    palmares: 1
    id: test
    edition: "2025"
    title: Test
    status: example

    """

  var text: String

  /// A whole file.
  init(_ text: String) {
    self.text = text
  }

  /// The nodes only: they start on line 8.
  static func nodes(_ nodes: String) -> MethodologyText {
    let indented = nodes.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)\n" }.joined()
    return MethodologyText(header + "data: {id: id}\nfit: all\nnodes:\n" + indented)
  }

  func read() throws(DiagnosticError) -> MethodologyDocument {
    try MethodologyReader.read(Array(text.utf8), file: "m.yml")
  }

  /// Everything that is wrong, in the order of the file.
  var diagnostics: [Diagnostic] {
    do throws(DiagnosticError) {
      return try read().warnings
    } catch {
      return error.diagnostics
    }
  }

  /// `rule line:column`, for each problem.
  var problems: [String] {
    diagnostics.map { diagnostic in
      let place = diagnostic.locations.first
      return "\(diagnostic.rule) \(place?.line ?? 0):\(place?.column ?? 0)"
    }
  }
}
