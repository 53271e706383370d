import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Normalisations and means of the ASEM example (Becker et al. 2022), computed there by another
/// engine: every table to 1e-10.
@Suite struct ASEMOperationsTests {
  @Test(arguments: [
    ("asem-normalisations", 10), ("asem-distance-to-target", 1), ("asem-means", 6),
    ("asem-means-with-missing", 2),
  ])
  func reproducesEveryTable(name: String, tables: Int) throws {
    let verification = try Verification(file: ReferenceFiles.own("asem/\(name).yml"))
    #expect(verification.differences == [])
    #expect(verification.reports.count == tables)
    #expect(verification.matchedFigures() > 0)
  }

  /// Three indicators whose maximum is zero: the other engine prints infinity or a blank in their 153
  /// cells; here they are refused by name.
  @Test func refusesTheFractionOfAMaximumThatIsZero() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try Ranking(file: ReferenceFiles.own("asem/asem-fraction-refused.yml"))
    }
    let refusals = try #require(error).diagnostics.filter { $0.severity == .error }
    #expect(refusals.count == 3)
    #expect(
      refusals.allSatisfy { $0.rule.identifier == "normalisation.equal-anchors" })
  }
}
