import PalmaresCore

/// Whether names stand for numbers or for words.
///
/// A column is words when the methodology says so, compares it with a text, or only groups by it;
/// any other is numbers. A node is what its last steps make of its source.
struct KindInference: Sendable {
  private let positions: [String: Int]
  private let nodes: [NodeDefinition]
  private let declared: [String: ColumnRequirement.Kind]
  private var textual: Set<String> = []
  /// The kind of each node's result, by position.
  private var results: [ColumnRequirement.Kind] = []

  init(_ methodology: Methodology, positions: [String: Int], uses: [NodeUses]) {
    self.positions = positions
    nodes = methodology.nodes
    declared = methodology.columnKinds
    collectEvidence(methodology)
    results = nodes.map { _ in .number }
  }

  /// Works out what the nodes give, each after those that it depends on.
  mutating func settle(in order: [Int]) {
    // A second time for nodes that look back: what they read may come after them.
    for _ in 0..<(nodes.contains { $0.back > 0 } ? 2 : 1) {
      for position in order { results[position] = kind(of: nodes[position], upTo: nil) }
    }
  }

  func kind(ofColumn name: String) -> ColumnRequirement.Kind {
    declared[name] ?? (textual.contains(name) ? .text : .number)
  }

  func kind(of reference: NodeReference) -> ColumnRequirement.Kind {
    guard let position = positions[reference.code] else { return kind(ofColumn: reference.code) }
    guard let stage = reference.stage else { return results[position] }
    return kind(of: nodes[position], upTo: stage)
  }

  private func kind(of node: NodeDefinition, upTo stage: String?) -> ColumnRequirement.Kind {
    var kind = sourceKind(of: node)
    for step in node.then {
      kind = step.kind(after: kind)
      if let stage, step.stage == stage { break }
    }
    return kind
  }

  /// What a node's steps start from.
  func sourceKind(of node: NodeDefinition) -> ColumnRequirement.Kind {
    switch node.source {
    case .column(let name): kind(ofColumn: name)
    case .node(let inner): kind(of: inner)
    case .constant, .formula, .combination: .number
    }
  }

  private mutating func collectEvidence(_ methodology: Methodology) {
    var compared = Set<String>()
    var grouped = Set<String>()
    var numeric = Set<String>()
    func read(_ tree: ExpressionTree) {
      tree.collect(compared: &compared, numeric: &numeric)
    }
    for population in methodology.populations { read(population.condition.tree) }
    for check in methodology.checks { read(check.condition.tree) }
    for node in methodology.nodes {
      if case .formula(let formula) = node.source { read(formula.tree) }
      if case .node(let inner) = node.source, !node.then.isEmpty { numeric.insert(inner.code) }
      if case .column(let name) = node.source, node.computesWithNumbers { numeric.insert(name) }
      if case .combination(let combination) = node.source {
        numeric.formUnion(combination.children.map(\.node.code))
      }
      if let only = node.only { read(only.tree) }
      for step in node.allSteps {
        if let by = step.by { grouped.insert(by.code) }
        for expression in step.expressions { read(expression.tree) }
      }
    }
    for name in compared.union(grouped.subtracting(numeric)) { markColumn(behind: name) }
    for node in methodology.nodes {
      if case .column(let name) = node.source, case .cut(let cut)? = node.then.first?.operation,
        cut.readsWords
      {
        textual.insert(name)
      }
    }
  }

  /// A name that is compared with text is a column of words, or a node that shows one unchanged.
  private mutating func markColumn(behind name: String) {
    guard let position = positions[name] else {
      textual.insert(name)
      return
    }
    let node = nodes[position]
    if node.then.isEmpty, case .column(let column) = node.source { textual.insert(column) }
  }
}

extension NodeDefinition {
  /// Whether its first step takes numbers.
  fileprivate var computesWithNumbers: Bool {
    guard let first = then.first else { return false }
    if case .cut(let cut) = first.operation { return !cut.readsWords }
    return true
  }
}

extension Step {
  /// Whether numbers or words come out.
  func kind(after kind: ColumnRequirement.Kind) -> ColumnRequirement.Kind {
    switch operation {
    case .cut(let cut): cut.givesWords ? .text : .number
    case .rank, .scale, .map, .netFlow: .number
    case .clip, .round, .fill, .fillPeriods, .blank, .replace, .winsorise: kind
    }
  }

  /// Whether the step can be applied to words.
  var takesWords: Bool {
    switch operation {
    case .cut(let cut): cut.readsWords
    case .blank: true
    case .map(let map): !map.to.tree.asksForNumber
    case .scale, .rank, .clip, .round, .fill, .fillPeriods, .replace, .winsorise, .netFlow: false
    }
  }
}

extension ExpressionTree {
  /// Whether it computes with the value in hand, rather than compare it with texts.
  fileprivate var asksForNumber: Bool {
    switch self {
    case .current, .statistic(_, nil, _): true
    case .comparison(_, .current, .text), .comparison(_, .text, .current): false
    case .member(.current, _), .call(.present, _): false
    default: parts.contains { $0.asksForNumber }
    }
  }
}

extension Cut {
  var givesWords: Bool { to.contains { if case .word = $0 { true } else { false } } }
  var readsWords: Bool { limits.contains { if case .word = $0 { true } else { false } } }
}

extension ExpressionTree {
  /// Names compared with a text, and names used as numbers.
  fileprivate func collect(compared: inout Set<String>, numeric: inout Set<String>) {
    switch self {
    case .comparison(_, .name(let name), .text), .comparison(_, .text, .name(let name)):
      compared.insert(name.code)
    case .member(.name(let name), let list) where list.contains { $0.isText }:
      compared.insert(name.code)
    case .comparison(_, .name, .name): break
    case .call(.present, _): break
    case .name(let name): numeric.insert(name.code)
    case .statistic(_, let reference?, _): numeric.insert(reference.code)
    default:
      for part in parts { part.collect(compared: &compared, numeric: &numeric) }
    }
  }

  private var isText: Bool { if case .text = self { true } else { false } }
}
