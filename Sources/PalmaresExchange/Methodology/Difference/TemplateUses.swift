/// What the rules of methodologies read of their tables: which tables, and which columns. What only
/// a label, a note or a source reads can't change a figure.
struct TemplateUses {
  private(set) var tables: Set<String> = []
  /// Headings between `${` and `}`, and those that rows are chosen by.
  private(set) var names: Set<String> = []

  init() {}

  init(_ files: [MarkedTree]) {
    for file in files {
      for section in ["nodes", "populations", "parameters"] { file[section].map { read($0) } }
      file["data"]?["columns"].map { read($0) }
    }
  }

  private mutating func read(_ tree: MarkedTree) {
    if let text = tree.scalar?.text { collect(text) }
    for item in tree.sequence ?? [] { read(item) }
    for entry in tree.mapping ?? [] where !DifferenceSentence.words.contains(entry.key) {
      if entry.key == "for" { readLoop(entry.value) }
      collect(entry.key)
      read(entry.value)
    }
  }

  private mutating func readLoop(_ loop: MarkedTree) {
    if let table = loop["rows"]?.scalar?.text { tables.insert(table) }
    for entry in loop["where"]?.mapping ?? [] { names.insert(entry.key) }
  }

  private mutating func collect(_ text: String) {
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      let inside = rest[start.upperBound...]
      guard let end = inside.firstIndex(of: "}") else { return }
      names.insert(String(inside[..<end].filter { $0 != " " }))
      rest = inside[end...]
    }
  }
}
