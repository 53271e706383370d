import Foundation
import PalmaresAnalysis
import PalmaresApplication
import PalmaresEngine
import Testing

/// Sobol' indices of known functions, as other programs estimate them.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct SobolIndicesReferenceTests {
  /// Ishigami & Homma (1990) with a = 7 and b = 0.1 on the sequence as published, estimated by SALib:
  /// its sample and its estimators are ours when the sequence isn't scrambled.
  @Test(arguments: [256, 1024, 4096])
  func agreesWithSALibOnTheSequenceAsPublished(rows: Int) throws {
    let file = try GoldenFile("golden/F_sobol_ishigami_salib.json").members()
    let golden = try #require(file["\(rows)"] as? [String: Any])
    let design = SensitivityDesign(groups: [0..<1, 1..<2, 2..<3], seed: nil)
    let points = (0..<rows).map { row in
      design.points(of: row).map { $0.map { Double.pi * (2 * $0 - 1) } }
    }
    let firstRows = try #require(golden["first_rows"] as? [[Double]])
    #expect(firstRows.count == 6)
    #expect(Array(points.joined().prefix(6)) == firstRows)

    let values = points.map { $0.map(ishigami) }
    let sum = values.joined().reduce(0, +)
    let expectedSum = try golden.number("sumY")
    #expect(abs(sum - expectedSum) < 1e-8)
    let outputs = SampledOutputs(
      a: values.map { $0[0] }, b: values.map { $0[4] },
      mixed: (1...3).map { group in values.map { $0[group] } })
    let indices = try #require(outputs.indices)
    let first = try golden.numbers("S1").compactMap { $0 }
    let total = try golden.numbers("ST").compactMap { $0 }
    #expect(distance(indices.map(\.first), first) < 1e-12)
    #expect(distance(indices.map(\.total), total) < 1e-12)
  }

  @Test func scrambledSequencesComeNearTheAnalyticValues() throws {
    let file = try GoldenFile("golden/F_sobol_ishigami_salib.json").members()
    let analytic = try #require(file["analytic"] as? [String: Any])
    let first = try analytic.numbers("S1").compactMap { $0 }
    let total = try analytic.numbers("ST").compactMap { $0 }
    let variance = try analytic.number("variance")
    for seed in 1...5 {
      let design = SensitivityDesign(groups: [0..<1, 1..<2, 2..<3], seed: UInt64(seed))
      let values = (0..<4096).map { row in
        design.points(of: row).map { ishigami($0.map { Double.pi * (2 * $0 - 1) }) }
      }
      let outputs = SampledOutputs(
        a: values.map { $0[0] }, b: values.map { $0[4] },
        mixed: (1...3).map { group in values.map { $0[group] } })
      let indices = try #require(outputs.indices)
      #expect(distance(indices.map(\.first), first) < 0.02)
      #expect(distance(indices.map(\.total), total) < 0.02)
      #expect(abs(outputs.meanAndVariance.variance - variance) < 0.1)
    }
  }

  private func ishigami(_ x: [Double]) -> Double {
    sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  // MARK: COINr

  /// A sample that COINr 1.1.14 drew: rows of A, of B, then of A with each input from B.
  private func coinrSample(_ output: String) throws -> SampledOutputs {
    let rows = try GoldenFile("indices/asem/08_sobol_sample_N256_d3.csv").rows()
    let values = rows.figures(output).compactMap { $0 }
    try #require(values.count == 5 * 256)
    let parts = (0..<5).map { Array(values[256 * $0..<256 * ($0 + 1)]) }
    return SampledOutputs(a: parts[0], b: parts[1], mixed: Array(parts[2...]))
  }

  /// COINr's estimator of the first order: Σ y(B)·(y(AB) − y(A)) without taking the mean off.
  private func coinrFirst(_ outputs: SampledOutputs) -> [Double] {
    let variance = coinrVariance(outputs)
    return outputs.mixed.map { mixed in
      let products = zip(outputs.b, zip(mixed, outputs.a)).map { $0 * ($1.0 - $1.1) }
      return products.reduce(0, +) / Double(outputs.rows) / variance
    }
  }

  private func coinrVariance(_ outputs: SampledOutputs) -> Double {
    let count = Double(2 * outputs.rows)
    return outputs.meanAndVariance.variance * count / (count - 1)
  }

  /// What COINr prints is its formula on its sample: the record of a defect, which the next test shows
  /// that we don't have.
  @Test(arguments: ["ishigami", "linear"])
  func coinrsFiguresAreThoseOfItsUncentredFormula(output: String) throws {
    let outputs = try coinrSample(output)
    let file = try GoldenFile("indices/asem/08_sobol_estimates.json").members()
    let golden = try #require(file[output] as? [String: Any])
    let indices = try #require(golden["SensInd"] as? [String: Any])
    let variance = try golden.number("Variance")
    let first = try indices.numbers("Si").compactMap { $0 }
    let total = try indices.numbers("STi").compactMap { $0 }
    #expect(abs(coinrVariance(outputs) - variance) < 1e-12)
    #expect(distance(coinrFirst(outputs), first) < 1e-12)
    // The total order is the same but for what the variance is divided by.
    let ours = try #require(outputs.indices).map { $0.total * 511 / 512 }
    #expect(distance(ours, total) < 1e-12)
  }

  @Test(arguments: ["ishigami", "linear"])
  func oursDoesNotDependOnAConstantWhereCOINrsDoes(output: String) throws {
    let outputs = try coinrSample(output)
    let moved = SampledOutputs(
      a: outputs.a.map { $0 + 100 }, b: outputs.b.map { $0 + 100 },
      mixed: outputs.mixed.map { $0.map { $0 + 100 } })
    #expect(distance(coinrFirst(outputs), coinrFirst(moved)) > 1)
    let (before, after) = try (#require(outputs.indices), #require(moved.indices))
    #expect(distance(before.map(\.first), after.map(\.first)) < 1e-10)
    #expect(distance(before.map(\.total), after.map(\.total)) < 1e-10)
  }

  /// In the example that COINr prints, an input accounts for more alone than with others, which can't be.
  /// On as few rows ours keep the order, whatever the seed.
  @Test func oursAloneIsNoMoreThanWithOthersWhereCOINrsIs() throws {
    let printed = try GoldenFile("indices/asem/08_vignette_SA_indices_N60.csv").rows()
    let row = try #require(printed.first { $0["Variable"] == "Normalisation" })
    let (alone, together) = (Double(row["Si"] ?? "") ?? 0, Double(row["STi"] ?? "") ?? 0)
    #expect(alone > together + 0.09)

    let base = try AppliedMethodology(
      CompiledMethodology(file: ReferenceFiles.shipped("asem-2018"))
    ).evaluation
    let planned = try VariationRequest(["weights@Index,Conn,Sust:box:25%", "out@Sust"])
      .planned(for: base, targets: [NodeReference("Index_rank")])
    let model = try DrawModel(base, varying: planned.variation)
    for seed in 1...3 {
      let found = try SensitivityAnalysis(
        of: model,
        groups: SensitivityGroup.groups(of: model.variation, by: .input, in: base.graph),
        samples: 64, seed: UInt64(seed), targets: [.meanRankShift],
        among: [Bool](repeating: true, count: base.dataset.units.count))
      let groups = try #require(found.findings[0].estimate).groups
      #expect(groups.count == 4)
      for group in groups { #expect(group.index.first <= group.index.total + 0.05) }
    }
  }
}
