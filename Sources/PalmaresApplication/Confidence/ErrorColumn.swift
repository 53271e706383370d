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

  func column(in evaluation: Evaluation) -> Column? {
    node.map { evaluation.column($0) } ?? evaluation.dataset.columns[name]
  }
}
