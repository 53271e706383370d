import PalmaresCore
import Testing

@testable import PalmaresCore

/// Known answers of Random123's `kat_vectors` for philox4x32-10.
@Suite struct CounterRandomTests {
  @Test func givesThePublishedBlocks() {
    let zero = CounterRandom(seed: 0).block(draw: 0, pair: 0)
    #expect(zero == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = CounterRandom(seed: .max, stream: .max).block(draw: .max, pair: .max)
    #expect(ones == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = CounterRandom(seed: 0x299f_31d0_a409_3822, stream: 0x0370_7344)
      .block(draw: 0x85a3_08d3_243f_6a88, pair: 0x1319_8a2e)
    #expect(pi == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func givesEveryNumberByItsPlace() {
    let random = CounterRandom(seed: 7)
    let draw = random.uniforms(draw: 3, count: 5)
    #expect(draw[4] == random.uniform(draw: 3, index: 4))
    #expect(Set(draw).count == 5)
    #expect(CounterRandom(seed: 7, stream: 1).uniforms(draw: 3, count: 5) != draw)
  }

  @Test func fillsTheUnitIntervalEvenly() {
    let random = CounterRandom(seed: 1)
    var counts = [Int](repeating: 0, count: 10)
    for draw in 0..<2000 {
      for index in 0..<5 { counts[Int(random.uniform(draw: draw, index: index) * 10)] += 1 }
    }
    // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand.
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(chiSquare < 27.9)
  }
}
