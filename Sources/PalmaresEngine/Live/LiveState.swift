import PalmaresCore

/// What a ``LiveEvaluation`` holds: every column, and what lies inside the nodes that an edit may reach.
///
/// Where a step or expression is asked of one institution alone, this is what stands around it: names mean
/// that institution's own values.
final class LiveState: @unchecked Sendable {
  // Changed only by the one `LiveEvaluation` that holds it: a second holder copies it first.
  var graph: Graph
  /// The figures as they were to begin with.
  let original: Dataset
  var figures: [String: Column]
  var edited: Set<String>
  var columns: [Column?]
  var stages: [NodeReference: Column]
  var present: [Int: [Int32]]
  var fittedWeights: [Int: FittedWeights]
  var populations: [String: [Bool]]
  private let shortages: ShortageLog
  private let earlier: [Int: Evaluation]
  var nodes: [LiveNode?]
  var routes: [String: LiveRoute] = [:]
  var work = LiveWork()
  /// The edit that is being carried out.
  var edit: LiveEdit?

  /// The institution at hand, and a dataset of it alone.
  private(set) var unit = 0
  private(set) var dataset: Dataset
  /// Whether something was reported that stops an evaluation.
  var isRefused = false

  init(_ evaluation: Evaluation) {
    graph = evaluation.graph
    original = evaluation.dataset
    figures = evaluation.dataset.columns
    edited = []
    columns = evaluation.columns
    stages = evaluation.stages
    present = evaluation.present
    fittedWeights = evaluation.fittedWeights
    populations = evaluation.populations
    shortages = evaluation.shortages
    earlier = evaluation.earlier
    nodes = evaluation.columns.map { _ in nil }
    dataset = Dataset(units: StatisticalUnits(identifiers: [""]), columns: [:])
  }

  init(copying other: LiveState) {
    graph = other.graph
    original = other.original
    figures = other.figures
    edited = other.edited
    columns = other.columns
    stages = other.stages
    present = other.present
    fittedWeights = other.fittedWeights
    populations = other.populations
    shortages = other.shortages
    earlier = other.earlier
    nodes = other.nodes
    routes = other.routes
    work = other.work
    dataset = other.dataset
  }

  var count: Int { original.units.count }

  /// The figures as they are now.
  var currentDataset: Dataset {
    original.replacing(
      Dictionary(
        edited.compactMap { name in figures[name].map { (name, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  /// What is known now; what readers are told of it isn't.
  var snapshot: Evaluation {
    Evaluation(
      graph: graph, dataset: currentDataset, warnings: [], columns: columns, stages: stages,
      present: present, fittedWeights: fittedWeights, populations: populations, records: [:],
      shortages: shortages, earlier: earlier)
  }

  /// Puts one institution at hand.
  func turn(to unit: Int) {
    self.unit = unit
    dataset = Dataset(
      units: StatisticalUnits(identifiers: [original.units.identifiers[unit]]), columns: [:])
  }

  /// Everyone's values of a node, stage or column.
  func column(of reference: NodeReference) -> Column? {
    guard let position = graph.positions[reference.code] else { return figures[reference.code] }
    return reference.stage == nil ? columns[position] : stages[reference]
  }
}

extension LiveState: StepSurroundings {
  var keepsSteps: Bool { false }

  /// The value of the institution at hand.
  func value(of reference: NodeReference) -> ExpressionValue {
    if reference.stage == nil, let value = graph.parameters[reference.code] {
      return .number(value)
    }
    return column(of: reference).map { .column($0.alone(at: unit)) } ?? .absent(.missing)
  }

  /// Steps inside others are applied to whole columns only.
  func applied(
    _ steps: [Step], to column: Column, of node: NodeDefinition, exists: [Bool]?
  ) -> Column {
    isRefused = true
    return column
  }

  func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { isRefused = true }
  }

  func report(
    faults: [ExpressionFault], of expression: Expression, in node: NodeDefinition,
    at location: SourceLocation?
  ) {
    if !faults.isEmpty { isRefused = true }
  }

  func report(
    undecided units: [Int], of condition: Expression, in node: NodeDefinition,
    at location: SourceLocation?
  ) {
    if !units.isEmpty { isRefused = true }
  }
}
