import PalmaresCore
import Testing

@Suite struct InChunksTests {
  @Test(arguments: [0, 1, 5, 1000, 9973])
  func givesEveryItemOnceAndInOrder(count: Int) {
    let pieces = inChunks(of: count, atLeast: 10) { Array($0) }
    #expect(pieces.flatMap { $0 } == Array(0..<count))
  }

  @Test func doesNotCutWhatIsSmall() {
    #expect(inChunks(of: 100, atLeast: 101) { $0 } == [0..<100])
  }
}
