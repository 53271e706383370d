import PalmaresCore
public import PalmaresEngine

/// A dataset of numbers for tests: institutions `A`, `B`, `C`… and columns by name.
public func dataset(
  _ columns: [String: [Double?]], words: [String: [String?]] = [:]
) -> Dataset {
  let count = columns.values.first?.count ?? words.values.first?.count ?? 0
  var all = columns.mapValues { Column($0) }
  for (name, values) in words { all[name] = Column(words: values) }
  return Dataset(units: StatisticalUnits(identifiers: unitNames(count)), columns: all)
}

/// `A`…`Z`, then `U27`, `U28`…
public func unitNames(_ count: Int) -> [String] {
  (0..<count).map { index in
    index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : "U\(index + 1)"
  }
}

extension Expression {
  /// Parses an expression that a test writes; a mistake fails the test.
  public static func parsed(_ text: String) throws -> Expression { try Expression(parsing: text) }
}

extension Methodology {
  /// A methodology of a few nodes, fitted on everyone.
  public init(
    nodes: [NodeDefinition], populations: [PopulationDefinition] = [],
    fit: PopulationReference = .all, parameters: [ParameterDefinition] = [],
    results: ResultsDefinition = ResultsDefinition()
  ) {
    self.init(
      code: "test", parameters: parameters, populations: populations, fit: fit, nodes: nodes,
      results: results)
  }

  /// The values of one node on a dataset.
  public func values(of code: String, on dataset: Dataset) throws -> Column {
    let graph = try Graph(compiling: self)
    let evaluation = try graph.evaluated(on: dataset, targets: [NodeReference(code)])
    guard let column = evaluation.column(NodeReference(code)) else {
      throw DiagnosticError([])
    }
    return column
  }
}

/// What a chain of steps makes of a column of numbers.
public func applied(
  _ steps: [Step], to values: [Double?], beside columns: [String: [Double?]] = [:],
  words: [String: [String?]] = [:], populations: [PopulationDefinition] = [],
  fit: PopulationReference = .all
) throws -> Column {
  let methodology = Methodology(
    nodes: [NodeDefinition(code: "node", source: .column("value"), then: steps)],
    populations: populations, fit: fit)
  return try methodology.values(
    of: "node",
    on: dataset(columns.merging(["value": values]) { $1 }, words: words))
}

/// What a rule of combination makes of children, given as columns.
public func combined(
  _ rule: CombinationRule, _ children: [[Double?]], weights: [Double]? = nil, needs: Needs = .all,
  each: [Step] = []
) throws -> Column {
  let names = children.indices.map { "c\($0)" }
  let combination = Combination(
    rule: rule,
    children: names.enumerated().map {
      Child(node: NodeReference($0.element), weight: Expression(weights?[$0.offset] ?? 1))
    },
    needs: needs, each: each)
  let methodology = Methodology(
    nodes: [NodeDefinition(code: "node", source: .combination(combination))])
  return try methodology.values(
    of: "node", on: dataset(Dictionary(uniqueKeysWithValues: zip(names, children))))
}

/// The rules that a piece of work broke; empty when it went well.
public func rules(brokenBy work: () throws -> some Any) -> [String] {
  do {
    _ = try work()
    return []
  } catch let error as DiagnosticError {
    return error.diagnostics.map(\.rule.identifier)
  } catch {
    return ["\(error)"]
  }
}

extension Column {
  /// For expectations: `nil` where there is no value.
  public var numbers: [Double?] { (0..<count).map { number(at: $0) } }
  public var words: [String?] { (0..<count).map { word(at: $0) } }
}
