import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Intervals of shipped methodologies: geometric means, scores rounded before the rank, missing values.
@Suite struct RankIntervalsOfShippedMethodsTests {
  private func report(
    _ method: String, _ weights: WeightSetRequest = WeightSetRequest("box:25%"),
    node: String? = nil,
    institution: String? = nil
  ) throws(DiagnosticError) -> IntervalReport {
    try IntervalReport(
      IntervalReport.Question(
        file: ReferenceFiles.shipped(method), node: node, weights: weights,
        institution: institution, boxes: institution == nil ? 3 : 300))
  }

  /// Whatever weights are drawn, the engine's ranks lie inside.
  @Test(arguments: ["hdi-2023", "french-he-2021", "sdg-index-2019", "the-impact-2027"])
  func holdTheRanksThatTheEngineGives(method: String) throws {
    let report = try report(method)
    let compiled = try CompiledMethodology(file: ReferenceFiles.shipped(method))
    let base = try AppliedMethodology(compiled, keepingSteps: true).evaluation
    let rank = try #require(base.graph.methodology.results.rank)
    let random = CounterRandom(seed: 1)
    for draw in 0..<12 {
      let weights = zip(report.set.lower, report.set.upper).enumerated().map { index, ends in
        ends.0 + (ends.1 - ends.0) * random.uniform(draw: draw, index: index)
      }
      let changed = try base.changed(
        by: report.combination.change(to: weights), targets: [rank])
      let ranks = try #require(changed.column(rank))
      for row in report.rows {
        let place = Int(ranks.values[row.interval.unit])
        #expect(row.interval.best.proved <= place && place <= row.interval.worst.proved)
      }
    }
  }

  @Test(arguments: [("hdi-2023", "Norway"), ("hdi-2023", "France"), ("sdg-index-2019", "FRA")])
  func areReachedWhenTheMethodologyIsRunAgain(method: String, country: String) throws {
    let proved = try #require(try report(method, institution: country).institution)
    #expect(proved.best.isConfirmed && proved.worst.isConfirmed)
  }

  @Test func varyOneIndexBelowAnother() throws {
    let report = try report("asem-2018", node: "Conn", institution: "FRA")
    #expect(report.combination.names.count == 5)
    let proved = try #require(report.institution)
    #expect(proved.best.end.isExact && proved.worst.end.isExact)
    #expect(proved.best.isConfirmed && proved.worst.isConfirmed)
  }

  @Test func areRefusedWithTheNodeAndTheReason() throws {
    #expect(refusal { try report("asem-2018", node: "nothing") } == "intervals.unknown-node")
    #expect(refusal { try report("asem-2018", node: "Physicl") } == "intervals.unknown-node")
    #expect(refusal { try report("asem-2018", node: "Index_rank") } == "intervals.not-linear")
    #expect(
      refusal { try report("asem-2018", institution: "XXX") } == "input.unknown-institution")
  }

  @Test(arguments: ["box", "box:0%", "box:120%", "box:-5%", "cone:5%", "", "box:a%"])
  func refuseWhatIsNoSetOfWeights(text: String) throws {
    #expect(refusal { try report("asem-2018", WeightSetRequest(text)) } == "usage.weight-set")
  }

  @Test func refuseWhatIsNoRequirement() throws {
    for text in ["Conn", "Conn >=", "Conn > Sust", "Con >= Sust", ">= 2"] {
      let request = WeightSetRequest("box:25%", requiring: [text])
      #expect(refusal { try report("asem-2018", request) } == "usage.weight-requirement", "\(text)")
    }
    let empty = WeightSetRequest("box:25%", requiring: ["Conn >= 2 * Sust"])
    #expect(refusal { try report("asem-2018", empty) } == "intervals.empty-set")
    let all = WeightSetRequest("box:100%")
    #expect(refusal { try report("asem-2018", all) } == "intervals.weightless")
  }

  private func refusal(_ work: () throws -> IntervalReport) -> String? {
    do {
      _ = try work()
      return nil
    } catch {
      let problems = (error as? DiagnosticError)?.diagnostics ?? []
      return problems.first { $0.severity == .error }?.rule.identifier
    }
  }
}
