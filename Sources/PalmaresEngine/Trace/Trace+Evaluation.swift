import Glibc
import PalmaresCore

extension Trace {
  /// The trace of a node for one institution.
  ///
  /// - Parameters:
  ///   - reference: a node, a named stage of one, or a column of the data.
  ///   - unit: position of the institution in the dataset.
  ///   - evaluation: made with `keepingSteps`.
  /// - Returns: `nil` if the node wasn't computed or its steps weren't kept.
  public init?(of reference: NodeReference, at unit: Int, in evaluation: Evaluation) {
    guard let position = evaluation.graph.positions[reference.code] else {
      self.init(ofColumn: reference.code, at: unit, in: evaluation)
      return
    }
    guard let record = evaluation.records[position] else { return nil }
    let definition = evaluation.graph.methodology.nodes[position]
    var records = record.steps
    if let stage = reference.stage {
      guard let end = records.firstIndex(where: { $0.step.stage == stage }) else { return nil }
      records = Array(records[...end])
    }
    self.init(
      node: reference, label: definition.label, citation: definition.citation,
      note: definition.note,
      source: TraceSource(definition, record, position: position, unit: unit, evaluation),
      sourceValue: TraceValue(record.source, at: unit),
      steps: records.map { TraceStep($0, at: unit) },
      result: TraceValue(records.last?.after ?? record.source, at: unit),
      printing: evaluation.printing(of: reference), words: evaluation.words(of: reference),
      reason: evaluation.reason(forAbsenceOf: reference, at: unit))
  }

  private init?(ofColumn name: String, at unit: Int, in evaluation: Evaluation) {
    guard let column = evaluation.dataset.columns[name] else { return nil }
    let value = TraceValue(column, at: unit)
    self.init(
      node: NodeReference(name), label: nil, citation: nil, note: nil,
      source: TraceSource(cell: name, unit: unit, evaluation), sourceValue: value, steps: [],
      result: value, printing: .general, words: [:],
      reason: evaluation.reason(forAbsenceOf: NodeReference(name), at: unit))
  }
}

extension TraceSource {
  fileprivate init(cell name: String, unit: Int, _ evaluation: Evaluation) {
    self = .cell(
      column: name, location: evaluation.dataset.location(of: name, at: unit),
      text: evaluation.dataset.text(of: name, at: unit))
  }

  /// The cell of an earlier period, or the node to be explained there.
  private init(
    earlier node: NodeDefinition, _ record: NodeRecord, unit: Int, _ evaluation: Evaluation
  ) {
    let period = evaluation.period(before: node)
    let identifier = evaluation.dataset.units.identifiers[unit]
    if case .column(let name) = node.source {
      let other = period?.units.position(of: identifier)
      self = .cell(
        column: name, location: other.flatMap { period?.location(of: name, at: $0) },
        text: other.flatMap { period?.text(of: name, at: $0) })
      return
    }
    var reference = NodeReference(node.code)
    if case .node(let inner) = node.source { reference = inner }
    self = .earlier(
      reference, back: node.back, period: period?.period, TraceValue(record.source, at: unit))
  }

  fileprivate init(
    _ node: NodeDefinition, _ record: NodeRecord, position: Int, unit: Int, _ evaluation: Evaluation
  ) {
    if node.back > 0 {
      self.init(earlier: node, record, unit: unit, evaluation)
      return
    }
    switch node.source {
    case .column(let name): self.init(cell: name, unit: unit, evaluation)
    case .node(let inner): self = .node(inner, TraceValue(record.source, at: unit))
    case .constant(let value): self = .constant(value)
    case .formula(let formula):
      self = .formula(
        text: formula.text, operands: evaluation.operands(of: formula, at: unit))
    case .combination(let combination):
      let input = CombinationInput(
        columns: record.edges.map(\.value), weights: evaluation.weights(at: position),
        units: evaluation.dataset.units.count)
      var trace = TraceCombination(
        combination, input, edges: record.edges, unit: unit,
        counts: record.source.states[unit] == .present)
      trace.weighting = evaluation.fittedWeights[position].map {
        TraceWeighting(method: $0.method, institutions: $0.institutions, leftOut: $0.leftOut)
      }
      if let favourable = record.favourable[unit] { trace.weigh(favourably: favourable) }
      if trace.total == nil, record.source.states[unit] == .present {
        trace.opponents = evaluation.opponents(of: combination, record, input, at: unit)
        trace.detail = trace.detail ?? trace.opponents.map { .pairs($0.record) }
      }
      self = .combination(trace)
    }
  }
}

extension TraceOperand {
  init(_ reference: NodeReference, at unit: Int, _ evaluation: Evaluation) {
    let parameter = reference.stage == nil ? evaluation.graph.parameters[reference.code] : nil
    let column =
      parameter.map { Column([$0]) } ?? evaluation.column(reference) ?? Column([nil])
    self.init(
      reference: reference, value: TraceValue(column, at: column.count == 1 ? 0 : unit),
      isParameter: parameter != nil)
  }
}

extension TraceStep {
  init(_ record: NodeRecord.StepRecord, at unit: Int) {
    step = record.step
    before = TraceValue(record.before, at: unit)
    after = TraceValue(record.after, at: unit)
    facts = record.facts.compactMap { fact in
      fact.number(at: unit).map {
        TraceFact(role: fact.role, expression: fact.expression, number: $0)
      }
    }
  }
}

