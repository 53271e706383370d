import PalmaresCore

/// Evaluates the nodes of a graph on a dataset, each once, collecting what can't be applied.
///
/// A node that failed, and all that depend on it, are left out: one mistake gives one message.
final class Evaluator: StepSurroundings {
  let graph: Graph
  let dataset: Dataset
  let keepsSteps: Bool
  private(set) var columns: [Column?]
  private(set) var stages: [NodeReference: Column] = [:]
  private(set) var present: [Int: [Int32]] = [:]
  /// For combinations whose weights come from the data.
  var fittedWeights: [Int: FittedWeights] = [:]
  private(set) var populations: [String: [Bool]] = [:]
  private(set) var records: [Int: NodeRecord] = [:]
  private var shortages = ShortageLog()
  private var empty: [NodeDefinition] = []
  /// Columns in place of those of the data.
  private var replaced: [String: Column] = [:]
  private(set) var failed = Set<Int>()
  private var undecided = Set<String>()
  private(set) lazy var directions = DirectionCheck(graph.methodology)
  private var diagnostics: [Diagnostic] = []
  /// What can't be fitted to one institution.
  var fittedToOne = FittedToOne()
  var currentRecord: NodeRecord?
  /// What was found in earlier periods, told as such.
  private var adopted = Set<Diagnostic>()
  let periods: PeriodEvaluators
  /// Nodes of an earlier period that failed there, and were asked for here.
  var failedEarlier = Set<NodeReference>()
  private(set) lazy var checksPassed = passesChecks()
  /// What has to be computed anew of an earlier evaluation; everything where `nil`.
  private(set) var affected: AffectedNodes?

  /// - Parameter periods: the evaluations of earlier periods, shared by all that look back.
  init(
    _ graph: Graph, dataset: Dataset, keepsSteps: Bool, periods: PeriodEvaluators? = nil
  ) {
    self.graph = graph
    self.dataset = dataset
    self.keepsSteps = keepsSteps
    self.periods = periods ?? PeriodEvaluators(graph, keepsSteps: keepsSteps)
    columns = [Column?](repeating: nil, count: graph.methodology.nodes.count)
  }

  /// Goes on from another evaluation: what a change doesn't reach is taken over.
  ///
  /// - Parameter graph: the changed one: its nodes stand in the same places.
  convenience init(
    _ graph: Graph, dataset: Dataset, startingFrom base: Evaluation, affected: AffectedNodes,
    keepsSteps: Bool = false, periods: PeriodEvaluators? = nil
  ) {
    self.init(
      graph, dataset: dataset, keepsSteps: keepsSteps,
      periods: periods ?? PeriodEvaluators(graph, startingFrom: base.earlier, affected: affected))
    self.affected = affected
    for position in columns.indices where !affected.nodes.contains(position) {
      columns[position] = base.columns[position]
      present[position] = base.present[position]
      fittedWeights[position] = base.fittedWeights[position]
    }
    stages = base.stages.filter { reference, _ in
      graph.positions[reference.code].map { !affected.nodes.contains($0) } ?? false
    }
    populations = base.populations.filter { !affected.reachPopulation($0.key, in: graph) }
    shortages = base.shortages.without(affected.nodes)
  }

  var count: Int { dataset.units.count }

  func evaluation(
    of targets: [NodeReference], populations wanted: [PopulationReference] = []
  ) throws(DiagnosticError) -> Evaluation {
    defer { periods.forget() }
    checkColumns(graph.requirements(for: targets, populations: wanted))
    guard !hasErrors else { throw DiagnosticError(found) }
    guard checksPassed else { throw DiagnosticError(found) }
    for position in graph.needed(for: targets, populations: wanted) { evaluate(position) }
    if let listed = graph.methodology.results.listed { _ = members(of: listed) }
    for population in wanted { _ = members(of: population) }
    if hasErrors { throw DiagnosticError(found) }
    reportEmpty(empty)
    (periods.warnings + [shortages.warning(in: graph.methodology)].compactMap { $0 })
      .forEach(report)
    return evaluation(earlier: periods.evaluations)
  }

