import PalmaresCore

/// A table that makes nodes: texts, blank cells filled.
struct MethodologyTable {
  struct Row {
    var cells: [String: String]
    var origin: ExpansionOrigin
  }

  var name: String
  var headings: [String]
  var rows: [Row]
}
