import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct HelpSnapshotTests {
  private static let pages = [""] + CommandList.all.map(\.name) + HelpTopic.all.map(\.name)

  @Test(arguments: pages, Language.allCases)
  func pagesReadAsRecorded(page: String, language: Language) throws {
    let words = ["help"] + page.split(separator: " ").map(String.init)
    let run = Run(words + ["--lang", language.rawValue])
    #expect(run.exitCode == .done)
    let name = page.isEmpty ? "overview" : page.replacing(" ", with: "-")
    try expectSnapshot(run.output, "help-\(name).\(language.rawValue).txt")
  }

  @Test func everyPageFitsATerminal() {
    for page in Self.pages {
      for language in Language.allCases {
        let words = ["help"] + page.split(separator: " ").map(String.init)
        let text = Run(words + ["--lang", language.rawValue]).output
        let long = text.split(separator: "\n").filter { displayWidth(String($0)) > 90 }
        #expect(long.isEmpty)
      }
    }
  }

  @Test func helpOfACommandIsTheSameBothWays() {
    #expect(Run("rank", "--help").output == Run("help", "rank").output)
    #expect(Run("methods", "lint", "-h").output == Run("help", "methods", "lint").output)
    #expect(Run("--help").output == Run("help").output)
    #expect(Run("methods", "--help").output.contains("methods verify"))
  }
}
