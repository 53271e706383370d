/// Lanes of a block of draws.
struct LaneSet: Sequence {
  private var bits: UInt64 = 0

  init() {}

  /// Lanes `0 ..< count`.
  init(first count: Int) {
    bits = count >= 64 ? .max : 1 << UInt64(count) - 1
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ lane: Int) -> Bool { bits >> UInt64(lane) & 1 == 1 }

  mutating func insert(_ lane: Int) { bits |= 1 << UInt64(lane) }

  /// - Parameter lanes: a bit for each.
  mutating func insert(all lanes: UInt32) { bits |= UInt64(lanes) }

  func subtracting(_ others: LaneSet) -> LaneSet {
    var rest = self
    rest.bits &= ~others.bits
    return rest
  }

  func makeIterator() -> AnyIterator<Int> {
    var left = bits
    return AnyIterator {
      guard left != 0 else { return nil }
      defer { left &= left - 1 }
      return left.trailingZeroBitCount
    }
  }
}
