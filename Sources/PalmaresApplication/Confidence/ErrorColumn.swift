import PalmaresCore
import PalmaresEngine

/// Where standard errors are read: a node of the methodology, or a column of the data.
struct ErrorColumn {
  let name: String
  /// The node of that name.
  let node: NodeReference?
  /// The column, where no node has the name.
  let requirement: ColumnRequirement?

  init(_ name: String, in methodology: Methodology) {
    self.name = name
    let codes = methodology.nodes.map(\.code)
    node = codes.contains(name) ? NodeReference(name) : nil
    requirement =
      codes.contains(name)
      ? nil
      : ColumnRequirement(
        name: name, kind: .number, location: SourceLocation(file: "--errors"), alternatives: codes)
  }

  /// Whether it is the score itself: the same node, or the column that the score is made of alone.
  func isScore(_ score: NodeReference, in methodology: Methodology) -> Bool {
    let own = node.map { methodology.figures(behind: $0, throughSteps: false) } ?? [.column(name)]
    guard let origin = own.last else { return false }
    return methodology.figures(behind: score, throughSteps: true).contains(origin)
  }

  func column(in evaluation: Evaluation) -> Column? {
    node.map { evaluation.column($0) } ?? evaluation.dataset.columns[name]
  }
}

/// What a node shows, or a column.
private enum Figure: Hashable {
  case node(NodeReference)
  case column(String)
}

extension Methodology {
  /// A node, and what it repeats, down to the column: with whatever is done to it on the way, or only as long as
  /// it stays as it is.
  fileprivate func figures(behind reference: NodeReference, throughSteps: Bool) -> [Figure] {
    var found: [Figure] = [.node(reference)]
    var code = reference.code
    for _ in nodes {
      guard let node = nodes.first(where: { $0.code == code }), node.back == 0,
        throughSteps || node.then.isEmpty
      else { break }
      switch node.source {
      case .column(let name): return found + [.column(name)]
      case .node(let next):
        found.append(.node(next))
        code = next.code
      default: return found
      }
    }
    return found
  }
}
