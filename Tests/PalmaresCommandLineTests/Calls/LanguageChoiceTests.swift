import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct LanguageChoiceTests {
  @Test(
    arguments: [
      ([:], .english), (["LANG": "fr_FR.UTF-8"], .french), (["LANG": "C"], .english),
      (["LC_ALL": "en_GB", "LANG": "fr_FR"], .english), (["LC_MESSAGES": "fr"], .french),
      (["LC_ALL": "", "LANG": "fr_CA"], .french),
      (["PALMARES_LANG": "fr", "LC_ALL": "en_GB"], .french),
      (["PALMARES_LANG": "en", "LANG": "fr_FR"], .english), (["LANG": "de_DE"], .english),
    ] as [([String: String], Language)])
  func followsTheEnvironment(environment: [String: String], expected: Language) throws {
    #expect(try LanguageChoice(option: nil, environment: environment).language == expected)
  }

  @Test func theOptionWins() throws {
    let choice = try LanguageChoice(option: "fr", environment: ["PALMARES_LANG": "en"])
    #expect(choice.language == .french)
    #expect(choice.ofFiles == .french)
  }

  @Test func anUnknownLanguageIsRefused() {
    #expect(
      rules { try LanguageChoice(option: nil, environment: ["PALMARES_LANG": "it"]) } == [
        "usage.unknown-language"
      ])
  }

  @Test func messagesOfAWrongCallAreInTheReadersLanguage() {
    let run = Run("rnak", environment: ["LANG": "fr_FR.UTF-8"])
    #expect(run.messages.hasPrefix("erreur\u{202F}: "))
    #expect(Run("--lang", "fr", "rank", "--topp").messages.hasPrefix("erreur"))
  }

  @Test(
    arguments: [
      ["rnak", "x", "--lang", "fr"], ["--lang", "fr", "rnak", "x"], ["rnak", "--lang=fr", "x"],
      ["rank", "x", "y", "--lang", "fr"], ["rank", "--lol", "--lang", "fr"],
      ["methods", "--lang", "fr", "frob"], ["methods", "frob", "--lang", "fr"],
      ["help", "nothing", "--lang", "fr"], ["rank", "--top", "--lang", "fr"],
    ])
  func aWrongCallIsAnsweredInTheLanguageItAsksFor(arguments: [String]) {
    let run = Run(arguments)
    #expect(run.exitCode == .usage)
    #expect(run.messages.hasPrefix("erreur\u{202F}: "))
    #expect(!run.messages.contains("error: "))
  }

  private func rules(_ work: () throws -> LanguageChoice) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
