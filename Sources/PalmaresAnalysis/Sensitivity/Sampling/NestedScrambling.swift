import PalmaresCore

/// Owen's scrambling: each bit of a coordinate is flipped or not by a coin that depends on the bits
/// before it, so that every point is uniform and the points together stay as even as they were.
///
/// The coins aren't stored: each is a random number by its place in the tree of prefixes. One number
/// holds the coins of five levels below a prefix, 31 of them, numbered as in a binary heap. What comes
/// below the sequence's 32 bits is random.
///
/// - Source: Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences", in *Monte Carlo and
///   Quasi-Monte Carlo Methods in Scientific Computing*; coins by hash as in Burley (2020), "Practical
///   hash-based Owen scrambling", *Journal of Computer Graphics Techniques* 9(4).
struct NestedScrambling: Sendable {
  let random: CounterRandom

  private static let depths = Array(stride(from: 0, to: 32, by: 5))

  func scrambled(_ bits: UInt32, axis: Int) -> Double {
    var flips: UInt32 = 0
    for depth in Self.depths {
      let coins = coins(below: bits.prefix(depth), depth, axis)
      for level in depth..<min(depth + 5, 32) {
        let path = bits.prefix(level) & (1 << UInt32(level - depth) - 1)
        let coin = coins >> (1 << UInt64(level - depth) | UInt64(path)) & 1
        flips |= UInt32(coin) << UInt32(31 - level)
      }
    }
    let tail = coins(below: bits, 32, axis) & 0x1F_FFFF
    return Double(UInt64(bits ^ flips) << 21 | tail) * 0x1p-53
  }

  private func coins(below prefix: UInt32, _ depth: Int, _ axis: Int) -> UInt64 {
    let place = 1 << depth | Int(prefix)
    return UInt64(random.uniform(draw: place, index: axis) * 0x1p53)
  }
}

extension UInt32 {
  /// The highest bits, as a number.
  fileprivate func prefix(_ count: Int) -> UInt32 {
    count == 0 ? 0 : self >> UInt32(32 - count)
  }
}
