import PalmaresCore

/// Writes the nodes that a form needs beside its own.
struct NodeFormWriter {
  /// One child of the form, with what is written about it.
  struct FormChild {
    var code: String
    var mark: Mark
    /// As written; 1 where nothing is.
    var weight: MarkedTree?
    /// The steps of its edge.
    var each: [MarkedTree]
  }

  let form: String
  let code: String
  let mark: Mark
  let children: [FormChild]
  /// The keys of the node that hold for every node of the form: `needs`, `each`, `total`, `only`.
  let node: [MarkedTree.Entry]
  /// Whose values set the form's own steps, where it says so.
  let over: MarkedTree?
  private(set) var made: [MarkedTree.Entry] = []

  init(
    form: String, code: String, mark: Mark, children: [FormChild], node: [MarkedTree.Entry],
    over: MarkedTree?
  ) {
    self.form = form
    self.code = code
    self.mark = mark
    self.children = children
    self.node = node
    self.over = over
  }

  /// The code of a node of this form.
  func name(_ part: String) -> String { "\(code).\(part)" }

  /// The code between backquotes, for a formula.
  func quoted(_ part: String) -> String { "`\(name(part))`" }

  /// One node for each child, in which it goes through the steps of its edge, those of `each` and
  /// some of the form's own; where there are none, the child itself. Made once, so that all that is
  /// reported about them is reported once.
  mutating func prepared(_ steps: [KernelStep]) -> [FormChild] {
    let each = written("each")?.sequence ?? []
    return children.map { child in
      let own = self.steps(steps).sequence ?? []
      let all = child.each + each + own
      guard !all.isEmpty else { return child }
      let part = String(child.code.map { $0 == "@" ? "." : $0 })
      add(
        part,
        [("of", .plain(child.code, at: child.mark)), ("then", .list(all, at: mark))],
        at: child.mark)
      return FormChild(code: name(part), mark: child.mark, weight: child.weight, each: [])
    }
  }

  /// A combination of children, each with steps on its way in.
  mutating func combine(
    _ part: String, label: LocalizedText, _ key: String, _ children: [FormChild],
    beside: [(String, MarkedTree)] = [], weighted: Bool = true,
    edge: (FormChild) -> KernelStep?
  ) {
    let entries = children.map { child in
      var parts: [(String, MarkedTree)] = []
      if weighted, let weight = child.weight { parts.append(("weight", weight)) }
      if let step = edge(child) { parts.append(("each", steps([step]))) }
      let value = parts.isEmpty ? plain("1") : MarkedTree.mapping(parts, at: child.mark)
      return MarkedTree.Entry(key: child.code, keyMark: child.mark, value: value)
    }
    var node = [(key, MarkedTree(.mapping(entries), at: mark))] + beside
    if let needs = written("needs") { node.append(("needs", needs)) }
    if weighted, let total = written("total"), !made.contains(where: { $0.value["total"] != nil }) {
      node.append(("total", total))
    }
    let words = [
      ("en", MarkedTree.text(label.en, at: mark)), ("fr", MarkedTree.text(label.fr, at: mark)),
    ]
    node.append(("label", .mapping(words, at: mark)))
    add(part, node, at: mark)
  }

  private mutating func add(_ part: String, _ entries: [(String, MarkedTree)], at mark: Mark) {
    var entries = entries
    if let only = written("only") { entries.append(("only", only)) }
    made.append(
      MarkedTree.Entry(
        key: name(part), keyMark: mark, value: .mapping(entries, at: mark)))
  }

  func written(_ key: String) -> MarkedTree? { node.first { $0.key == key }?.value }
  func plain(_ text: String) -> MarkedTree { .plain(text, at: mark) }

  /// Steps of the form, with its name and its population.
  func steps(_ steps: [KernelStep]) -> MarkedTree {
    .steps(steps, of: form, over: over, at: mark)
  }

  /// The straight line between two expressions.
  func scale(_ from: (String, String), to: (String, String)) -> KernelStep {
    .scale([plain(from.0), plain(from.1)], to: [plain(to.0), plain(to.1)], at: mark)
  }

  func map(_ expression: String, isFitted: Bool = false) -> KernelStep {
    .map(expression, isFitted: isFitted, at: mark)
  }
}

extension NodeFormWriter.FormChild {
  /// The weight as a factor in an expression; `nil` where it is 1.
  var factor: String? { weight?.scalar.map { "(\($0.text))" } }
}

extension MarkedTree {
  /// A text for people.
  static func text(_ text: String, at mark: Mark) -> MarkedTree {
    MarkedTree(.scalar(Scalar(text, isQuoted: true)), at: mark)
  }
}
