/// Random numbers by their place: the same seed, draw and index give the same number, whoever asks for
/// it, in whatever order.
///
///     let random = CounterRandom(seed: 42)
///     random.uniform(draw: 7, index: 3)   // always the same, 0 ≤ u < 1
///
/// Draws can therefore run anywhere, in any order, and each can be drawn again alone.
///
/// - Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
///   *SC '11*: Philox4x32 with ten rounds. The counter is the draw (64 bits), half the index (32 bits)
///   and the stream (32 bits); the key is the seed.
public struct CounterRandom: Sendable, Hashable {
  public let seed: UInt64
  /// Streams of one seed are independent of each other.
  public let stream: UInt32

  public init(seed: UInt64, stream: UInt32 = 0) {
    self.seed = seed
    self.stream = stream
  }

  /// A number of 53 random bits, 0 ≤ u < 1.
  public func uniform(draw: Int, index: Int) -> Double {
    let block = block(draw: UInt64(draw), pair: UInt32(index >> 1))
    let (low, high) = index & 1 == 0 ? (block.0, block.1) : (block.2, block.3)
    let bits = UInt64(high) << 32 | UInt64(low)
    return Double(bits >> 11) * 0x1p-53
  }

  /// The numbers of one draw, from index 0 on.
  public func uniforms(draw: Int, count: Int) -> [Double] {
    (0..<count).map { uniform(draw: draw, index: $0) }
  }

  /// One block of Philox4x32-10.
  func block(draw: UInt64, pair: UInt32) -> (UInt32, UInt32, UInt32, UInt32) {
    var counter = (
      UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw >> 32), pair, stream
    )
    var key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    for _ in 0..<10 {
      let a = UInt64(0xD251_1F53) * UInt64(counter.0)
      let b = UInt64(0xCD9E_8D57) * UInt64(counter.2)
      counter = (
        UInt32(truncatingIfNeeded: b >> 32) ^ counter.1 ^ key.0, UInt32(truncatingIfNeeded: b),
        UInt32(truncatingIfNeeded: a >> 32) ^ counter.3 ^ key.1, UInt32(truncatingIfNeeded: a)
      )
      key = (key.0 &+ 0x9E37_79B9, key.1 &+ 0xBB67_AE85)
    }
    return counter
  }
}