  /// What has been computed until now.
  func evaluation(earlier: [Int: Evaluation]) -> Evaluation {
    Evaluation(
      graph: graph, dataset: dataset, warnings: diagnostics, columns: columns, stages: stages,
      present: present, fittedWeights: fittedWeights, populations: populations, records: records,
      shortages: shortages, earlier: earlier)
  }

  /// What an earlier period says besides errors.
  var shortageWarning: Diagnostic? {
    shortages.warning(in: graph.methodology)?.told(of: dataset.period)
  }

  /// Everything found until now; what is of this period is told so.
  var problems: [Diagnostic] {
    found.map { adopted.contains($0) ? $0 : $0.told(of: dataset.period) }
  }

  /// Takes over what was found in an earlier period.
  func adopt(_ problems: [Diagnostic], of period: String?) {
    adopted.formUnion(problems)
    problems.forEach(report)
  }

  /// Evaluates a node and what it depends on; whether it has values.
  func isKnown(_ position: Int) -> Bool {
    for position in graph.orderedDependencies(of: [position]) { evaluate(position) }
    return !failed.contains(position)
  }

  var hasErrors: Bool { diagnostics.hasErrors || fittedToOne.diagnostic != nil }
  var errorCount: Int { diagnostics.count { $0.severity == .error } + fittedToOne.nodes.count }

  private var found: [Diagnostic] {
    diagnostics + [fittedToOne.diagnostic].compactMap { $0 }
  }

  /// Evaluates what a check reads; whether all of it is known.
  func areKnown(_ uses: NodeUses) -> Bool {
    for position in graph.orderedDependencies(of: uses.nodes) { evaluate(position) }
    return failed.isDisjoint(with: uses.nodes) && uses.populations.allSatisfy(isDecided)
  }

  func evaluate(_ position: Int) {
    if columns[position] != nil || failed.contains(position) { return }
    guard failed.isDisjoint(with: graph.uses[position].nodes),
      graph.uses[position].populations.allSatisfy(isDecided)
    else {
      failed.insert(position)
      return
    }
    let errors = errorCount
    let node = graph.methodology.nodes[position]
    let exists = node.only.map { existence(of: node, condition: $0) }
    currentRecord = NodeRecord(source: Column([]), edges: [], steps: [])
    var column = source(of: node, at: position, exists: exists)
    restrict(&column, to: exists)
    currentRecord?.source = column
    let sourceColumn = column
    column = applied(node.then, to: column, of: node, exists: exists, at: position)
    columns[position] = column
    if let contradiction = directions.contradiction(
      of: node, source: sourceColumn, result: column)
    {
      report(contradiction)
    }
    if keepsSteps { records[position] = currentRecord }
    if errorCount > errors || readsFailure(node) {
      failed.insert(position)
    } else if node.back == 0,
      !shortages.explainsAbsence(at: position, reading: graph.uses[position].nodes)
    {
      noteIfEmpty(column, node)
    }
  }

  private func readsFailure(_ node: NodeDefinition) -> Bool {
    if node.back > 0, case .node(let reference) = node.source {
      return failedEarlier.contains(reference)
    }
    return false
  }

  /// A node that applies to nobody concerns nobody; one that applies and is empty is told.
  private func noteIfEmpty(_ column: Column, _ node: NodeDefinition) {
    let isEmpty = !column.states.contains(.present)
    if isEmpty, column.states.contains(where: { $0 != .notApplicable }) { empty.append(node) }
  }

  private func restrict(_ column: inout Column, to exists: [Bool]?) {
    guard let exists else { return }
    for unit in exists.indices where !exists[unit] { column.clear(at: unit, as: .notApplicable) }
  }

  private func source(of node: NodeDefinition, at position: Int, exists: [Bool]?) -> Column {
    if node.back > 0 { return earlier(of: node) }
    switch node.source {
    case .column(let name): return column(name) ?? Column(absent: .missing, count: count)
    case .node(let reference): return value(of: reference).column(count: count)
    case .constant(let value): return ExpressionValue.number(value).column(count: count)
    case .formula(let formula):
      let context = context(
        node, exists: exists, over: nil, by: nil, at: node.location, current: nil,
        fitted: formula.tree.usesStatistics)
      return context.evaluated(formula).column(count: count)
    case .combination(let combination):
      return combined(combination, of: node, at: position, exists: exists)
    }
  }

