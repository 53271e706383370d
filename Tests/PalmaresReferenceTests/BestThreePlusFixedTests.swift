import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Best three goals at 26 % each plus a fixed one at 22 %, raw and rescaled, on the synthetic cohort:
/// scores and ranks worked out by a separate numpy program.
@Suite struct BestThreePlusFixedTests {
  @Test(.enabled(if: ReferenceFiles.hasCohort, "the cohort isn't there: run 'make cohort'"))
  func agreesWithASeparateProgram() throws {
    let verification = try Verification(
      file: ReferenceFiles.benchmark("methods/best-three-plus-fixed.yml"),
      data: ReferenceFiles.benchmark("cohort/data.csv"))
    #expect(verification.differences == [])
    let outcomes = verification.reports.flatMap(\.comparisons)
    #expect(outcomes.count == 4)
    #expect(outcomes.allSatisfy { $0.matched == 2_152 })
  }
}
