import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// The shipped methodologies against the figures that their publishers printed. How many figures
/// there are is part of the promise: a table that shrinks fails.
@Suite struct PublishedIndicesTests {
  private func verified(_ id: String) throws -> Verification {
    let verification = try Verification(file: ReferenceFiles.shipped(id))
    #expect(verification.differences == [])
    #expect(verification.remarks.filter { $0.severity != .information }.map(\.summary.en) == [])
    return verification
  }

  /// Sachs et al. (2019), Sustainable Development Report 2019.
  @Test func reproducesTheSDGIndex2019() throws {
    let verification = try verified("sdg-index-2019")
    #expect(verification.matchedFigures { $0.hasPrefix("sdg") } == 12_788)
    #expect(verification.matchedFigures { $0.hasPrefix("goal") } == 2_693)
    #expect(verification.matchedFigures { $0 == "index" } == 162)
    #expect(verification.matchedFigures { $0 == "rank" } == 162)
  }

  /// UNDP (2025), Human Development Report, table 1.
  @Test func reproducesTheHDI2023() throws {
    let verification = try verified("hdi-2023")
    #expect(verification.reports.flatMap(\.comparisons).map(\.matched) == [193, 193, 193])
  }

  /// Becker et al. (2022), the ASEM example, every stage.
  @Test func reproducesEveryStageOfASEM2018() throws {
    let verification = try verified("asem-2018")
    #expect(verification.matchedFigures { $0 == "Index" } == 51)
    #expect(verification.matchedFigures { $0 == "Index_rank" } == 51)
    #expect(verification.matchedFigures { $0.hasSuffix("@denominated") } == 2_434)
    for stage in ["imputed", "treated", "normalised"] {
      #expect(verification.matchedFigures { $0.hasSuffix("@\(stage)") } == 2_499, "\(stage)")
    }
  }

  /// MHCLG (2025), English Indices of Deprivation 2025, file 7.
  @Test func reproducesTheIMD2025() throws {
    let verification = try verified("imd-england-2025")
    let outcomes = verification.reports.flatMap(\.comparisons)
    #expect(outcomes.count == 6)
    #expect(outcomes.allSatisfy { $0.matched == 33_755 })
  }

  /// CDC/ATSDR (2018), Social Vulnerability Index, counties of the United States.
  @Test func reproducesTheSVI2018() throws {
    let verification = try verified("svi-us-2018")
    let ofThemes = ["theme", "overall"]
    #expect(
      verification.matchedFigures { node in !ofThemes.contains(where: node.hasPrefix) } == 47_127)
    #expect(verification.matchedFigures { $0 == "overall" } == 3_141)
  }
}
