import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// THE World University Rankings: every complete row within the interval that its rounded components
/// allow. The tables have no open licence; they are read beside the package where they are there.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct WorldUniversityRankingsTests {
  @Test(arguments: [(2016, 195), (2020, 200), (2024, 201)])
  func agreesWithinTheRoundingOfComponents(year: Int, complete: Int) throws {
    let table = ReferenceFiles.shared("rankings/the_wur/the_wur_\(year).csv")
    let verification = try Verification(
      file: ReferenceFiles.shipped("the-wur-\(year)"), data: table, expected: table)
    #expect(verification.differences == [])
    #expect(verification.matchedFigures { _ in true } >= complete)
  }

  @Test(arguments: [2016, 2020, 2024])
  func saysWhereTheTableIsFound(year: Int) throws {
    let error = #expect(throws: DiagnosticError.self) {
      try Ranking(file: ReferenceFiles.shipped("the-wur-\(year)"))
    }
    #expect(error?.diagnostics.first?.rule.identifier.hasPrefix("input.") == true)
  }
}
