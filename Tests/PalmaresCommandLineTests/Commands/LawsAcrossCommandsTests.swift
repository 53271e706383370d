import Foundation
import PalmaresCommandLine
import PalmaresTestSupport
import Testing

/// What holds between the answers of different commands to the same ranking.
@Suite struct LawsAcrossCommandsTests {
  /// A ranking to put questions to: which node's weights vary, and two of its children.
  struct Subject: CustomTestStringConvertible, Sendable {
    var method: String
    var node: String
    var child: String
    var testDescription: String { "\(method) \(node)" }
  }

  private static let shipped = [
    Subject(method: "asem-2018", node: "Index", child: "Conn"),
    Subject(method: "letudiant-engineering-2023", node: "score", child: "criteria_score"),
  ]

  private func run(_ words: [String]) -> Run {
    Run(words, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
  }

  private func json(_ words: [String]) throws -> JSONTree {
    let run = run(words + ["--json"])
    #expect(run.exitCode == .done, "\(words) \(run.messages)")
    return try JSONTree(run)
  }

  /// A small random index of four components, as a file.
  private func random(seed: UInt64, in folder: TemporaryFolder) throws -> Subject {
    var generator = SplitMix(seed: seed)
    let weights = (0..<4).map { _ in Int.random(in: 1...9, using: &generator) }
    var rows = "id,a,b,c,d\n"
    for unit in 0..<9 {
      let cells = (0..<4).map { _ in String(Int.random(in: 0...20, using: &generator)) }
      rows += "U\(unit),\(cells.joined(separator: ","))\n"
    }
    let children = zip(["a", "b", "c", "d"], weights).map { "\($0): \($1)" }.joined(separator: ", ")
    let columns = ["a", "b", "c", "d"].map { "  \($0): {column: \($0)}\n" }.joined()
    try folder.file("\(seed).csv", rows)
    let method = try folder.file(
      "\(seed).yml",
      """
      palmares: 1
      id: random
      edition: "2025"
      title: Random
      status: example
      data: {file: \(seed).csv, id: id}
      fit: all
      nodes:
      \(columns)  score: {mean: {\(children)}, needs: all}
        rank: {of: score, then: [{rank: {first: high, ties: min}}]}
      results: {score: score, rank: rank}

      """)
    return Subject(method: method, node: "score", child: "a")
  }

  private func forEverySubject(_ law: (Subject) throws -> Void) throws {
    let folder = try TemporaryFolder()
    for seed in UInt64(1)...4 { try law(random(seed: seed, in: folder)) }
    for subject in Self.shipped { try law(subject) }
  }

  @Test func everyDrawnRankLiesInsideTheProvedInterval() throws {
    try forEverySubject { subject in
      let drawn = try json([
        "robust", subject.method, "--vary", "weights@\(subject.node):box:25%", "--draws", "40",
      ])["institutions"].items
      let proved = try json([
        "intervals", subject.method, "--node", subject.node, "--weights", "box:25%",
      ])["institutions"].items
      let intervals = Dictionary(
        proved.map { ($0["id"].word, $0) }, uniquingKeysWith: { first, _ in first })
      let ranked = drawn.filter { !$0["rank"].isNull }
      #expect(ranked.count >= 9)
      for institution in ranked {
        let interval = try #require(intervals[institution["id"].word])
        let best = try #require(interval["best"]["proved"].number)
        let worst = try #require(interval["worst"]["proved"].number)
        for member in ["rank", "min", "max"] {
          let rank = try #require(institution[member].number)
          #expect(
            best <= rank && rank <= worst, "\(subject) \(member) \(institution["id"].word ?? "")")
        }
      }
    }
  }

