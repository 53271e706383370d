import PalmaresAnalysis
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ContributionsTests {
  @Test(arguments: 0..<300)
  func sumToTheScoreWhereEverythingAddsUp(seed: Int) throws {
    let index = try RandomComposite(seed: UInt64(seed), isAdditive: true)
    let structure = try #require(ScoreStructure(of: RandomComposite.score, in: index.evaluation))
    for unit in 0..<index.units {
      guard let contributions = structure.contributions(of: unit) else {
        #expect(structure.score(of: unit) == nil)
        continue
      }
      let sum = contributions.parts.reduce(0) { $0 + $1.points }
      let size = contributions.parts.reduce(1) { $0 + abs($1.points) }
      #expect(abs(sum - contributions.score) <= 1e-13 * size, "\(contributions)")
      #expect(contributions.wholes.isEmpty)
      #expect(
        contributions.score == index.evaluation.column(RandomComposite.score)?.number(at: unit))
    }
  }

  @Test(arguments: 0..<300)
  func sumToTheScoreAlsoWhereSomeNodesAreWhole(seed: Int) throws {
    let index = try RandomComposite(seed: UInt64(1000 + seed), isAdditive: false)
    let structure = try #require(ScoreStructure(of: RandomComposite.score, in: index.evaluation))
    for unit in 0..<index.units {
      guard let contributions = structure.contributions(of: unit) else { continue }
      let sum = contributions.parts.reduce(0) { $0 + $1.points }
      let size = contributions.parts.reduce(1) { $0 + abs($1.points) }
      #expect(abs(sum - contributions.score) <= 1e-13 * size)
    }
  }

  @Test(arguments: 0..<600)
  func differencesBetweenTwoSumToTheDifferenceWhateverTheRules(seed: Int) throws {
    let index = try RandomComposite(seed: UInt64(2000 + seed), isAdditive: seed % 3 == 0)
    let structure = try #require(ScoreStructure(of: RandomComposite.score, in: index.evaluation))
    for unit in 0..<index.units {
      for other in 0..<index.units {
        guard let difference = structure.difference(of: unit, from: other) else { continue }
        let sum = difference.parts.reduce(0) { $0 + $1.points }
        #expect(abs(sum - difference.difference) <= 1e-9, "\(unit) \(other) \(difference)")
        if unit == other { #expect(difference.parts.allSatisfy { $0.points == 0 }) }
      }
    }
  }

  @Test(arguments: 0..<200)
  func differencesTurnedRoundChangeTheirSign(seed: Int) throws {
    let index = try RandomComposite(seed: UInt64(4000 + seed), isAdditive: false)
    let structure = try #require(ScoreStructure(of: RandomComposite.score, in: index.evaluation))
    for unit in 1..<index.units {
      guard let there = structure.difference(of: unit, from: 0),
        let back = structure.difference(of: 0, from: unit)
      else { continue }
      for part in there.parts {
        let same = back.parts.first { $0.node == part.node && $0.kind == part.kind }
        #expect(abs((same?.points ?? 0) + part.points) <= 1e-9)
      }
    }
  }

  @Test(arguments: 0..<200)
  func aDistanceFromTheMeanOfTheFieldIsTheMeanOfTheDistances(seed: Int) throws {
    let index = try RandomComposite(seed: UInt64(5000 + seed), isAdditive: seed % 2 == 0)
    let structure = try #require(ScoreStructure(of: RandomComposite.score, in: index.evaluation))
    let field = Array(0..<index.units)
    let scores = field.compactMap { structure.score(of: $0) }
    for unit in field {
      guard let difference = structure.difference(of: unit, fromMeanOf: field) else { continue }
      let mean = scores.reduce(0, +) / Double(scores.count)
      let sum = difference.parts.reduce(0) { $0 + $1.points }
      #expect(abs(sum - ((structure.score(of: unit) ?? 0) - mean)) <= 1e-9)
    }
  }

  @Test func aGeometricMeanIsSplitByLogarithms() throws {
    let combination = Combination(
      rule: .mean(power: 0, zeros: .refuse),
      children: [
        Child(node: NodeReference("a"), weight: 1), Child(node: NodeReference("b"), weight: 3),
      ], needs: .all)
    let methodology = Methodology(
      nodes: [NodeDefinition(code: "score", source: .combination(combination))],
      results: ResultsDefinition(score: NodeReference("score")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(["a": [16, 1], "b": [1, 1]]), keepingSteps: true)
    let structure = try #require(ScoreStructure(of: NodeReference("score"), in: evaluation))
    let difference = try #require(structure.difference(of: 0, from: 1))
    // 16^¼ − 1, all of it from a.
    #expect(abs(difference.difference - 1) < 1e-15)
    #expect(difference.parts.map(\.node.code) == ["a", "b"])
    #expect(abs(difference.parts[0].points - 1) < 1e-15)
    #expect(difference.parts[1].points == 0)
  }
}
