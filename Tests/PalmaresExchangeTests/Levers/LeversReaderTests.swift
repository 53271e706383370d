import PalmaresCore
import PalmaresExchange
import Testing

@Suite struct LeversReaderTests {
  private func read(_ text: String) throws -> LeversFile {
    try LeversReader.read(Array(text.utf8), file: "levers.yml")
  }

  /// The rules that a file breaks, each with its line.
  private func problems(_ text: String) -> [String] {
    do throws(DiagnosticError) {
      _ = try LeversReader.read(Array(text.utf8), file: "levers.yml")
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.rule.identifier):\($0.locations.first?.line ?? 0)"
      }
    }
  }

  @Test func readsBoundsStepsCostsAndStatements() throws {
    let file = try read(
      """
      palmares: 1
      cost_unit: k€
      levers:
        schooling: {from: 12, to: 14, step: .1, cost: 20}
        income: {at_most: 60000, unit_cost: .5, label: {en: Income, fr: Revenu}}
        policy: {declarative: true}
      """)
    #expect(file.costUnit?.en == "k€")
    #expect(file.levers.map(\.column) == ["schooling", "income", "policy"])
    #expect(file.levers[0].low == 12 && file.levers[0].high == 14)
    #expect(file.levers[0].step == 0.1 && file.levers[0].cost == 20)
    #expect(file.levers[1].low == nil && file.levers[1].high == 60000)
    #expect(file.levers[1].unitCost == 0.5 && file.levers[1].label?.fr == "Revenu")
    #expect(file.levers[2].isDeclarative == true)
  }

  @Test func tellsEveryProblemWithItsLine() {
    let found = problems(
      """
      palmares: 1
      levers:
        a: {from: 14, to: 12}
        b: {to: 14, step: 0}
        c: {to: 14, step: 1, cost: -3}
        d: {too: 14}
        e: {to: many}
        f: {to: 3, cost: 2}
        g: {declarative: true, to: 3}
      """)
    #expect(
      found == [
        "levers.bounds:3", "levers.step:4", "levers.cost:5", "methodology.unknown-key:6",
        "methodology.not-a-number:7", "methodology.misplaced-key:8",
        "methodology.misplaced-key:9",
      ])
  }

  @Test func asksForTheVersionAndTheLevers() {
    #expect(
      problems("title: x").map { $0.prefix { $0 != ":" } } == [
        "methodology.missing-key", "methodology.missing-key",
      ])
  }

  @Test func readsALeverInShort() throws {
    let lever = try LeverDeclaration(option: "a=b=12..14/0.1@20")
    #expect(lever.column == "a=b" && lever.low == 12 && lever.high == 14)
    #expect(lever.step == 0.1 && lever.cost == 20)
    let upwards = try LeverDeclaration(option: "waste=..-5")
    #expect(upwards.low == nil && upwards.high == -5 && upwards.step == nil)
  }

  @Test(arguments: [
    ("schooling", "usage.lever"), ("=1..2", "usage.lever"), ("a=12", "usage.lever"),
    ("a=1..x", "usage.lever"), ("a=1..2@3", "usage.lever"), ("a=3..2", "usage.lever"),
    ("a=1..2/0", "usage.lever"), ("a=1..2/1@-1", "usage.lever"),
  ])
  func refusesWhatSaysTooLittle(text: String, rule: String) {
    do throws(DiagnosticError) {
      _ = try LeverDeclaration(option: text)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.diagnostics.map(\.rule.identifier) == [rule])
    }
  }
}
