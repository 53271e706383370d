import PalmaresCore

/// What a ``LiveEvaluation`` holds: every column, and what lies inside the nodes that an edit may reach.
///
/// Where a step or expression is asked of one institution alone, this is what stands around it: names mean
/// that institution's own values.
final class LiveState: @unchecked Sendable {
  // Changed only by the one `LiveEvaluation` that holds it: a second holder copies it first.
  private(set) var graph: Graph
  /// Weights as they are now; those of the graph follow when somebody asks for it.
  private(set) var weights: [[Double]]
  private var unsettled: Set<Int> = []
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
  /// By column, and by node whose weights are edited.
  var routes: [String: LiveRoute] = [:]
  var routesOfWeights: [Int: LiveRoute] = [:]
  private let namesAreRead: Bool
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
    weights = evaluation.graph.weights
    namesAreRead = evaluation.graph.readsIdentifiers
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
    weights = other.weights
    unsettled = other.unsettled
    namesAreRead = other.namesAreRead
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
    routesOfWeights = other.routesOfWeights
    work = other.work
    dataset = other.dataset
  }

  var count: Int { original.units.count }

  /// The figures as they are now.
  var currentDataset: Dataset {
    edited.isEmpty ? original : original.holding(figures)
  }

  /// Puts weights in place of a combination's.
  func put(weights: [Double], at position: Int) throws(DiagnosticError) {
    if case .combination(let combination) = graph.methodology.nodes[position].source,
      case .ordered = combination.rule
    {
      var change = Change()
      change.weights[graph.methodology.nodes[position].code] = weights
      graph = try graph.changed(by: change)
    } else {
      self.weights[position] = weights
      unsettled.insert(position)
    }
  }

  /// The graph with the weights as they are now.
  func settledGraph() throws(DiagnosticError) -> Graph {
    guard !unsettled.isEmpty else { return graph }
    var change = Change()
    for position in unsettled {
      change.weights[graph.methodology.nodes[position].code] = weights[position]
    }
    graph = try graph.changed(by: change)
    unsettled = []
    return graph
  }

  /// The weights of a combination as ``Change/weights`` takes them.
  func changeableWeights(at position: Int) -> [Double]? {
    if unsettled.contains(position) { return weights[position] }
    return graph.changeableWeights(of: graph.methodology.nodes[position].code)
  }

  /// What is known now; what readers are told of it isn't.
  func snapshot() throws(DiagnosticError) -> Evaluation {
    Evaluation(
      graph: try settledGraph(), dataset: currentDataset, warnings: [], columns: columns,
      stages: stages,
      present: present, fittedWeights: fittedWeights, populations: populations, records: [:],
      shortages: shortages, earlier: earlier)
  }

  /// Puts one institution at hand.
  func turn(to unit: Int) {
    self.unit = unit
    guard namesAreRead else { return }
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