  private func combined(
    _ combination: Combination, of node: NodeDefinition, at position: Int, exists: [Bool]?
  ) -> Column {
    let children = children(of: combination, in: node, exists: exists)
    guard let weights = weights(of: combination, children, of: node, at: position, exists: exists)
    else { return Column(absent: .missing, count: count) }
    let input = CombinationInput(columns: children, weights: weights, units: count)
    let members = combination.rule.population(in: graph.methodology).map(members) ?? everyone
    var outcome = combination.combined(input, exists: exists, among: members)
    if case .benefitOfDoubt(let shares, _) = combination.rule {
      outcome.column = benefitOfDoubt(
        input, shares, outcome.column, among: members, in: node)
    }
    present[position] = outcome.present
    if !outcome.faults.isEmpty { report(outcome.faults, of: combination, in: node) }
    return outcome.column
  }

  /// The children of a combination on their way in, after the steps of their edges.
  private func children(
    of combination: Combination, in node: NodeDefinition, exists: [Bool]?
  ) -> [Column] {
    var children: [Column] = []
    for child in combination.children {
      let raw = value(of: child.node).column(count: count)
      var edge = NodeRecord.EdgeRecord(raw: raw, steps: [], value: raw)
      let way = node.onTheWayIn(from: child)
      for step in child.each + combination.each {
        let outcome = applied(
          step, to: edge.value, of: way, exists: exists, child: child.node)
        if keepsSteps { edge.steps.append(record(step, edge.value, outcome)) }
        edge.value = outcome.column
      }
      children.append(edge.value)
      if keepsSteps { currentRecord?.edges.append(edge) }
    }
    return children
  }

  /// What a node that was evaluated before starts from, once more.
  func source(of position: Int) -> Column {
    let node = graph.methodology.nodes[position]
    let exists = node.only.map { existence(of: node, condition: $0) }
    var column = source(of: node, at: position, exists: exists)
    restrict(&column, to: exists)
    return column
  }

  private func column(_ name: String) -> Column? {
    replaced.isEmpty ? dataset.columns[name] : replaced[name] ?? dataset.columns[name]
  }

  /// Puts a column in the place of a node's, a stage's or the data's own.
  func put(_ column: Column, as reference: NodeReference) {
    guard let position = graph.positions[reference.code] else {
      replaced[reference.code] = column
      return
    }
    if reference.stage == nil { columns[position] = column } else { stages[reference] = column }
  }

  /// The children of a combination that was evaluated before, once more.
  func children(of position: Int) -> [Column] {
    let node = graph.methodology.nodes[position]
    guard case .combination(let combination) = node.source else { return [] }
    let exists = node.only.map { existence(of: node, condition: $0) }
    return children(of: combination, in: node, exists: exists)
  }

  /// Applies the steps of a node's `then`, and keeps its named stages.
  private func applied(
    _ steps: [Step], to column: Column, of node: NodeDefinition, exists: [Bool]?, at position: Int
  ) -> Column {
    var column = column
    for step in steps {
      var outcome = applied(step, to: column, of: node, exists: exists)
      restrict(&outcome.column, to: exists)
      if keepsSteps { currentRecord?.steps.append(record(step, column, outcome)) }
      column = outcome.column
      if let stage = step.stage { stages[NodeReference(node.code, stage: stage)] = column }
    }
    return column
  }

  /// Applies steps that stand inside another step.
  func applied(
    _ steps: [Step], to column: Column, of node: NodeDefinition, exists: [Bool]?
  ) -> Column {
    steps.reduce(column) { applied($1, to: $0, of: node, exists: exists).column }
  }

  private func applied(
    _ step: Step, to column: Column, of node: NodeDefinition, exists: [Bool]?,
    child: NodeReference? = nil
  ) -> StepOutcome {
    let context = context(
      node, exists: exists, over: step.over, by: step.by, at: step.location ?? node.location,
      current: column, fitted: step.isFitted)
    let shortage = MemberShortage(of: step, in: column, context: context)
    var outcome = step.operation.applied(to: column, in: context, unless: shortage)
    if let shortage, let position = graph.positions[node.code] {
      shortages.note(shortage, for: column, child: child, at: position, step.location)
    }
    if outcome.column.values.contains(where: { !$0.isFinite }) {
      let beyond = outcome.column.values.indices.filter { !outcome.column.values[$0].isFinite }
      report(overflowAt: beyond, in: context)
      for unit in beyond { outcome.column.clear(at: unit, as: .missing) }
    }
    return outcome
  }