  @Test func aPlanAskedAsWhatIfReachesItsTarget() throws {
    try forEverySubject { subject in
      let before = try json(["robust", subject.method, "--vary", "weights:box:1%", "--draws", "1"])
      let ranked = before["institutions"].items.filter { !$0["rank"].isNull }
      let third = try #require(
        ranked.first { ($0["rank"].number ?? 0) >= 3 }?["id"].word, "\(subject)")
      let answer = try json(["levers", subject.method, third, "--gain", "1"])
      #expect(answer["answer"].word == "plan", "\(subject)")
      let target = try #require(answer["target"]["rank_at_most"].number)
      let settings = try answer["plan"]["steps"].items.flatMap { step in
        let column = try #require(step["column"].word)
        // A signed figure is a change, which '=' makes a number.
        return ["--set", "\(third).\(column)==\(try #require(step["to"].number))"]
      }
      let row = try json(["whatif", subject.method] + settings)["institutions"][0]
      #expect(row["id"].word == third)
      let after = try #require(row["after"]["rank"]["low"].number)
      #expect(after <= target, "\(subject)")
      #expect(after == answer["plan"]["standing"]["rank"].number, "\(subject)")
      #expect(row["after"]["score"].number == answer["plan"]["standing"]["score"].number)
    }
  }

  @Test func anEditionAgainstItselfHasNoChangeInAnyPart() throws {
    try forEverySubject { subject in
      let changes = try json(["attribute", subject.method, "--against", subject.method])["changes"]
      #expect(changes.items.count >= 9)
      for change in changes.items where !change["rise"].isNull {
        for measure in ["rise", "score"] {
          #expect(change[measure]["change"].number == 0, "\(subject)")
          for part in ["our_data", "others_data", "field", "method"] {
            #expect(change[measure][part]["part"].number == 0, "\(subject) \(part)")
          }
        }
      }
    }
  }

  @Test func contributionsSumToTheScore() throws {
    try forEverySubject { subject in
      let rows = try json([
        "whatif", subject.method, "--set", "weight:\(subject.node).\(subject.child)=1",
      ])
      for row in rows["institutions"].items.prefix(3) {
        let id = try #require(row["id"].word)
        let contributions = try json(["explain", subject.method, id])["analysis"]["contributions"]
        let score = try #require(row["before"]["score"].number)
        let parts = contributions["parts"].items.compactMap { $0["points"].number }
        #expect(contributions["score"].number == score)
        #expect(parts.count >= 4)
        #expect(
          abs(parts.reduce(0, +) - score) <= 1e-9 * max(1, score.magnitude), "\(subject) \(id)")
      }
    }
  }

  @Test func thePublishedRegionHoldsThePublishedRanking() throws {
    try forEverySubject { subject in
      let regions = try json(["regions", subject.method, "--between", subject.child])
      let weight = try #require(regions["between"]["published_t"].number)
      let published = regions["published"].items
      #expect(!published.isEmpty)
      let ranks = try json(["robust", subject.method, "--vary", "weights:box:1%", "--draws", "1"])
      let rank = Dictionary(
        ranks["institutions"].items.compactMap { row in
          row["id"].word.flatMap { id in row["rank"].number.map { (id, $0) } }
        }, uniquingKeysWith: { first, _ in first })
      for region in published {
        let (from, to) = (region["from"].number ?? 2, region["to"].number ?? -1)
        #expect(from <= weight && weight <= to, "\(subject)")
        let order = region["ranking"].items.flatMap { place in
          place.items.compactMap { $0.word.flatMap { rank[$0] } }
        }
        #expect(order.count >= 9)
        #expect(order == order.sorted(), "\(subject) \(order)")
      }
    }
  }

  @Test func whatIsDueToOneAloneIsNoMoreThanWithOthers() throws {
    try forEverySubject { subject in
      let targets = try json([
        "sensitivity", subject.method, "--vary", "weights@\(subject.node):box:25%", "--by",
        "coordinate",
        "--samples", "64", "--levels", "1",
      ])["targets"].items
      #expect(targets.count == 1)
      for index in targets.flatMap({ $0["indices"].items }) {
        let first = index["first_interval"].items.compactMap(\.number)
        let total = index["total_interval"].items.compactMap(\.number)
        #expect(first.count == 2 && total.count == 2)
        if first.count == 2, total.count == 2 { #expect(first[0] <= total[1], "\(subject)") }
      }
    }
  }
}
