/// Ranks of everyone at once.
///
/// Keys are counted into twice as many buckets as there are keys, by their distance from the lowest, and
/// then moved past the few before them that are higher. Distances rise with keys, so buckets are in order,
/// and equal keys share one. Where many lie close together, and buckets are full, bits are sorted instead.
///
/// - Complexity: O(*n*).
struct FieldRanking {
  /// The finite keys in order, and whose they are; equal ones as they come.
  private var keys: [Double]
  private var units: [Int32]

  /// Twice the rank of each key, the lowest first; without meaning where a key is infinite.
  static func halves(of keys: [Double], ties: Rank.Ties) -> [Int32] {
    var halves = [Int32](repeating: 0, count: keys.count)
    let ranking = FieldRanking(keys)
    halves.withUnsafeMutableBufferPointer { ranking.place(ties, into: $0) }
    return halves
  }

  private init(_ all: [Double]) {
    var (low, high, count) = (Double.infinity, -Double.infinity, 0)
    for key in all where key.isFinite {
      low = min(low, key)
      high = max(high, key)
      count += 1
    }
    keys = [Double](repeating: 0, count: count)
    units = [Int32](repeating: 0, count: count)
    let factor = Double(2 * count) / (high - low)
    if count > 1, factor.isFinite, factor > 0, distribute(all, above: low, factor) {
      moveIntoPlace()
    } else {
      sortBits(all)
    }
  }

  /// With more in one bucket, sorting is faster than moving each past the others.
  private static let mostInBucket: Int32 = 48

  /// Puts each key into its bucket; false where one is full.
  private mutating func distribute(_ all: [Double], above low: Double, _ factor: Double) -> Bool {
    // Rounding may take the highest one bucket further.
    var starts = [Int32](repeating: 0, count: 2 * keys.count + 3)
    return starts.withUnsafeMutableBufferPointer { starts in
      for key in all where key.isFinite { starts[Int((key - low) * factor) + 1] += 1 }
      var (before, most) = (Int32(0), Int32(0))
      for bucket in starts.indices {
        most = max(most, starts[bucket])
        before += starts[bucket]
        starts[bucket] = before
      }
      if most > Self.mostInBucket { return false }
      keys.withUnsafeMutableBufferPointer { keys in
        units.withUnsafeMutableBufferPointer { units in
          for unit in all.indices where all[unit].isFinite {
            let bucket = Int((all[unit] - low) * factor)
            let place = Int(starts[bucket])
            keys[place] = all[unit]
            units[place] = Int32(truncatingIfNeeded: unit)
            starts[bucket] += 1
          }
        }
      }
      return true
    }
  }

  private mutating func moveIntoPlace() {
    keys.withUnsafeMutableBufferPointer { keys in
      units.withUnsafeMutableBufferPointer { units in
        for position in 1..<keys.count where keys[position] < keys[position - 1] {
          let (key, unit) = (keys[position], units[position])
          var place = position
          while place > 0, key < keys[place - 1] {
            keys[place] = keys[place - 1]
            units[place] = units[place - 1]
            place -= 1
          }
          keys[place] = key
          units[place] = unit
        }
      }
    }
  }

  private mutating func sortBits(_ all: [Double]) {
    let held = all.indices.filter { all[$0].isFinite }
    let order = RadixSort.sorted(held, by: held.map { all[$0] })
    keys = order.map { all[$0] }
    units = order.map { Int32(truncatingIfNeeded: $0) }
  }

  private func place(_ ties: Rank.Ties, into halves: UnsafeMutableBufferPointer<Int32>) {
    let count = keys.count
    keys.withUnsafeBufferPointer { keys in
      units.withUnsafeBufferPointer { units in
        var (start, group) = (0, Int32(0))
        while start < count {
          var end = start + 1
          while end < count, keys[end] == keys[start] { end += 1 }
          group += 1
          for position in start..<end {
            halves[Int(units[position])] =
              switch ties {
              case .min: 2 * Int32(truncatingIfNeeded: start + 1)
              case .max: 2 * Int32(truncatingIfNeeded: end)
              case .average: Int32(truncatingIfNeeded: start + 1 + end)
              case .dense: 2 * group
              case .order: 2 * Int32(truncatingIfNeeded: position + 1)
              }
          }
          start = end
        }
      }
    }
  }
}
