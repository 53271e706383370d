import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Random composites, edited at random: every node is what it is from the beginning, to the last bit.
@Suite struct EditsOfRandomIndicesTests {
  @Test(arguments: 0..<40)
  func areTheEvaluationFromTheBeginning(seed: Int) throws {
    let (base, _) = try RandomIndex(seed: seed).evaluation()
    var trial = LiveTrial(base, seed: seed)
    #expect(trial.differences(after: 25) == [])
  }
}
