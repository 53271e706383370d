public import PalmaresCore

/// The rules of a ranking: nodes over columns, the populations that set its scales, and which nodes
/// are its results. Everything that computes; titles, files and published figures stand in
/// `MethodologyDocument`.
///
/// A methodology is a value without data. `Graph(compiling:)` checks it; a graph applied to a
/// `Dataset` gives an `Evaluation`.
public struct Methodology: Sendable {
  /// Stable short name, `hdi-2023`.
  public var code: String
  /// Numbers with a name, usable in every expression: thresholds, exponents, declared guesses.
  public var parameters: [ParameterDefinition]
  /// Named sets of institutions.
  public var populations: [PopulationDefinition]
  /// Whose values set scales and ranks, unless a step says otherwise with `over`.
  public var fit: PopulationReference
  /// In the order of the file; children and sums keep it.
  public var nodes: [NodeDefinition]
  public var results: ResultsDefinition
  /// Further tables, in the order of the file.
  public var tables: [ResultsTable]
  /// What figures must not show, in the order of the file.
  public var checks: [CheckDefinition]
  /// Columns whose kind is said; that of others is found from their use.
  public var columnKinds: [String: ColumnRequirement.Kind]
  /// Columns of which more, or less, is said to be better.
  public var columnDirections: [String: Direction]

  public init(
    code: String, parameters: [ParameterDefinition] = [],
    populations: [PopulationDefinition] = [], fit: PopulationReference,
    nodes: [NodeDefinition], results: ResultsDefinition = ResultsDefinition(),
    tables: [ResultsTable] = [], checks: [CheckDefinition] = [],
    columnKinds: [String: ColumnRequirement.Kind] = [:],
    columnDirections: [String: Direction] = [:]
  ) {
    self.code = code
    self.parameters = parameters
    self.populations = populations
    self.fit = fit
    self.nodes = nodes
    self.results = results
    self.tables = tables
    self.checks = checks
    self.columnKinds = columnKinds
    self.columnDirections = columnDirections
  }
}

/// A number with a name.
public struct ParameterDefinition: Sendable, Hashable {
  public var name: String
  public var value: Double
  public var label: LocalizedText?
  /// What a reader may set it to; `nil` where it isn't the reader's to choose.
  public var reader: ReaderRange?
  public var location: SourceLocation?

  public init(
    name: String, value: Double, label: LocalizedText? = nil, reader: ReaderRange? = nil,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.value = value
    self.label = label
    self.reader = reader
    self.location = location
  }
}

/// A set of institutions: those for which a condition holds.
public struct PopulationDefinition: Sendable {
  public var name: String
  public var condition: Expression
  /// Only members of another population can be members of this one; the condition isn't asked of
  /// others. Everyone where `nil`.
  public var within: PopulationReference?
  public var location: SourceLocation?

  public init(
    name: String, condition: Expression, within: PopulationReference? = nil,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.condition = condition
    self.within = within
    self.location = location
  }
}

/// Everyone, or a named set.
public enum PopulationReference: Sendable, Hashable {
  case all
  case named(String)
}
