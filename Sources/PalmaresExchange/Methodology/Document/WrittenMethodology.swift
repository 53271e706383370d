/// A methodology as its authors wrote it: put onto the file that it `extends`, its tables amended,
/// and nothing written out.
struct WrittenMethodology: Sendable {
  /// Every section but `tables`.
  var sections: MarkedTree
  /// In the order of the file.
  var tables: [MethodologyTable]
  /// Columns that amendments name rows by, by table.
  var amendmentKeys: [String: [String]]

  init(_ whole: MarkedTree, tables: [String: MethodologyTable?]) {
    let entries = whole.mapping ?? []
    sections = MarkedTree(.mapping(entries.filter { $0.key != "tables" }), at: whole.mark)
    let declared = whole["tables"]?.mapping ?? []
    self.tables = declared.compactMap { tables[$0.key] ?? nil }
    amendmentKeys = Dictionary(
      declared.map { ($0.key, Self.keys($0.value["amend"])) }, uniquingKeysWith: { $0 + $1 })
  }

  private static func keys(_ amend: MarkedTree?) -> [String] {
    guard let amend else { return [] }
    return (amend.sequence ?? [amend]).compactMap { $0["key"]?.scalar?.text }
  }

  /// Whether some node stands for several, one for each row or number.
  var hasFamilies: Bool {
    (sections["nodes"]?.mapping ?? []).contains { $0.value["for"] != nil }
  }
}