extension TraceCombination {
  /// Works the combination out once more, term by term, in the engine's order.
  fileprivate init(
    _ combination: Combination, _ input: CombinationInput, edges: [NodeRecord.EdgeRecord],
    unit: Int, counts: Bool
  ) {
    rule = combination.rule
    needs = combination.needs
    children = zip(combination.children, edges).map { child, edge in
      TraceChild(
        node: child.node, raw: TraceValue(edge.raw, at: unit),
        steps: edge.steps.map { TraceStep($0, at: unit) }, value: TraceValue(edge.value, at: unit))
    }
    guard counts else { return }
    switch combination.rule {
    case .ordered(let weights, let end): weighPositions(input, weights, from: end, unit)
    case .share: weighShare(input, unit)
    case .mean, .sum, .product: weighChildren(input, unit)
    // Its weights are the institution's own, and were kept.
    case .benefitOfDoubt: break
    case .quantile(let share): place(input, at: share, unit)
    case .spread(let divisor): spread(input, divideBy: divisor, unit)
    case .copeland:
      for (child, column) in input.columns.enumerated() where column.states[unit] == .present {
        children[child].weight = input.weights[child]
      }
    }
  }

  fileprivate mutating func weigh(favourably solution: FavourableWeights.Solution) {
    for (child, weight) in solution.weights.enumerated() {
      children[child].weight = weight
      children[child].term = children[child].value.number.map { weight * $0 }
    }
    total = solution.own
    divisor = solution.best
    contribute()
  }

  private mutating func place(_ input: CombinationInput, at share: Double, _ unit: Int) {
    let order = input.positioned(from: .low, at: unit)
    for (place, child) in order.enumerated() { children[child].position = place + 1 }
    let place = QuantilePlace(share: share, count: order.count)
    detail = .place(Double(place.below + 1) + place.part, of: order.count)
  }

  private mutating func spread(
    _ input: CombinationInput, divideBy divisor: SpreadDivisor, _ unit: Int
  ) {
    let present = input.columns.indices.filter { input.columns[$0].states[unit] == .present }
    let mean = CombinationInput.plainMean(present.map { input.columns[$0].values[unit] })
    var total = 0.0
    for child in present {
      let deviation = input.columns[child].values[unit] - mean
      children[child].term = deviation * deviation
      total += deviation * deviation
    }
    self.total = total
    self.divisor = divisor.number(of: present.count)
    detail = .mean(mean)
  }

  private mutating func weighChildren(_ input: CombinationInput, _ unit: Int) {
    guard !givesZero(input, unit) else { return }
    var total = rule == .product ? 1.0 : 0.0
    var divisor = 0.0
    for (child, column) in input.columns.enumerated() where column.states[unit] == .present {
      let (value, weight) = (column.values[unit], input.weights[child])
      let term = rule.term(value, weight: weight)
      children[child].weight = weight
      children[child].term = term
      switch rule {
      case .product where weight == -1: total /= value
      case .product: total *= term
      default: total += term
      }
      divisor += weight
    }
    self.total = total
    if case .mean = rule { self.divisor = divisor }
    contribute()
  }

  /// A zero child of a mean that says `zeros: give_zero`: there is nothing to add up.
  private func givesZero(_ input: CombinationInput, _ unit: Int) -> Bool {
    guard case .mean(let power, .giveZero) = rule, power <= 0 else { return false }
    return input.columns.contains { $0.number(at: unit) == 0 }
  }

  private mutating func weighPositions(
    _ input: CombinationInput, _ weights: [Double], from end: End, _ unit: Int
  ) {
    let order = input.positioned(from: end, at: unit)
    for (place, child) in order.enumerated() { children[child].position = place + 1 }
    var (total, divisor) = (0.0, 0.0)
    for (child, weight) in zip(order, weights) {
      let term = weight * input.columns[child].values[unit]
      children[child].weight = weight
      children[child].term = term
      total += term
      divisor += weight
    }
    self.total = total
    self.divisor = divisor
    contribute()
  }

  private mutating func weighShare(_ input: CombinationInput, _ unit: Int) {
    var (total, divisor) = (0.0, 0.0)
    for (child, column) in input.columns.enumerated() {
      let weight = input.weights[child]
      children[child].weight = weight
      let term = column.states[unit] == .present ? weight : 0
      children[child].term = term
      total += term
      divisor += weight
    }
    self.total = total
    self.divisor = divisor
    contribute()
  }

  /// What each child adds to the result, where the rule is additive.
  private mutating func contribute() {
    switch rule {
    case .mean(let power, _) where power != 1: return
    case .product, .quantile, .spread, .copeland: return
    default: break
    }
    for child in children.indices {
      guard let term = children[child].term else { continue }
      children[child].contribution = divisor.map { term / $0 } ?? term
    }
  }
}

extension CombinationRule {
  /// What a child adds to the total of a mean or a sum, or multiplies that of a product by.
  fileprivate func term(_ value: Double, weight: Double) -> Double {
    switch self {
    case .mean(1, _), .sum, .ordered, .share, .benefitOfDoubt: weight * value
    case .mean(0, _): weight * log(value)
    case .mean(-1, _): weight * (1 / value)
    case .mean(let exponent, _): weight * pow(value, exponent)
    case .product: power(value, weight)
    // These have no sum of weighted children.
    case .quantile, .spread, .copeland: value
    }
  }
}
