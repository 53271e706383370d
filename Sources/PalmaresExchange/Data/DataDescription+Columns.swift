import PalmaresEngine

extension DataDescription {
  /// The columns that are described, here and in joined files.
  public var describedColumns: [ColumnDescription] {
    columns + joins.flatMap(\.describedColumns)
  }

  /// Columns whose type is said; what lies between two numbers is one.
  var columnKinds: [String: ColumnRequirement.Kind] {
    Dictionary(
      describedColumns.compactMap { column in
        (column.type ?? column.allowed.map { _ in .number }).map { (column.name, $0) }
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// Columns of which more, or less, is said to be better.
  var columnDirections: [String: Direction] {
    Dictionary(
      describedColumns.compactMap { column in column.direction.map { (column.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
