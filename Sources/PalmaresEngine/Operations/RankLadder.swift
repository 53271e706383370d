/// The members of a population in order, in groups of equals; places others among them.
struct RankLadder {
  private let order: RankOrder
  private let ties: Rank.Ties
  /// Members in order; equal ones in the order of the file.
  private let members: [Int]
  /// Where each group of equals starts in `members`; the last entry is their number.
  private let starts: [Int]

  init(_ members: [Int], by order: RankOrder, ties: Rank.Ties) {
    self.order = order
    self.ties = ties
    let sorted = Self.sorted(members, by: order)
    self.members = sorted
    var starts: [Int] = []
    for position in sorted.indices
    where position == 0 || order.precedes(sorted[position - 1], sorted[position]) {
      starts.append(position)
    }
    self.starts = starts + [sorted.count]
  }

  /// Without tie-breaks, the keys' own bits are sorted: many times faster than asking the order for
  /// each comparison.
  private static func sorted(_ members: [Int], by order: RankOrder) -> [Int] {
    guard order.keys.isEmpty else {
      return members.sorted { a, b in
        if order.precedes(a, b) { return true }
        return order.precedes(b, a) ? false : a < b
      }
    }
    let sign: Double = order.first == .high ? -1 : 1
    return RadixSort.sorted(members, by: members.map { sign * order.values.values[$0] })
  }

  /// Pairs of members that are ranked apart by less than sums of decimal fractions are exact to:
  /// one part in 10¹³.
  var nearTies: [(Int, Int)] {
    starts.dropFirst().dropLast().compactMap { start in
      let (a, b) = (members[start - 1], members[start])
      let (x, y) = (order.values.values[a], order.values.values[b])
      guard x != y, abs(x - y) <= 1e-13 * max(abs(x), abs(y)) else { return nil }
      return (a, b)
    }
  }

  func placeMembers(into result: inout Column) {
    for group in 0..<(starts.count - 1) {
      let (start, end) = (starts[group], starts[group + 1])
      for position in start..<end {
        result.values[members[position]] =
          switch ties {
          case .min: Double(start + 1)
          case .max: Double(end)
          case .average: Double(start + 1 + end) / 2
          case .dense: Double(group + 1)
          case .order: Double(position + 1)
          }
      }
    }
  }

  /// Places each of the others where it would stand if it alone joined the members.
  func place(_ others: [Int], into result: inout Column) {
    for unit in others {
      let group = groupsBefore(unit)
      let better = starts[group]
      let hasEquals = group < starts.count - 1 && !order.precedes(unit, members[better])
      let end = hasEquals ? starts[group + 1] : better
      let equals = end - better
      result.values[unit] =
        switch ties {
        case .min: Double(better + 1)
        case .max: Double(end + 1)
        case .average: Double(better + 1) + Double(equals) / 2
        case .dense: Double(group + 1)
        case .order: Double(better + 1 + members[better..<end].filter { $0 < unit }.count)
        }
    }
  }

  /// How many groups of equals stand strictly before a unit.
  private func groupsBefore(_ unit: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if order.precedes(members[starts[middle]], unit) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
