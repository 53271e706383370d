/// Ranks of everyone at once.
///
/// Keys are counted into twice as many buckets as there are keys, by their distance from the lowest, and put
/// in order inside each. Distances rise with keys, so buckets are in order; equal keys share one.
///
/// - Complexity: O(*n*) where keys spread, O(*n* log *n*) where most lie close together.
enum FieldRanking {
  /// Twice the rank of each key, the lowest first; without meaning where a key is infinite.
  static func halves(of keys: [Double], ties: Rank.Ties) -> [Int32] {
    let order = order(of: keys)
    var halves = [Int32](repeating: 0, count: keys.count)
    keys.withUnsafeBufferPointer { keys in
      halves.withUnsafeMutableBufferPointer { halves in
        order.withUnsafeBufferPointer { order in
          place(keys, in: order, ties: ties, into: halves)
        }
      }
    }
    return halves
  }

  private static func place(
    _ keys: UnsafeBufferPointer<Double>, in order: UnsafeBufferPointer<Int32>, ties: Rank.Ties,
    into halves: UnsafeMutableBufferPointer<Int32>
  ) {
    var (start, group) = (0, Int32(0))
    while start < order.count {
      let key = keys[Int(order[start])]
      var end = start + 1
      while end < order.count, keys[Int(order[end])] == key { end += 1 }
      group += 1
      for position in start..<end {
        halves[Int(order[position])] =
          switch ties {
          case .min: 2 * Int32(start + 1)
          case .max: 2 * Int32(end)
          case .average: Int32(start + 1 + end)
          case .dense: 2 * group
          case .order: 2 * Int32(position + 1)
          }
      }
      start = end
    }
  }

  /// The positions of the finite keys, the lowest first; equal ones as they come.
  private static func order(of keys: [Double]) -> [Int32] {
    var (low, high, count) = (Double.infinity, -Double.infinity, 0)
    for key in keys where key.isFinite {
      if key < low { low = key }
      if key > high { high = key }
      count += 1
    }
    let factor = Double(2 * count) / (high - low)
    guard count > 1, factor.isFinite, factor > 0 else {
      let held = keys.indices.filter { keys[$0].isFinite }
      return RadixSort.sorted(held, by: held.map { keys[$0] }).map { Int32($0) }
    }
    return ordered(keys, count) { Int(($0 - low) * factor) }
  }

  private static func ordered(
    _ keys: [Double], _ count: Int, bucket: (Double) -> Int
  ) -> [Int32] {
    var ends = [Int32](repeating: 0, count: 2 * count + 2)
    for key in keys where key.isFinite { ends[bucket(key) + 1] += 1 }
    for bucket in 1..<ends.count { ends[bucket] += ends[bucket - 1] }
    var order = [Int32](repeating: 0, count: count)
    for unit in keys.indices where keys[unit].isFinite {
      let bucket = bucket(keys[unit])
      order[Int(ends[bucket])] = Int32(unit)
      ends[bucket] += 1
    }
    sort(&order, by: keys, endingAt: ends)
    return order
  }

  /// With more in a bucket than this, a sort is faster than moving each to its place.
  private static let mostMoved = 32

  private static func sort(_ order: inout [Int32], by keys: [Double], endingAt ends: [Int32]) {
    var start = 0
    for end in ends.dropLast() {
      let end = Int(end)
      if end - start > mostMoved {
        order[start..<end].sort { a, b in
          let (x, y) = (keys[Int(a)], keys[Int(b)])
          return x == y ? a < b : x < y
        }
      } else if end - start > 1 {
        insert(&order, start..<end, by: keys)
      }
      start = end
    }
  }

  private static func insert(_ order: inout [Int32], _ range: Range<Int>, by keys: [Double]) {
    for position in range.dropFirst() {
      let unit = order[position]
      let key = keys[Int(unit)]
      var place = position
      while place > range.lowerBound, key < keys[Int(order[place - 1])] {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = unit
    }
  }
}
