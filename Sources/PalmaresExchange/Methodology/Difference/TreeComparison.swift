import PalmaresCore

/// Goes through two trees side by side and notes what differs.
struct TreeComparison {
  let before: String
  let after: String
  /// What is known of the rows of tables; nothing where tables are written out.
  let tables: TableWords
  private(set) var differences: [MethodologyDifference] = []

  init(before: String, after: String, tables: TableWords = TableWords()) {
    self.before = before
    self.after = after
    self.tables = tables
  }

  mutating func compare(_ a: MarkedTree, _ b: MarkedTree, path: [String]) {
    if isSame(a, b) { return }
    if a.isLocalized || b.isLocalized { return note(.changed, a, b, path: path) }
    if let old = a.mapping, let new = b.mapping { return compare(old, new, path: path) }
    if let old = a.sequence, let new = b.sequence, Self.isSet(path) {
      return compareSets(old, new, path: path)
    }
    if let old = a.sequence, let new = b.sequence, holdsMappings(old + new) {
      return compare(old, new, path: path)
    }
    note(.changed, a, b, path: path)
  }

  // MARK: Mappings

  private mutating func compare(
    _ a: [MarkedTree.Entry], _ b: [MarkedTree.Entry], path: [String]
  ) {
    if changesCombine(a, b, path: path) { return }
    for entry in a {
      let here = path + [entry.key]
      if let other = b.first(where: { $0.key == entry.key }) {
        compare(entry.value, other.value, path: here)
      } else if let steps = Self.steps(entry, path) {
        compare(steps, [], path: here)
      } else if let entries = Self.named(entry, path) {
        compare(entries, [], path: here)
      } else {
        note(.removed, entry.value, nil, path: here)
      }
    }
    for entry in b where !a.contains(where: { $0.key == entry.key }) {
      if let steps = Self.steps(entry, path) {
        compare([], steps, path: path + [entry.key])
      } else if let entries = Self.named(entry, path) {
        compare([], entries, path: path + [entry.key])
      } else {
        note(.added, nil, entry.value, path: path + [entry.key])
      }
    }
  }

  private static let namedSections: Set = [
    ["parameters"], ["populations"], ["sources"], ["results"], ["results", "tables"], ["checks"],
    ["profiles"], ["data", "columns"],
  ]

  /// The entries of a section that the other file doesn't have: told one by one.
  private static func named(
    _ entry: MarkedTree.Entry, _ path: [String]
  ) -> [MarkedTree.Entry]? {
    namedSections.contains(path + [entry.key]) ? entry.value.mapping : nil
  }

  /// The items of a list whose counterpart has none, such as the steps of a node: told one by one.
  private static func steps(_ entry: MarkedTree.Entry, _ path: [String]) -> [MarkedTree]? {
    let isList = path.isEmpty && (isSet([entry.key]) || entry.key == "published")
    let isSteps = path.count == 2 && path[0] == "nodes" && ["then", "each"].contains(entry.key)
    return isList || isSteps ? entry.value.sequence : nil
  }

  /// `mean` that became `sum` is one change of the same children, not a loss and a gain.
  private mutating func changesCombine(
    _ a: [MarkedTree.Entry], _ b: [MarkedTree.Entry], path: [String]
  ) -> Bool {
    guard path.count == 2, path[0] == "nodes" else { return false }
    let sources = KeySet.plainSources + KeySet.combines
    guard let old = a.first(where: { sources.contains($0.key) }),
      let new = b.first(where: { sources.contains($0.key) }), old.key != new.key
    else { return false }
    append(
      .changed, "\(old.key): \(Self.line(old.value))", "\(new.key): \(Self.line(new.value))",
      marks: [old.keyMark, new.keyMark], path: path + ["source of the node"])
    compare(
      a.filter { $0.key != old.key }, b.filter { $0.key != new.key }, path: path)
    return true
  }

  // MARK: Lists

  /// Texts whose order says nothing: one that was put in moves the others, and they say the same.
  private static func isSet(_ path: [String]) -> Bool {
    path.count == 1 && ["undisclosed", "notes"].contains(path[0])
  }

