import PalmaresCore

/// Who shares a rank. Where ranks are given in each group apart (`by`), equal ranks of different groups
/// are no ties: two countries each have a first. Nor does an institution outside the population that sets
/// the ranks share one: its place is where it would stand if it alone joined.
struct RankShares: Sendable {
  private struct Place: Hashable {
    var rank: Double
    var group: String?
  }

  private let ranks: Column?
  private let groups: Column?
  private let members: [Bool]?
  private var counts: [Place: Int] = [:]
  private var listed: [String?: Int] = [:]
  private let count: Int

  init(of rank: NodeReference?, in evaluation: Evaluation, among units: [Int]) {
    ranks = rank.flatMap { evaluation.column($0) }
    count = evaluation.dataset.units.count
    let step = rank.flatMap { evaluation.graph.step(ofRank: $0) }
    groups = step?.by.flatMap { evaluation.column($0) }
    members = evaluation.members(of: step?.over ?? evaluation.graph.methodology.fit)
    for unit in units {
      if let place = place(at: unit) { listed[place.group, default: 0] += 1 }
    }
    for unit in units where sets(unit) {
      if let place = place(at: unit) { counts[place, default: 0] += 1 }
    }
  }

  func isShared(at unit: Int) -> Bool {
    sets(unit) && place(at: unit).map { (counts[$0] ?? 0) > 1 } ?? false
  }

  /// Whether an institution is one of those that set the ranks.
  private func sets(_ unit: Int) -> Bool { members?[unit] ?? true }

  /// How many institutions set the ranks in the groups of those given.
  func field(of units: [Int]) -> Int {
    let listed = Set(units.compactMap { place(at: $0)?.group })
    return (0..<count).count { unit in
      guard sets(unit), let place = place(at: unit) else { return false }
      return groups == nil || place.group.map { listed.contains($0) } ?? false
    }
  }

  /// How many of those listed have a rank in the group of one.
  func listed(beside unit: Int) -> Int {
    place(at: unit).map { listed[$0.group] ?? 0 } ?? 0
  }

  private func place(at unit: Int) -> Place? {
    guard let rank = ranks?.number(at: unit) else { return nil }
    let group = groups.flatMap { $0.word(at: unit) ?? $0.number(at: unit).map(plain) }
    return Place(rank: rank, group: group)
  }
}

extension Graph {
  /// The step that gives a node its ranks; `nil` where they come from elsewhere.
  func step(ofRank reference: NodeReference) -> Step? {
    var code = reference.code
    while let node = node(code) {
      let ranks = node.then.filter { if case .rank = $0.operation { true } else { false } }
      if let last = ranks.last { return last }
      guard case .node(let inner) = node.source else { return nil }
      code = inner.code
    }
    return nil
  }
}
