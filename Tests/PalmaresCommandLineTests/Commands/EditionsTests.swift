import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// Editions, and names that are not established, as a person meets them.
@Suite struct EditionsTests {
  private let share: TownShare

  init() throws {
    share = try TownShare()
    try share.folder.file(
      "methods/towns-2023-with-2024-weights/towns-2023-with-2024-weights.yml",
      """
      palmares: 1
      id: towns-2023-with-2024-weights
      edition: "2023"
      extends: ../towns/towns.yml
      instead_of:
        - id: towns-2023
          because: {en: Its weights were lost., fr: Ses poids sont perdus.}
      nodes:
        score: {mean: {green: .5, calm: .5}, needs: all}

      """)
  }

  @Test func anEditionRanksLikeAFileOfItsOwn() throws {
    let run = share.run("rank", "towns-2023-with-2024-weights", "--format", "csv", "--top", "1")
    #expect(run.output.split(separator: "\n").last?.hasPrefix("MO,Montpellier,75,") == true)
  }

  @Test func aNameThatIsNotEstablishedIsRefusedWithItsReasonAndTheWayOut() {
    for command in [["rank"], ["methods", "show"], ["methods", "verify"]] {
      let run = Run(command + ["towns-2023"], environment: share.environment)
      #expect(run.exitCode == .badInput)
      #expect(run.output.isEmpty)
      #expect(run.messages.contains("[methodology.not-established]"))
      #expect(run.messages.contains("Its weights were lost."))
      #expect(run.messages.contains("Use 'towns-2023-with-2024-weights'"))
    }
    let french = share.run("rank", "towns-2023", "--lang", "fr")
    #expect(french.messages.contains("Ses poids sont perdus."))
    #expect(share.run("rank", "towns-2022").messages.contains("[input.unknown-method]"))
  }

  @Test func theListSaysWhatBuildsOnWhat() {
    let list = share.run("methods", "list").output
    #expect(list.contains("- towns-2023-with-2024-weights builds on towns.\n"))
    #expect(list.contains("- towns-2023 is not established, use towns-2023-with-2024-weights: Its"))
    let json = share.run("methods", "list", "--json").output
    #expect(json.contains(#""extends": "towns""#))
    #expect(json.contains(#""id": "towns-2023""#))
    #expect(json.contains(#""extends": null"#))
  }

  @Test func showPrintsTheEditionAndExpandedTheWhole() {
    let shown = share.run("methods", "show", "towns-2023-with-2024-weights").output
    #expect(shown.contains("extends: ../towns/towns.yml"))
    #expect(!shown.contains("column: green"))
    let whole = share.run("methods", "show", "towns-2023-with-2024-weights", "--expanded").output
    #expect(!whole.contains("extends"))
    #expect(whole.contains("file: ../towns/towns.csv"))
    #expect(whole.contains("column: green"))
  }

  @Test func aNameThatIsThereIsNeverReplaced() throws {
    try share.folder.file(
      "methods/greedy/greedy.yml",
      "palmares: 1\nid: greedy\nedition: x\nextends: ../towns/towns.yml\n"
        + "instead_of: {id: towns, because: None}\n")
    #expect(share.run("rank", "towns").exitCode == .done)
    for command in [["methods", "list"], ["doctor"]] {
      let run = Run(command, environment: share.environment)
      #expect(run.messages.contains("[methodology.instead-of-taken]"))
      #expect(run.exitCode == .badInput)
    }
    let lint = share.run("methods", "lint", "greedy")
    #expect(lint.exitCode == .findings)
    #expect(lint.output.contains("'greedy' is offered in place of 'towns', which is there."))
  }
}
