import PalmaresCore

/// Institutions in groups: the groups of a `by`, or one group of all.
struct Grouping {
  /// Group of each institution; `nil` where it has none.
  let memberships: [Int?]
  let names: [String]
  /// The institutions of each group, in the order of the file.
  let members: [[Int]]

  /// Everyone in one group.
  static func single(count: Int) -> Grouping {
    Grouping(memberships: [Int?](repeating: 0, count: count), names: [""])
  }

  private init(memberships: [Int?], names: [String]) {
    self.memberships = memberships
    self.names = names
    self.members = Self.members(memberships, groups: names.count)
  }

  private static func members(_ memberships: [Int?], groups: Int) -> [[Int]] {
    var members = [[Int]](repeating: [], count: groups)
    for (unit, group) in memberships.enumerated() {
      if let group { members[group].append(unit) }
    }
    return members
  }

  /// Groups by the words or numbers of a column, numbered in order of first appearance.
  init(_ column: Column) {
    var index: [Double: Int] = [:]
    var names: [String] = []
    let memberships = (0..<column.count).map { unit -> Int? in
      guard column.states[unit] == .present else { return nil }
      let value = column.values[unit]
      if let known = index[value] { return known }
      index[value] = names.count
      names.append(column.word(at: unit) ?? Expression(value).text)
      return names.count - 1
    }
    self.init(memberships: memberships, names: names)
  }

  var count: Int { names.count }
  var isSingle: Bool { names == [""] }

  /// The values of members of a population, group by group.
  func samples(of column: Column, among population: [Bool]) -> [Sample] {
    var values = [[Double]](repeating: [], count: count)
    if isSingle { values[0].reserveCapacity(column.count) }
    for unit in 0..<column.count where column.states[unit] == .present && population[unit] {
      guard let group = memberships[unit] else { continue }
      values[group].append(column.values[unit])
    }
    return values.map(Sample.init)
  }
}
