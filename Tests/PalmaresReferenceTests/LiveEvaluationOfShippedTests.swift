import PalmaresApplication
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Figures and weights of every shipped methodology, edited at random: every node is what it is from the
/// beginning, to the last bit.
@Suite struct LiveEvaluationOfShippedTests {
  @Test(arguments: ShippedDrawsTests.ranking)
  func isTheEvaluationFromTheBeginning(id: String) throws {
    let compiled = try CompiledMethodology(file: "\(shippedShare)/methods/\(id)/\(id).yml")
    var trial = LiveTrial(try AppliedMethodology(compiled).evaluation, seed: 5)
    #expect(trial.differences(after: 12) == [])
    // There everything is a rank among all, of sums of ranks among all.
    #expect((trial.work.followed == 0) == (id == "svi-us-2018"))
  }
}
