import PalmaresCore
import Testing

@Suite struct WorkPaceTests {
  @Test func growsWhileItemsAreQuickUpToTheMost() {
    var pace = WorkPace(from: 4, atMost: 100)
    var sizes: [Int] = []
    for _ in 0..<4 {
      sizes.append(pace.size)
      pace.note(.milliseconds(1))
    }
    #expect(sizes == [4, 16, 64, 100])
    pace.note(.zero)
    #expect(pace.size == 100)
  }

  @Test func shrinksToOneWhereItemsAreSlow() {
    var pace = WorkPace(from: 256, atMost: 256)
    pace.note(.seconds(4))
    #expect(pace.size == 4)
    pace.note(.seconds(31))
    #expect(pace.size == 1)
    pace.note(.seconds(31), atLeast: 16)
    #expect(pace.size == 16)
  }

  @Test func startsWithinItsLimits() {
    #expect(WorkPace(from: 16, atMost: 8).size == 8)
    #expect(WorkPace(from: 0, atMost: 0).size == 1)
  }
}
