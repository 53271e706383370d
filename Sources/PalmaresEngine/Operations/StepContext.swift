import PalmaresCore

/// What a step may look at while it is applied: the column in hand, the population and groups that
/// fit it, and every node and column by name.
struct StepContext: ExpressionScope {
  let surroundings: any StepSurroundings
  /// Node that the step belongs to, for messages.
  let node: NodeDefinition
  /// The institutions for which the node exists; everyone where `nil`.
  let exists: [Bool]?
  /// Whose values set the step.
  let population: [Bool]
  let grouping: Grouping
  let location: SourceLocation?
  var current: Column? {
    didSet { samples = SampleCache() }
  }

  private var samples = SampleCache()
  /// Statistics that are known, where the institutions at hand aren't those that they are of.
  var known: FittedStatistics?

  init(
    surroundings: any StepSurroundings, node: NodeDefinition, exists: [Bool]?, population: [Bool],
    grouping: Grouping, location: SourceLocation?, current: Column?
  ) {
    self.surroundings = surroundings
    self.node = node
    self.exists = exists
    self.population = population
    self.grouping = grouping
    self.location = location
    self.current = current
  }

  var count: Int { surroundings.dataset.units.count }
  var identifiers: [String] { surroundings.dataset.units.identifiers }

  func value(of reference: NodeReference) -> ExpressionValue { surroundings.value(of: reference) }

  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue {
    if let known { return known.value(of: statistic, of: reference, argument: argument) }
    let samples: [Sample]
    if let reference {
      samples = groupSamples(of: value(of: reference).column(count: count))
    } else {
      samples = currentSamples
    }
    return spread(samples.map { $0.value(of: statistic, argument: argument) })
  }

  /// A number of each group, for everyone in it.
  func spread(_ values: [Double?]) -> ExpressionValue {
    if grouping.isSingle { return values[0].map { .number($0) } ?? .absent(.missing) }
    return .column(Column(grouping.memberships.map { group in group.flatMap { values[$0] } }))
  }

  /// The values of the fit population in hand, group by group.
  var currentSamples: [Sample] {
    if let known = samples.groups { return known }
    let groups = current.map(groupSamples) ?? []
    samples.groups = groups
    return groups
  }

  /// The values of the fit population in a column, group by group.
  func groupSamples(of column: Column) -> [Sample] {
    grouping.samples(of: column, among: population)
  }

  /// Evaluates an expression for the institutions that the node exists for, and reports where it has
  /// no value.
  func evaluated(_ expression: Expression, for active: [Bool]? = nil) -> ExpressionValue {
    var evaluation = ExpressionEvaluator(in: self)
    let value = evaluation.value(of: expression.tree, for: active ?? exists)
    surroundings.report(faults: evaluation.faults, of: expression, in: node, at: location)
    return value
  }

  /// The institutions that have a value in hand.
  func holders(of column: Column) -> [Bool] { column.states.map { $0 == .present } }

  func name(of unit: Int) -> String { surroundings.dataset.units.identifiers[unit] }

  func report(_ diagnostic: Diagnostic) { surroundings.report(diagnostic) }
}

/// Statistics of the column in hand are worked out once, and only when asked for.
private final class SampleCache {
  var groups: [Sample]?
}

extension StepContext {
  /// The step, then the input cells of the first few institutions.
  func places(of units: [Int]) -> [SourceLocation] {
    var places = [location].compactMap { $0 }
    if case .column(let name) = node.source, node.back == 0 {
      places += units.prefix(3).compactMap { surroundings.dataset.location(of: name, at: $0) }
    }
    return places
  }
}

extension StepContext {
  /// Reports the institutions that have a value and no group to be compared in.
  func reportUngrouped(_ column: Column) {
    guard !grouping.isSingle else { return }
    let units = (0..<column.count).filter {
      column.states[$0] == .present && grouping.memberships[$0] == nil
    }
    guard !units.isEmpty else { return }
    let names = culprits(units.map(name))
    report(
      Diagnostic(
        DiagnosticRule("step.no-group"), .error,
        LocalizedText(
          en: "\(names.en) \(units.count == 1 ? "has" : "have") a value of '\(node.code)' and no"
            + " group to be compared in.",
          fr: "\(names.fr) \(units.count == 1 ? "a" : "ont") une valeur de « \(node.code) » et"
            + " aucun groupe où la comparer."),
        at: places(of: units),
        why: LocalizedText(
          en: "A step with 'by' is fitted in each group apart.",
          fr: "Une étape avec « by » est ajustée dans chaque groupe séparément."),
        fix: [
          LocalizedText(
            en: "Give each its group in the data, or leave it out with 'only'.",
            fr: "Donnez à chacun son groupe dans les données, ou écartez-le avec « only ».")
        ]))
  }
}
