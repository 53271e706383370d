import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Weights drawn for every shipped methodology that ranks: what is worked out for many draws at once is what
/// the changed methodology gives on its own.
@Suite struct ShippedDrawsTests {
  static let ranking = [
    "asem-2018", "french-he-2021", "hdi-2023", "letudiant-engineering-2017",
    "letudiant-engineering-2023", "sdg-index-2019", "svi-us-2018", "the-impact-2027",
  ]

  /// Of french-he-2021 the marks depend on who is compared; schools are refused where no coefficient is above
  /// zero.
  private static let obstacles = [
    "french-he-2021": "teachers_per_100_mark", "letudiant-engineering-2017": "possible",
    "letudiant-engineering-2023": "possible",
  ]

  @Test(arguments: ranking)
  func areThoseOfTheChangedMethodology(id: String) throws {
    let compiled = try CompiledMethodology(file: "\(shippedShare)/methods/\(id)/\(id).yml")
    let base = try AppliedMethodology(compiled).evaluation
    let planned = try VariationRequest(["weights:box:25%"])
      .planned(for: base, targets: base.graph.resultNodes)
    let model = try DrawModel(base, varying: planned.variation)
    #expect(
      model.obstacle?.node == Self.obstacles[id], "\(model.obstacle?.sentence[.english] ?? "")")
    let random = CounterRandom(seed: 4)
    var checked = 0
    try DrawWorker(model).forEachDraw(in: 0..<3, by: random) { draw in
      let change = planned.variation.change(of: draw.number, by: random)
      let ranks = try? Graph(compiling: base.graph.methodology.changed(by: change))
        .evaluated(on: base.dataset).column(model.rank)
      let factor: Double = model.countsHalves ? 2 : 1
      #expect(Array(draw.ranks) == ranks?.numbers.map { Int32(($0 ?? 0) * factor) })
      checked += 1
    }
    #expect(checked == 3)
  }
}
