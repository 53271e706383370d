import Foundation
import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Every methodology of the package that has figures, and the shapes of rankings that tests use.
@Suite struct ExplanationOfShippedTests {
  private static let shipped: [String] = {
    let folder = ReferenceFiles.root.path + "/Sources/PalmaresApplication/Share/methods"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)/\($0).yml" }
      .filter { (try? Ranking(file: $0)) != nil }
  }()

  private static let shapes: [String] = {
    let folder = ReferenceFiles.own("shapes")
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yml") }.sorted().map { "\(folder)/\($0)" }
  }()

  @Test func findsThoseWithFigures() {
    let names = Self.shipped.map { $0.split(separator: "/").last ?? "" }
    for name in ["asem-2018", "hdi-2023", "the-impact-2027", "u-multirank-2022"] {
      #expect(names.contains { $0 == "\(name).yml" })
    }
  }

  @Test(arguments: shipped + shapes)
  func partsSumToScoresAndToDifferences(file: String) throws {
    let compiled = try CompiledMethodology(file: file)
    let results = compiled.document.methodology.results
    let evaluation = try AppliedMethodology(compiled, keepingSteps: true).evaluation
    guard let node = results.score ?? results.rank,
      let structure = ScoreStructure(of: node, in: evaluation)
    else { return }
    let scored = (0..<evaluation.dataset.units.count).filter { structure.score(of: $0) != nil }
    #expect(!scored.isEmpty)
    // A few of each ranking, from end to end.
    let some = stride(from: 0, to: scored.count, by: max(1, scored.count / 12)).map { scored[$0] }
    for unit in some {
      let contributions = try #require(structure.contributions(of: unit))
      expectSum(of: contributions.parts, contributions.score, "\(file) \(unit)")
      for other in some {
        let difference = try #require(structure.difference(of: unit, from: other))
        expectSum(of: difference.parts, difference.difference, "\(file) \(unit) \(other)")
      }
      let field = Array(scored.prefix(60))
      let fromMean = try #require(structure.difference(of: unit, fromMeanOf: field))
      let mean = field.compactMap { structure.score(of: $0) }.reduce(0, +) / Double(field.count)
      expectSum(of: fromMean.parts, contributions.score - mean, "\(file) \(unit)")
      let shares = try #require(structure.dataShares(of: unit))
      let sum =
        shares.reported + shares.limited + shares.filled + shares.missing + shares.notApplicable
      #expect(abs(sum - 1) < 1e-12, "\(file) \(unit) \(shares)")
    }
  }

  private func expectSum(of parts: [Contribution], _ total: Double, _ place: String) {
    let sum = parts.reduce(0) { $0 + $1.points }
    #expect(abs(sum - total) <= 1e-9, "\(place): \(sum), not \(total)")
  }

  @Test(arguments: shipped)
  func everyoneGetsAnExplanation(file: String) throws {
    let ranking = try Ranking(file: file)
    let rows = ranking.results.rows
    let unranked = rows.first { $0.rank == nil }
    // Everybody's share of filled figures is in the file: too much for tens of thousands.
    let isLarge = rows.count > 5000
    for row in [isLarge ? nil : rows.first, rows.last, unranked].compactMap({ $0 }) {
      let explanation = try Explanation(file: file, of: row.identifier)
      if !isLarge { #expect(!explanation.json(in: .english).isEmpty) }
      #expect(!explanation.steps.isEmpty)
    }
  }
}
