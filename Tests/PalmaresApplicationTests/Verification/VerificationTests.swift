import PalmaresApplication
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct VerificationTests {
  @Test func countsWhatMatchesAndNamesWhatDiffers() throws {
    let folder = try TemporaryFolder()
    let verification = try Verification(file: try Towns.write(to: folder))
    let outcome = try #require(verification.reports.first?.comparisons.first)
    #expect(verification.hasDifferences)
    #expect(outcome.matched == 3)
    #expect(outcome.absent == 1)
    #expect(outcome.differences.map(\.identifier) == ["NI"])
    #expect(outcome.differences.first?.by == -1.5)
  }

  @Test func withoutPublishedFiguresThereIsNothingToCompare() throws {
    let folder = try TemporaryFolder()
    _ = try Towns.write(to: folder)
    let text = Towns.methodology
    let end = try #require(text.firstRange(of: "published:")?.lowerBound)
    let file = try folder.file("bare.yml", String(text[..<end]))
    #expect(rules { try Verification(file: file) } == ["input.nothing-published"])
  }

  @Test func saysWhichPublishedRowsAreNotInTheData() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let expected = try folder.file("more.csv", "code,score\nAL,62.0\nXX,1.0\n")
    let verification = try Verification(file: file, expected: expected)
    #expect(verification.reports.first?.unknownIdentifiers == ["XX"])
    #expect(verification.hasDifferences)
  }

  @Test func asksForDataAndPublishedFiguresAtOnce() throws {
    let folder = try TemporaryFolder()
    let text = Towns.methodology.replacing("  file: towns.csv\n", with: "")
      .replacing("file: towns-published.csv\n    title", with: "title")
    let file = try folder.file("empty.yml", text)
    #expect(
      rules { try Verification(file: file) } == ["input.no-data", "input.no-published-figures"])
  }

  private func rules(_ work: () throws -> Verification) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
