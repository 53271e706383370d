import CDrawKernels
import PalmaresCore
import PalmaresEngine

/// Finds the operations that lead from varied weights to ranks.
final class PlanCompiler {
  /// The evaluation of one period.
  struct View {
    var evaluation: Evaluation
    /// Its place in the series; `nil` for the one that is looked at.
    var period: Int?
    var count: Int { evaluation.dataset.units.count }
  }

  private struct Key: Hashable {
    var period: Int?
    var reference: NodeReference
  }

  let graph: Graph
  let base: Evaluation
  let moving: Set<Int>
  var rows: WeightRows
  private(set) var operations: [PlanOperation] = []
  /// Institutions of each block.
  private(set) var blockSizes: [Int] = []
  private var blocks: [Key: Int] = [:]
  private let readers: [Int: Int]

  init(_ base: Evaluation, _ variation: Variation) {
    self.base = base
    graph = base.graph
    rows = WeightRows(variation)
    var change = Change()
    for case .weights(let weights) in variation.inputs {
      change.weights[weights.node] = weights.nominal
    }
    let moving = graph.affected(by: change).nodes
    self.moving = moving
    var readers: [Int: Int] = [:]
    for position in moving {
      for node in Set(graph.uses[position].nodes + graph.uses[position].earlierNodes) {
        readers[node, default: 0] += 1
      }
    }
    self.readers = readers
  }

  /// The block of a node or stage whose value moves, every step applied.
  func block(of reference: NodeReference, in view: View) throws(PlanRefusal) -> Int {
    let key = Key(period: view.period, reference: reference)
    if let known = blocks[key] { return known }
    guard let position = graph.positions[reference.code] else {
      throw refusal(reference.code, en: "no node of that name", fr: "aucun nœud de ce nom")
    }
    try compile(position, in: view)
    guard let block = blocks[key] else {
      throw refusal(reference.description, en: "an unknown stage", fr: "une étape inconnue")
    }
    return block
  }

  func isMoving(_ reference: NodeReference) -> Bool {
    graph.positions[reference.code].map(moving.contains) ?? false
  }

  /// A node whose value is worked out inside the sum of the one node that reads it.
  func isInlined(_ reference: NodeReference) -> Bool {
    guard reference.stage == nil, let position = graph.positions[reference.code] else {
      return false
    }
    let node = graph.methodology.nodes[position]
    guard case .combination(let combination) = node.source else { return false }
    return node.then.isEmpty && combination.isLinear && readers[position] == 1
  }

  func newBlock(of count: Int) -> Int {
    blockSizes.append(count)
    return blockSizes.count - 1
  }

  func add(_ operation: PlanOperation) { operations.append(operation) }

  private func compile(_ position: Int, in view: View) throws(PlanRefusal) {
    let node = graph.methodology.nodes[position]
    if let only = node.only, only.references.contains(where: isMoving) {
      throw refusal(node.code, en: "whom it is for moves", fr: "ceux qu'il concerne changent")
    }
    guard let result = view.evaluation.column(NodeReference(node.code)) else {
      throw refusal(node.code, en: "it has no values", fr: "il n'a pas de valeurs")
    }
    var block = try source(of: node, at: position, in: view)
    for step in node.then {
      block = try applied(step, to: block, holding: result, of: node, in: view)
      if let stage = step.stage {
        blocks[Key(period: view.period, reference: NodeReference(node.code, stage: stage))] = block
      }
    }
    blocks[Key(period: view.period, reference: NodeReference(node.code))] = block
  }

  private func source(
    of node: NodeDefinition, at position: Int, in view: View
  ) throws(PlanRefusal) -> Int {
    switch node.source {
    case .node(let reference) where node.back > 0:
      return try earlier(reference, of: node, in: view)
    case .node(let reference): return try block(of: reference, in: view)
    case .combination(let combination):
      return try combined(combination, of: node, at: position, in: view)
    case .column, .constant, .formula:
      throw refusal(
        node.code, en: "its formula reads what moves", fr: "sa formule lit ce qui change")
    }
  }

  private func earlier(
    _ reference: NodeReference, of node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> Int {
    let dataset = view.evaluation.dataset
    let block = newBlock(of: view.count)
    guard let series = dataset.series,
      let period = series.position(node.back, before: dataset.position)
    else {
      // Nobody has a value of a period that isn't there: the block stays zero.
      return block
    }
    guard let earlier = base.earlier[period] else {
      throw refusal(
        node.code, en: "it reads an earlier period", fr: "il lit une période antérieure")
    }
    let other = View(evaluation: earlier, period: period)
    let from = try self.block(of: reference, in: other)
    let rows = dataset.units.identifiers.map {
      earlier.dataset.units.position(of: $0).map(Int32.init) ?? -1
    }
    add(.gather(rows: rows, of: from, into: block))
    return block
  }

  private func combined(
    _ combination: Combination, of node: NodeDefinition, at position: Int, in view: View
  ) throws(PlanRefusal) -> Int {
    if combination.weighting != nil {
      throw refusal(
        node.code, en: "its weights come from values that move",
        fr: "ses poids viennent de valeurs qui changent")
    }
    if case .weightPercent = combination.needs {
      throw refusal(
        node.code, en: "the share of weight it needs moves",
        fr: "la part de poids qu'il demande change")
    }
    switch combination.rule {
    case .mean(1, _), .sum:
      return try sums(of: position, in: view, transformed: nil)
    case .mean(let power, let zeros):
      return try powerMean(power, zeros, combination, of: node, at: position, in: view)
    case .ordered(let weights, let end):
      return try ordered(weights, from: end, combination, of: node, at: position, in: view)
    default:
      throw refusal(
        node.code, en: "its rule of combination is worked out draw by draw",
        fr: "sa règle de combinaison se calcule tirage par tirage")
    }
  }

  func refusal(_ node: String, en: String, fr: String) -> PlanRefusal {
    PlanRefusal(node, LocalizedText(en: en, fr: fr))
  }
}

extension Combination {
  /// Whether it is a weighted sum of its children, or one divided by the weights present.
  var isLinear: Bool {
    guard weighting == nil else { return false }
    if case .weightPercent = needs { return false }
    switch rule {
    case .mean(1, _), .sum: return true
    default: return false
    }
  }
}
