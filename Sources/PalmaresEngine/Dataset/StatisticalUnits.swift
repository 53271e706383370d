/// The institutions of a dataset, in the order of the file.
public struct StatisticalUnits: Sendable, Hashable {
  /// Identifiers, each once.
  public let identifiers: [String]
  /// Names to print; the identifier where the data have no name.
  public let names: [String]
  /// Other identifiers by register (`ror`, `uai`): `aliases["ror"]?[i]`, `nil` where unknown.
  public let aliases: [String: [String?]]

  /// Institutions of the table that are not here, because it has only a range where a number is needed.
  public private(set) var setAside: [SetAsideUnit] = []

  private let positions: [String: Int]

  /// - Precondition: identifiers are unique, and every array has their length.
  public init(
    identifiers: [String], names: [String]? = nil, aliases: [String: [String?]] = [:]
  ) {
    let names = names ?? identifiers
    precondition(names.count == identifiers.count, "one name for each identifier")
    precondition(
      aliases.values.allSatisfy { $0.count == identifiers.count }, "one alias for each identifier")
    self.identifiers = identifiers
    self.names = names
    self.aliases = aliases
    self.positions = Dictionary(
      uniqueKeysWithValues: identifiers.enumerated().map { ($0.element, $0.offset) })
  }

  /// Some of them, in the order given, and who is set aside.
  func keeping(_ units: [Int], settingAside others: [SetAsideUnit]) -> StatisticalUnits {
    var kept = StatisticalUnits(
      identifiers: units.map { identifiers[$0] }, names: units.map { names[$0] },
      aliases: aliases.mapValues { column in column.isEmpty ? [] : units.map { column[$0] } })
    kept.setAside = setAside + others
    return kept
  }

  public var count: Int { identifiers.count }

  /// Where an identifier stands, or `nil` if the dataset doesn't hold it.
  public func position(of identifier: String) -> Int? { positions[identifier] }
}
