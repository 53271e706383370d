public import PalmaresEngine

/// Which institutions of one edition are which of another: those with the same identifier; of the others,
/// those that share the identifier of another register, each once.
public struct EditionMatch: Sendable {
  /// By position before: the position after, `nil` for who leaves.
  public let after: [Int?]
  /// By position after: the position before, `nil` for who enters.
  public let before: [Int?]
  /// Positions before that were matched by another register.
  public let byAlias: [Int]

  public init(_ first: StatisticalUnits, _ second: StatisticalUnits) {
    var after = first.identifiers.map { second.position(of: $0) }
    var before = second.identifiers.map { first.position(of: $0) }
    var byAlias: [Int] = []
    for register in first.aliases.keys.sorted() {
      let known = Self.unique(second.aliases[register] ?? [])
      let own = Self.unique(first.aliases[register] ?? [])
      for (alias, unit) in own.sorted(by: { $0.value < $1.value }) where after[unit] == nil {
        guard let other = known[alias], before[other] == nil else { continue }
        after[unit] = other
        before[other] = unit
        byAlias.append(unit)
      }
    }
    self.after = after
    self.before = before
    self.byAlias = byAlias.sorted()
  }

  /// Identifiers that one institution alone has, with its position.
  private static func unique(_ aliases: [String?]) -> [String: Int] {
    var found: [String: Int] = [:]
    var several = Set<String>()
    for (unit, alias) in aliases.enumerated() {
      guard let alias, !alias.isEmpty else { continue }
      if found[alias] != nil { several.insert(alias) }
      found[alias] = unit
    }
    return found.filter { !several.contains($0.key) }
  }

  /// Positions before of those that both hold.
  public var common: [Int] { after.indices.filter { after[$0] != nil } }
  public var leavers: [Int] { after.indices.filter { after[$0] == nil } }
  /// Positions after.
  public var entrants: [Int] { before.indices.filter { before[$0] == nil } }
}
