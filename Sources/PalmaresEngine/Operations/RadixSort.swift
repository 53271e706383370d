/// Sorts positions by doubles, equal ones in the order given: least significant byte first, bytes
/// that all keys share left out.
///
/// - Complexity: O(*n*) passes over the keys, at most eight.
/// - Source: Knuth (1998), *The Art of Computer Programming*, volume 3, algorithm 5.2.5R; the order of
///   doubles as integers after IEEE 754-2019, §5.10.
enum RadixSort {
  static func sorted(_ positions: [Int], by keys: [Double]) -> [Int] {
    var items = zip(positions, keys).map { Item(key: bits(of: $1), position: Int32($0)) }
    var other = items
    for shift in stride(from: 0, to: 64, by: 8) {
      var counts = [Int](repeating: 0, count: 257)
      for item in items { counts[Int(item.key >> shift & 0xFF) + 1] += 1 }
      if counts.contains(items.count) { continue }
      for byte in 1...256 { counts[byte] += counts[byte - 1] }
      for item in items {
        let byte = Int(item.key >> shift & 0xFF)
        other[counts[byte]] = item
        counts[byte] += 1
      }
      swap(&items, &other)
    }
    return items.map { Int($0.position) }
  }

  private struct Item {
    var key: UInt64
    var position: Int32
  }

  /// An integer that orders as the double does; both zeros are one.
  private static func bits(of key: Double) -> UInt64 {
    let bits = (key + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
