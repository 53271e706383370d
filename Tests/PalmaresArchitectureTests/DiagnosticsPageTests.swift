import Foundation
import Testing

/// Every rule that a message names has its section in docs/diagnostics.md, and every section a rule.
@Suite struct DiagnosticsPageTests {
  @Test func listsEveryRuleAndNoOther() throws {
    let documented = Set(
      try text(of: "docs/diagnostics.md").matches(of: /(?m)^### `([a-z0-9.-]+)`/).map {
        String($0.1)
      })
    var used = Set<String>()
    for file in try files(below: "Sources", suffix: ".swift") {
      used.formUnion(
        try text(of: file).matches(of: /DiagnosticRule\(\s*"([^"]+)"/).map { String($0.1) })
    }
    #expect(used.subtracting(documented).sorted() == [])
    #expect(documented.subtracting(used).sorted() == [])
  }

  /// Rules are named where they are raised: nothing builds an identifier at run time.
  @Test func namesRulesInFull() throws {
    for file in try files(below: "Sources", suffix: ".swift") {
      guard !file.hasSuffix("DiagnosticRule.swift") else { continue }
      for use in try text(of: file).matches(of: /DiagnosticRule\(\s*([^)\s])/) {
        #expect(use.1 == "\"", "\(file) makes up a rule's name")
      }
    }
  }
}
