import PalmaresCore

/// Who shares a rank. Where ranks are given in each group apart (`by`), equal ranks of different groups
/// are no ties: two countries each have a first. Nor does an institution outside the population that sets
/// the ranks share one: its place is where it would stand if it alone joined.
struct RankShares: Sendable {
  private let ranks: Column?
  /// The group of each institution; `nil` where all are ranked together.
  private let groups: [String?]?
  private let members: [Bool]?
  private let shared: [Bool]
  private var listedInGroup: [String?: Int] = [:]
  private let listed: Int

  init(of rank: NodeReference?, in evaluation: Evaluation, among units: [Int]) {
    let step = rank.flatMap { evaluation.graph.step(ofRank: $0) }
    ranks = rank.flatMap { evaluation.column($0) }
    groups = step?.by.flatMap { evaluation.column($0) }.map(Self.names)
    members = evaluation.members(of: step?.over ?? evaluation.graph.methodology.fit)
    let placed = units.filter { [ranks] in ranks?.number(at: $0) != nil }
    let setting = placed.filter { [members] in members?[$0] ?? true }
    shared = Self.shared(
      among: setting, ranks, groups, count: evaluation.dataset.units.count)
    listed = placed.count
    guard let groups else { return }
    for unit in placed { listedInGroup[groups[unit], default: 0] += 1 }
  }

  func isShared(at unit: Int) -> Bool { shared[unit] }

  /// How many institutions set the ranks in the groups of those given.
  func field(of units: [Int]) -> Int {
    guard let ranks else { return 0 }
    let setting = shared.indices.filter { (members?[$0] ?? true) && ranks.number(at: $0) != nil }
    guard let groups else { return setting.count }
    let listed = Set(units.filter { ranks.number(at: $0) != nil }.compactMap { groups[$0] })
    return setting.count { groups[$0].map(listed.contains) ?? false }
  }

  /// The institutions that set the ranks in the group of one, in the order of the file.
  func rivals(of unit: Int) -> [Int] {
    guard let ranks else { return [] }
    return shared.indices.filter { other in
      (members?[other] ?? true) && ranks.number(at: other) != nil
        && (groups.map { $0[other] == $0[unit] } ?? true)
    }
  }

  /// How many of those listed have a rank in the group of one.
  func listed(beside unit: Int) -> Int {
    guard ranks?.number(at: unit) != nil else { return 0 }
    return groups.map { listedInGroup[$0[unit]] ?? 0 } ?? listed
  }

  private static func names(of groups: Column) -> [String?] {
    (0..<groups.count).map { groups.word(at: $0) ?? groups.number(at: $0).map(plain) }
  }

  /// Those with a neighbour of the same rank and group, found in the order of ranks.
  private static func shared(
    among units: [Int], _ ranks: Column?, _ groups: [String?]?, count: Int
  ) -> [Bool] {
    var shared = [Bool](repeating: false, count: count)
    let places = units.map { ranks?.number(at: $0) ?? 0 }
    let order = RadixSort.sorted(Array(units.indices), by: places)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, places[order[end]] == places[order[start]] { end += 1 }
      if end - start > 1 { mark(order[start..<end].map { units[$0] }, groups, in: &shared) }
      start = end
    }
    return shared
  }

  private static func mark(_ equal: [Int], _ groups: [String?]?, in shared: inout [Bool]) {
    guard let groups else {
      for unit in equal { shared[unit] = true }
      return
    }
    for (_, same) in Dictionary(grouping: equal, by: { groups[$0] }) where same.count > 1 {
      for unit in same { shared[unit] = true }
    }
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
