import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// Editions 2019 to 2026: what is established of each, on the weights of 2027.
@Suite struct ImpactEditionsTests {
  /// Each file is read once for all tests.
  private static let documents = Dictionary(
    uniqueKeysWithValues: ImpactFiles.editions.map(ImpactFiles.id).map { id in
      (id, Result { try CompiledMethodology(file: ReferenceFiles.shipped(id)).document })
    })

  private func methodology(_ id: String) throws -> MethodologyDocument {
    try #require(Self.documents[id]).get()
  }

  private func weights(_ edition: Int, of node: String) throws -> [String: String] {
    let document = try methodology(ImpactFiles.id(edition))
    let metric = try #require(document.methodology.nodes.first { $0.code == node })
    guard case .combination(let combination) = metric.source else { return [:] }
    let pairs = combination.children.map { ($0.node.description, $0.weight.text) }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test(arguments: [ImpactFiles.newest] + ImpactFiles.editions.map(ImpactFiles.id))
  func saysNothingWrong(id: String) {
    let lint = MethodologyLint(file: ReferenceFiles.shipped(id))
    #expect(lint.findings.filter { $0.severity != .information }.map(\.summary.en) == [])
  }

  @Test(arguments: ImpactFiles.editions)
  func isRefusedUnderThePlainYear(edition: Int) throws {
    let surroundings = Surroundings(environment: ["PALMARES_SHARE": shippedShare])
    let error = #expect(throws: DiagnosticError.self) {
      try MethodologyCatalogue.file(for: "the-impact-\(edition)", in: surroundings)
    }
    let refusal = try #require(error?.diagnostics.first)
    #expect(refusal.rule == DiagnosticRule("methodology.not-established"))
    #expect(refusal.fixes.contains { $0.en.contains(ImpactFiles.id(edition)) })
  }

  @Test(arguments: ImpactFiles.editions)
  func namesWhatIsNotEstablished(edition: Int) throws {
    let header = try methodology(ImpactFiles.id(edition)).header
    #expect(header.status == .reconstruction)
    #expect(header.undisclosed.count >= 10)
    #expect(header.undisclosed[0].en.contains("weight of each indicator in \(edition)"))
    #expect(header.undisclosed.allSatisfy { !$0.fr.isEmpty && $0.fr != $0.en })
  }

  /// The rules of each edition in a separate program, on the fictional answers.
  @Test(arguments: ImpactFiles.editions)
  func agreesWithASeparateProgram(edition: Int) throws {
    let expected = try ImpactFiles.rows(ReferenceFiles.own("the-impact/expected-\(edition).csv"))
    let columns = try #require(expected.first?.keys.filter { $0 != "institution" }.sorted())
    let ranking = try Ranking(
      file: ReferenceFiles.shipped(ImpactFiles.id(edition)),
      data: ImpactFiles.shipped("fictional-answers.csv"), nodes: columns)
    var figures = 0
    for row in ranking.rows {
      let theirs = try #require(expected.first { $0["institution"] == row.identifier })
      for (code, node) in zip(ranking.results.shown.map(\.code), row.nodes) {
        let ours = node.word ?? node.number.map { "\($0)" } ?? ""
        let their = theirs[code] ?? ""
        if let a = Double(ours), let b = Double(their) {
          #expect(abs(a - b) < 1e-9, "\(row.identifier) \(code)")
          figures += 1
        } else {
          #expect(ours == their, "\(row.identifier) \(code)")
        }
      }
    }
    #expect(figures >= 400)
  }

  @Test func goal7HadOneMetricOfEnergyIn2022And2023() throws {
    for edition in [2022, 2023] {
      #expect(try weights(edition, of: "metric_7.3") == ["7.3.1": "27"])
      #expect(try weights(edition, of: "sdg7").keys.contains("metric_7.5") == false)
    }
    #expect(try weights(2026, of: "metric_7.3") == ["7.3.1": "17"])
  }

