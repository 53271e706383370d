import PalmaresCore
import PalmaresEngine

/// Reads from an evaluation what a score is made of.
struct StructureBuilder {
  private(set) var parts: [ScoreStructure.Part] = []
  private var known: [Key: Int] = [:]
  private var moments: [Moment]

  private struct Key: Hashable {
    var moment: Int
    var node: NodeReference
  }

  /// An evaluation, of the period in hand or of an earlier one.
  private struct Moment {
    var evaluation: Evaluation
    var period: String?
    var units: UnitMapping
  }

  init(_ evaluation: Evaluation) {
    moments = [Moment(evaluation: evaluation, period: nil, units: .same)]
  }

  /// Position of a node or column among the parts.
  mutating func part(of node: NodeReference) -> Int { part(of: node, in: 0) }

  private mutating func part(of node: NodeReference, in moment: Int) -> Int {
    let key = Key(moment: moment, node: node)
    if let known = known[key] { return known }
    let part = made(node, in: moment)
    parts.append(part)
    known[key] = parts.count - 1
    return parts.count - 1
  }

  private mutating func made(_ node: NodeReference, in index: Int) -> ScoreStructure.Part {
    let moment = moments[index]
    let evaluation = moment.evaluation
    guard let definition = evaluation.graph.node(node.code),
      let record = evaluation.record(of: node.code)
    else { return column(node, in: moment) }
    var records = record.steps
    if let stage = node.stage, let end = records.firstIndex(where: { $0.step.stage == stage }) {
      records = Array(records[...end])
    }
    let steps = records.map { ChainStep($0, in: evaluation, moment.units) }
    let sourceValue = moment.units.aligned(record.source)
    let source = source(of: definition, record, in: index)
    let inner: ScoreStructure.Part? =
      if case .same(let entry) = source, parts[entry.part].isIndicator { parts[entry.part] } else {
        nil
      }
    return ScoreStructure.Part(
      node: node, period: moment.period, label: definition.label ?? inner?.label,
      value: steps.last?.after ?? sourceValue, source: inner == nil ? source : .indicator,
      sourceValue: sourceValue, steps: steps, chain: (inner?.chain ?? []) + steps,
      start: inner?.start ?? start(of: definition, in: moment))
  }

  private func column(_ node: NodeReference, in moment: Moment) -> ScoreStructure.Part {
    let column =
      moment.evaluation.column(node)
      ?? Column(absent: .missing, count: moment.evaluation.dataset.units.count)
    let value = moment.units.aligned(column)
    return ScoreStructure.Part(
      node: node, period: moment.period, label: nil, value: value, source: .indicator,
      sourceValue: value, steps: [], chain: [], start: .column(value, name: node.code))
  }

  private func start(of node: NodeDefinition, in moment: Moment) -> ScoreStructure.Start {
    func values(_ name: String) -> Column? {
      moment.evaluation.dataset.columns[name].map(moment.units.aligned)
    }
    guard node.back == 0 else { return .other }
    switch node.source {
    case .column(let name): return values(name).map { .column($0, name: name) } ?? .other
    case .constant: return .constant
    case .formula(let formula):
      let columns = formula.names.filter { $0.stage == nil }.compactMap { name in
        moment.evaluation.graph.node(name.code) == nil ? values(name.code) : nil
      }
      return .formula(columns, asksForAbsence: formula.asksForAbsence)
    case .node, .combination: return .other
    }
  }

  private mutating func source(
    of node: NodeDefinition, _ record: NodeRecord, in index: Int
  ) -> ScoreStructure.Source {
    if node.back > 0 { return earlier(node, record, in: index) }
    switch node.source {
    case .column, .constant: return .indicator
    case .node(let reference): return .same(entry(of: reference, in: index))
    case .formula(let formula): return source(of: formula, in: index)
    case .combination(let combination): return source(of: combination, node, record, in: index)
    }
  }

  /// A part as it is, without steps on the way.
  private mutating func entry(of reference: NodeReference, in index: Int) -> ScoreStructure.Entry {
    let position = part(of: reference, in: index)
    let value = parts[position].value
    return ScoreStructure.Entry(part: position, raw: value, steps: [], value: value)
  }

  private mutating func earlier(
    _ node: NodeDefinition, _ record: NodeRecord, in index: Int
  ) -> ScoreStructure.Source {
    guard case .node(let reference) = node.source,
      let evaluation = moments[index].evaluation.evaluation(before: node)
    else { return .indicator }
    let period = evaluation.dataset.period
    let units = moments[0].evaluation.dataset.units
    let position =
      moments.firstIndex { $0.evaluation.dataset.period == period && $0.period != nil }
      ?? moments.count
    if position == moments.count {
      moments.append(
        Moment(
          evaluation: evaluation, period: period,
          units: UnitMapping(of: units, in: evaluation.dataset.units)))
    }
    return .same(entry(of: reference, in: position))
  }

  private mutating func source(
    of formula: Expression, in index: Int
  ) -> ScoreStructure.Source {
    let evaluation = moments[index].evaluation
    if let form = LinearForm(formula, in: evaluation) {
      let names = form.terms.compactMap(\.name)
      guard names.contains(where: { evaluation.graph.node($0.code) != nil }) else {
        return .indicator
      }
      let entries = names.map { entry(of: $0, in: index) }
      return .linear(
        constant: form.constant,
        zip(form.terms, entries).map { (coefficient: $0.coefficient, entry: $1) })
    }
    guard !formula.usesStatistics else { return .indicator }
    let names = formula.names.filter { evaluation.column($0)?.categories == nil }
    let nodes = names.filter { evaluation.column($0) != nil }
    let entries = nodes.map { entry(of: $0, in: index) }
    guard entries.contains(where: { !parts[$0.part].isIndicator }) else { return .indicator }
    if let first = formula.firstOf, first == nodes { return .first(entries) }
    let units = moments[index].units
    return .formula(formula, zip(nodes, entries).map { (name: $0, entry: $1) }) { unit in
      units.position(of: unit).map { evaluation.cells(of: formula, at: $0) } ?? [:]
    }
  }

  private mutating func source(
    of combination: Combination, _ node: NodeDefinition, _ record: NodeRecord, in index: Int
  ) -> ScoreStructure.Source {
    switch combination.rule {
    case .share, .copeland: return .indicator
    default: break
    }
    let (evaluation, units) = (moments[index].evaluation, moments[index].units)
    var entries: [ScoreStructure.Entry] = []
    for (child, edge) in zip(combination.children, record.edges) {
      entries.append(
        ScoreStructure.Entry(
          part: part(of: child.node, in: index), raw: units.aligned(edge.raw),
          steps: edge.steps.map { ChainStep($0, in: evaluation, units) },
          value: units.aligned(edge.value)))
    }
    let weights = evaluation.weights(of: node.code)
    // A ratio of two indicators is one indicator.
    if combination.rule == .product, weights.contains(where: { $0 < 0 }),
      entries.allSatisfy({ parts[$0.part].isIndicator })
    {
      return .indicator
    }
    var ownWeights: (@Sendable (Int) -> [Double]?)?
    if case .benefitOfDoubt = combination.rule {
      let code = node.code
      ownWeights = { unit in
        units.position(of: unit).flatMap { evaluation.favourableWeights(of: code, at: $0) }
      }
    }
    return .combined(
      ScoreStructure.Combined(
        rule: combination.rule, weights: weights, entries: entries, ownWeights: ownWeights))
  }
}
