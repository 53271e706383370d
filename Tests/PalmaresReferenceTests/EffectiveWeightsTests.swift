import PalmaresApplication
import PalmaresEngine
import PalmaresExchange
import Testing

/// The effective weights of the ASEM example (COINr 1.1.14), from the methodology that is shipped.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct EffectiveWeightsTests {
  @Test func agreesForEveryNodeOfASEM() throws {
    let compiled = try CompiledMethodology(file: ReferenceFiles.shipped("asem-2018"))
    let score = try #require(compiled.document.methodology.results.score)
    let applied = try AppliedMethodology(compiled)
    let found = EffectiveWeights(in: score, of: applied.evaluation).values
    let expected = try GoldenFile("indices/asem/06_effective_weights.csv").rows()
    // The file lists the index itself with weight 1.
    let weights = expected.filter { $0["iCode"] != "Index" }
    #expect(weights.count == 59)
    for row in weights {
      let code = try #require(row["iCode"])
      let value = try #require(row["EffWeight"].flatMap(Double.init))
      #expect(abs(try #require(found[code], "\(code)") - value) < 1e-10)
    }
  }
}