  @Test func theQuestionOnUnionsWasSplitIn2026() throws {
    for edition in 2022...2025 {
      let weights = try weights(edition, of: "metric_8.2")
      #expect(weights.count == 8)
      #expect(weights.values.allSatisfy { $0 == "2.45" })
    }
    #expect(try weights(2026, of: "metric_8.2").count == 9)
  }

  @Test func lowCarbonEnergyWasOneFigureIn2020And2021() throws {
    for edition in [2020, 2021] {
      #expect(try weights(edition, of: "metric_13.2") == ["13.2.2": "27"])
    }
    #expect(try weights(2026, of: "metric_13.2") == ["13.2.1": "13.5", "13.2.2": "13.5"])
  }

  @Test func governanceWasWeighedOtherwiseIn2019() throws {
    let weights = try weights(2019, of: "metric_16.2")
    #expect((1...7).map { weights["16.2.\($0)"] } == ["2", "2", "4", "4", "4", "6.6", "4"])
    #expect(try self.weights(2021, of: "metric_16.2")["16.2.1"] == "3.35")
  }

  /// A rule that an edition changes cites where that edition says so, not the guide of 2027.
  @Test(arguments: [
    (2019, "metric_16.2", "goal16"), (2019, "16.2.1", "goal16"), (2019, "best_three", "table2019"),
    (2019, "scaled_sdg3", "table2019"), (2020, "metric_13.2", "goal13"),
    (2021, "metric_13.2", "goal13"), (2021, "13.2.2", "goal13"),
    (2022, "metric_7.3", "goals7and8"), (2023, "metric_8.2", "goals7and8"),
    (2024, "metric_8.2", "goal8"), (2025, "8.2.2", "goal8"), (2027, "metric_16.2", "guide"),
  ])
  func citesTheEditionThatSaysSo(edition: Int, node: String, source: String) throws {
    let id = edition == 2027 ? ImpactFiles.newest : ImpactFiles.id(edition)
    let document = try CompiledMethodology(file: ReferenceFiles.shipped(id)).document
    let definition = try #require(document.methodology.nodes.first { $0.code == node })
    let cited = [definition.citation] + definition.then.map(\.citation)
    #expect(cited.contains(source))
  }

  @Test func elevenGoalsWereRankedIn2019() throws {
    let document = try methodology(ImpactFiles.id(2019))
    let goals = document.methodology.nodes.map(\.code).filter {
      $0.hasPrefix("sdg")
    }
    #expect(Set(goals) == Set([3, 4, 5, 8, 9, 10, 11, 12, 13, 16, 17].map { "sdg\($0)" }))
    #expect(document.methodology.tables.map(\.id).filter { $0.hasPrefix("sdg") }.count == 11)
  }

  @Test(arguments: ImpactFiles.editions)
  func countsTwoEditionsFrom2023On(edition: Int) throws {
    let codes = try methodology(ImpactFiles.id(edition)).methodology.nodes.map(\.code)
    #expect(codes.contains("total_before") == (edition >= 2023))
  }

  /// Bands that were seen in published rows of each edition; 2026 has three slips of the pen.
  @Test(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
  func printsTheBandsThatWerePublished() throws {
    let published = try ImpactFiles.rows(
      ReferenceFiles.shared("rankings/the_impact/published_taiwan_2019_2026.csv"))
    let slips: Set = ["401–601", "401–602", "401–603"]
    for edition in ImpactFiles.editions {
      let document = try methodology(ImpactFiles.id(edition))
      let band = try #require(document.methodology.nodes.first { $0.code == "band" })
      let ours = band.then.flatMap { step -> [String] in
        guard case .cut(let cut) = step.operation else { return [] }
        return cut.to.compactMap { outcome in
          if case .word(let word) = outcome { word } else { nil }
        }
      }
      let theirs = published.filter { $0["year"] == "\(edition)" }.compactMap { $0["rank"] }
        .map { $0.replacing("-", with: "–") }.filter { $0.contains("–") || $0.contains("+") }
      #expect(theirs.count > 5)
      #expect(Set(theirs).subtracting(slips).isSubset(of: ours), "\(edition)")
    }
  }
}