  private mutating func compareSets(_ a: [MarkedTree], _ b: [MarkedTree], path: [String]) {
    for (index, item) in a.enumerated() where !b.contains(where: { isSame(item, $0) }) {
      note(.removed, item, nil, path: Self.indexed(path, index))
    }
    for (index, item) in b.enumerated() where !a.contains(where: { isSame(item, $0) }) {
      note(.added, nil, item, path: Self.indexed(path, index))
    }
  }

  /// Steps are aligned by what they do, so that one taken out is one difference.
  private mutating func compare(_ a: [MarkedTree], _ b: [MarkedTree], path: [String]) {
    if Self.isSet(path) { return compareSets(a, b, path: path) }
    var old = 0
    var new = 0
    for (i, j) in Self.aligned(a.map(Self.signature), b.map(Self.signature)) + [(a.count, b.count)]
    {
      while old < i {
        note(.removed, a[old], nil, path: Self.indexed(path, old))
        old += 1
      }
      while new < j {
        note(.added, nil, b[new], path: Self.indexed(path, new))
        new += 1
      }
      guard i < a.count else { break }
      compare(a[i], b[j], path: Self.indexed(path, j))
      (old, new) = (i + 1, j + 1)
    }
  }

  private static func indexed(_ path: [String], _ index: Int) -> [String] {
    path.dropLast() + [(path.last ?? "") + "[\(index)]"]
  }

  /// The step's own key; for other mappings the first key.
  private static func signature(_ tree: MarkedTree) -> String {
    let keys = tree.mapping?.map(\.key) ?? []
    return keys.first { KeySet.operations.contains($0) } ?? keys.first ?? ""
  }

  /// Positions of a longest common subsequence.
  private static func aligned(_ a: [String], _ b: [String]) -> [(Int, Int)] {
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] =
          a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  private func holdsMappings(_ items: [MarkedTree]) -> Bool {
    items.allSatisfy { $0.mapping != nil }
  }

  // MARK: Values

  private func isSame(_ a: MarkedTree, _ b: MarkedTree) -> Bool {
    if let old = a.scalar?.plainNumber, let new = b.scalar?.plainNumber { return old == new }
    if let old = a.sequence, let new = b.sequence {
      return old.count == new.count && zip(old, new).allSatisfy(isSame)
    }
    return a.hasSameContent(as: b)
  }

  private mutating func note(
    _ kind: MethodologyDifference.Kind, _ a: MarkedTree?, _ b: MarkedTree?, path: [String]
  ) {
    let locations = [
      a.map { location($0.mark, before, path) }, b.map { location($0.mark, after, path) },
    ]
    append(
      kind, a.map(Self.line), b.map(Self.line), locations: locations.compactMap { $0 }, path: path)
  }

  private mutating func append(
    _ kind: MethodologyDifference.Kind, _ old: String, _ new: String, marks: [Mark],
    path: [String]
  ) {
    let locations = zip(marks, [before, after]).map { location($0, $1, path) }
    append(kind, old, new, locations: locations, path: path)
  }

  private mutating func append(
    _ kind: MethodologyDifference.Kind, _ old: String?, _ new: String?,
    locations: [SourceLocation], path: [String]
  ) {
    let sentence = DifferenceSentence(path: path, before: old, after: new)
    var difference = MethodologyDifference(
      path: Self.printed(path), keys: path, kind: kind, before: old, after: new,
      locations: locations, isRule: tables.isRule(path) ?? sentence.isRule,
      summary: sentence.text, name: tables.name(path))
    if path.count > 2, path[0] == "tables" {
      difference.summary = RowSentence([difference]).text
    }
    differences.append(difference)
  }

  private func location(_ mark: Mark, _ file: String, _ path: [String]) -> SourceLocation {
    SourceLocation(
      file: mark.file?.path ?? file, line: mark.line, column: mark.column,
      name: Self.printed(path))
  }

  /// `nodes.hdi.then[0]`.
  private static func printed(_ path: [String]) -> String {
    path.reduce("") { start, part in
      guard part.hasSuffix("]"), let bracket = part.lastIndex(of: "[") else {
        return Excerpt.join(start, part)
      }
      return Excerpt.join(start, String(part[..<bracket])) + part[bracket...]
    }
  }

  private static func line(_ tree: MarkedTree) -> String { YAMLWriter.line(of: tree) }
}
