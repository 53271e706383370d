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
    let runner: StepRunner
    /// What moves in it.
    let affected: AffectedNodes
    var count: Int { evaluation.dataset.units.count }

    init(_ evaluation: Evaluation, period: Int?, _ affected: AffectedNodes) {
      self.evaluation = evaluation
      self.period = period
      self.affected = affected
      runner = StepRunner(evaluation)
    }

    /// Whether the value of a node, a stage or a column moves.
    func moves(_ reference: NodeReference) -> Bool {
      guard let position = evaluation.graph.positions[reference.code] else {
        return affected.columns.contains(reference.code)
      }
      return affected.nodes.contains(position)
    }
  }

  /// A block, and what stands in it before anything varies: its states hold in every draw.
  struct Lanes {
    var block: Int
    var column: Column

    var holders: [Int32] {
      column.states.indices.filter { column.states[$0] == .present }.map(Int32.init)
    }
  }

  private struct Key: Hashable {
    var period: Int?
    var reference: NodeReference
  }

  /// A column of the data, whose name a node may have too.
  private struct ColumnKey: Hashable {
    var period: Int?
    var name: String
  }

  let graph: Graph
  let base: Evaluation
  private let affected: AffectedNodes
  /// Figures that are varied, with their coordinates in a point.
  private let figures: [String: (figures: VariedFigures, coordinates: Range<Int>)]
  private let varied: Set<String>
  var rows: WeightRows
  private(set) var operations: [PlanOperation] = []
  /// Institutions of each block.
  private(set) var blockSizes: [Int] = []
  private var blocks: [Key: Lanes] = [:]
  private var columnBlocks: [ColumnKey: Lanes] = [:]
  private var views: [Int?: View] = [:]
  private let readers: [Int: Int]

  init(_ base: Evaluation, _ variation: Variation) {
    self.base = base
    graph = base.graph
    rows = WeightRows(variation)
    var change = Change()
    var figures: [String: (figures: VariedFigures, coordinates: Range<Int>)] = [:]
    for (input, coordinates) in zip(variation.inputs, variation.coordinates) {
      switch input {
      case .weights(let weights): change.weights[weights.node] = weights.nominal
      case .figures(let varied):
        change.columns[varied.column] = varied.nominal
        figures[varied.column] = (varied, coordinates)
      case .rule: break
      }
    }
    self.figures = figures
    varied = Set(change.weights.keys)
    affected = graph.affected(by: change)
    var readers: [Int: Int] = [:]
    for position in affected.nodes {
      for node in Set(graph.uses[position].nodes + graph.uses[position].earlierNodes) {
        readers[node, default: 0] += 1
      }
    }
    self.readers = readers
  }

  /// The block of a node or stage whose value moves, every step applied.
  func lanes(of reference: NodeReference, in view: View) throws(PlanRefusal) -> Lanes {
    let key = Key(period: view.period, reference: reference)
    if let known = blocks[key] { return known }
    guard let position = graph.positions[reference.code] else {
      return try lanes(ofColumn: reference.code, in: view)
    }
    try compile(position, in: view)
    guard let lanes = blocks[key] else {
      throw refusal(reference.description, en: "an unknown stage", fr: "une étape inconnue")
    }
    return lanes
  }

  /// The evaluation that is looked at, or an earlier one that it reads.
  func view(of period: Int?) -> View? {
    if let known = views[period] { return known }
    guard let evaluation = period.map({ base.earlier[$0] }) ?? base else { return nil }
    let view = View(
      evaluation, period: period, period == nil ? affected : affected.inEarlierPeriods)
    views[period] = view
    return view
  }

  /// The figures of a column, drawn: once, however many read them.
  private func lanes(ofColumn name: String, in view: View) throws(PlanRefusal) -> Lanes {
    let key = ColumnKey(period: view.period, name: name)
    if let known = columnBlocks[key] { return known }
    guard let (figures, coordinates) = figures[name] else {
      throw refusal(name, en: "no column that is varied", fr: "aucune colonne qui varie")
    }
    let lanes = Lanes(block: newBlock(of: view.count), column: figures.nominal)
    add(.figures(figures, coordinates, holders: lanes.holders, into: lanes.block))
    columnBlocks[key] = lanes
    return lanes
  }

  /// A node whose value is worked out inside the sum of the one node that reads it.
  func isInlined(_ reference: NodeReference) -> Bool {
    guard reference.stage == nil, let position = graph.positions[reference.code] else {
      return false
    }
    let node = graph.methodology.nodes[position]
    guard case .combination(let combination) = node.source else { return false }
    return node.then.isEmpty && node.only == nil && combination.isLinear && readers[position] == 1
  }

  func newBlock(of count: Int) -> Int {
    blockSizes.append(count)
    return blockSizes.count - 1
  }

  func add(_ operation: PlanOperation) { operations.append(operation) }

  private func compile(_ position: Int, in view: View) throws(PlanRefusal) {
    let node = graph.methodology.nodes[position]
    var lanes = try source(of: node, at: position, in: view)
    for step in node.then {
      lanes = try applied(step, to: lanes, of: node, in: view)
      if let stage = step.stage {
        blocks[Key(period: view.period, reference: NodeReference(node.code, stage: stage))] = lanes
      }
    }
    blocks[Key(period: view.period, reference: NodeReference(node.code))] = lanes
  }

  /// What a node starts from; institutions that it doesn't exist for have no value.
  private func source(
    of node: NodeDefinition, at position: Int, in view: View
  ) throws(PlanRefusal) -> Lanes {
    let column = view.runner.source(of: position)
    let movesExistence = node.only.map { $0.valuesRead.contains(where: view.moves) } ?? false
    switch node.source {
    case .column(let name) where node.back == 0 && !movesExistence:
      let block = try lanes(ofColumn: name, in: view).block
      return Lanes(block: node.only == nil ? block : masked(block, to: column), column: column)
    case .node(let reference) where node.back > 0 && !movesExistence:
      return Lanes(block: try earlier(reference, of: node, in: view), column: column)
    case .node(let reference) where node.back == 0 && !movesExistence:
      let block = try lanes(of: reference, in: view).block
      return Lanes(block: node.only == nil ? block : masked(block, to: column), column: column)
    case .combination(let combination) where !movesExistence:
      if let block = try combined(combination, of: node, at: position, in: view, giving: column) {
        return Lanes(block: block, column: column)
      }
    default: break
    }
    return try byEngine(node, at: position, in: view, giving: column)
  }

  /// A source that the engine works out draw by draw.
  private func byEngine(
    _ node: NodeDefinition, at position: Int, in view: View, giving column: Column
  ) throws(PlanRefusal) -> Lanes {
    guard node.back == 0, column.categories == nil, !isVaried(node.code) else {
      throw refusal(
        node.code, en: "it is worked out draw by draw", fr: "il se calcule tirage par tirage")
    }
    for name in graph.uses[position].populations
    where view.affected.reachPopulation(name, in: graph) {
      throw refusal(
        node.code, en: "who belongs to '\(name)' moves",
        fr: "ceux qui font partie de « \(name) » changent")
    }
    let inputs = try self.inputs(node.sourceReferences, in: view)
    let block = newBlock(of: view.count)
    add(
      .engineSource(
        EngineSource(position: position, after: column.states, inputs: inputs), into: block))
    return Lanes(block: block, column: column)
  }

  /// The lanes of what moves among references.
  func inputs(
    _ references: [NodeReference], in view: View
  ) throws(PlanRefusal) -> EngineInputs {
    var inputs = EngineInputs(lanes: [], period: view.period)
    for reference in references
    where view.moves(reference) && !inputs.lanes.contains(where: { $0.reference == reference }) {
      inputs.lanes.append((reference, try lanes(of: reference, in: view)))
    }
    return inputs
  }

  /// Whether its own weights are varied.
  private func isVaried(_ code: String) -> Bool { varied.contains(code) }

  /// The block with 0 where there is no value.
  private func masked(_ block: Int, to column: Column) -> Int {
    let rows = column.states.indices.map { column.states[$0] == .present ? Int32($0) : -1 }
    let next = newBlock(of: column.count)
    add(.gather(rows: rows, of: block, into: next))
    return next
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
    guard let other = self.view(of: period) else {
      throw refusal(
        node.code, en: "it reads an earlier period", fr: "il lit une période antérieure")
    }
    let from = try lanes(of: reference, in: other).block
    let rows = dataset.units.identifiers.map {
      other.evaluation.dataset.units.position(of: $0).map(Int32.init) ?? -1
    }
    add(.gather(rows: rows, of: from, into: block))
    return block
  }

  /// The block of a combination; `nil` where the engine does it.
  private func combined(
    _ combination: Combination, of node: NodeDefinition, at position: Int, in view: View,
    giving column: Column
  ) throws(PlanRefusal) -> Int? {
    if combination.weighting != nil { return nil }
    if case .weightPercent = combination.needs { return nil }
    switch combination.rule {
    case .mean(1, _), .sum:
      return try sums(of: position, in: view, transformed: nil)
    case .mean(let power, _):
      return try powerMean(power, at: position, in: view, giving: column)
    case .ordered(let weights, let end):
      return try ordered(
        weights, from: end, combination, of: node, at: position, in: view, giving: column)
    default: return nil
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
