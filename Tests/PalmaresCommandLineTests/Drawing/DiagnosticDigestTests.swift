import PalmaresCore
import Testing

@testable import PalmaresCommandLine

@Suite struct DiagnosticDigestTests {
  private func problems(_ count: Int, _ rule: DiagnosticRule) -> [Diagnostic] {
    (0..<count).map { Diagnostic(rule, .error, LocalizedText("\($0)")) }
  }

  @Test func showsTheFirstOfEachKindAndCountsTheRest() {
    let many = problems(120, DiagnosticRule("a.many")) + problems(1, DiagnosticRule("b.one"))
    let digest = DiagnosticDigest(of: many)
    #expect(digest.shown.map(\.summary.en) == (0..<20).map(String.init) + ["0"])
    #expect(digest.rest.map(\.en) == ["… and 100 more problems of the same kind [a.many]."])
  }

  @Test func leavesNothingOutOfAShortList() {
    let digest = DiagnosticDigest(of: problems(20, DiagnosticRule("a.few")))
    #expect(digest.shown.count == 20)
    #expect(digest.rest.isEmpty)
  }
}