  private func record(
    _ step: Step, _ before: Column, _ outcome: StepOutcome
  ) -> NodeRecord.StepRecord {
    NodeRecord.StepRecord(
      step: step, before: before, after: outcome.column, facts: outcome.facts)
  }

  func context(
    _ node: NodeDefinition, exists: [Bool]?, over: PopulationReference?, by: NodeReference?,
    at location: SourceLocation?, current: Column?, fitted: Bool
  ) -> StepContext {
    StepContext(
      surroundings: self, node: node, exists: exists,
      population: fitted ? members(of: over ?? graph.methodology.fit) : everyone,
      grouping: by.map { Grouping(value(of: $0).column(count: count)) } ?? oneGroup,
      location: location, current: current)
  }

  /// Whether a population's members are known; where they aren't, that was reported, and what would
  /// follow from it isn't.
  private func isDecided(_ population: String) -> Bool {
    let errors = errorCount
    _ = members(of: .named(population))
    if errorCount > errors {
      undecided.insert(population)
    }
    return !undecided.contains(population)
  }

  private lazy var oneGroup = Grouping.single(count: count)
  private lazy var everyone = [Bool](repeating: true, count: count)

  /// The value of a parameter, node, stage or column.
  func value(of reference: NodeReference) -> ExpressionValue {
    if reference.stage == nil, let value = graph.parameters[reference.code] {
      return .number(value)
    }
    if let position = graph.positions[reference.code] {
      let column = reference.stage == nil ? columns[position] : stages[reference]
      return column.map { .column($0) } ?? .absent(.missing)
    }
    return column(reference.code).map { .column($0) } ?? .absent(.missing)
  }

  func members(of population: PopulationReference) -> [Bool] {
    guard case .named(let name) = population else { return everyone }
    if let known = populations[name] { return known }
    guard
      let definition = graph.methodology.populations.first(where: { $0.name == name })
    else { return everyone }
    let members = members(of: definition)
    populations[name] = members
    return members
  }
}

extension NodeDefinition {
  /// The node as messages about the steps of an edge name it: `waste → score`.
  func onTheWayIn(from child: Child) -> NodeDefinition {
    var way = self
    way.code = "\(child.node) → \(code)"
    way.location = child.location ?? location
    return way
  }
}

extension Evaluator {
  /// A dataset that was read for this methodology has the columns that it reads; one built by hand
  /// may not.
  private func checkColumns(_ requirements: [ColumnRequirement]) {
    for requirement in requirements {
      guard let column = dataset.columns[requirement.name] else {
        report(unknown: requirement)
        continue
      }
      if (column.categories == nil) != (requirement.kind == .number) { report(kind: requirement) }
    }
  }

  private func report(unknown requirement: ColumnRequirement) {
    let known = Array(dataset.columns.keys).sorted() + requirement.alternatives
    report(
      Diagnostic(
        DiagnosticRule("data.unknown-column"), .error,
        LocalizedText(
          en: "The dataset has no column '\(requirement.name)'.",
          fr: "Le jeu de données n'a pas de colonne « \(requirement.name) »."),
        at: [requirement.location].compactMap { $0 },
        fix: known.suggestion(for: requirement.name)))
  }

  private func report(kind requirement: ColumnRequirement) {
    let number = requirement.kind == .number
    report(
      Diagnostic(
        DiagnosticRule("data.kind"), .error,
        LocalizedText(
          en: "The column '\(requirement.name)' holds "
            + (number
              ? "words, and numbers are read from it." : "numbers, and words are read from it."),
          fr: "La colonne « \(requirement.name) » contient des "
            + (number ? "mots, et il faut des nombres." : "nombres, et il faut des mots.")),
        at: [requirement.location].compactMap { $0 }))
  }

  func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
