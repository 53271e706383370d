import Foundation
import PalmaresTestSupport
import Testing

@testable import PalmaresAnalysis

@Suite struct SobolIndicesTests {
  private func ishigami(_ u: [Double]) -> Double {
    let x = u.map { Double.pi * (2 * $0 - 1) }
    return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  @Test func splitsASumByTheVariancesOfItsTerms() throws {
    let outputs = SampledOutputs(
      of: { 1 * $0[0] + 2 * $0[1] - 3 * $0[2] }, groups: [0..<1, 1..<2, 2..<3], rows: 4096)
    let indices = try #require(outputs.indices)
    for (index, share) in zip(indices, [1.0 / 14, 4.0 / 14, 9.0 / 14]) {
      #expect(abs(index.first - share) < 0.002 && abs(index.total - share) < 0.002)
    }
  }

  /// With x₁ and x₃ together nothing is left to interactions.
  @Test func takesGroupsOfInputsTogether() throws {
    let groups = [0..<1, 1..<2, 2..<3]
    let single = try #require(SampledOutputs(of: ishigami, groups: groups, rows: 8192).indices)
    #expect(single[0].total - single[0].first > 0.2)
    let together = try #require(
      SampledOutputs(
        of: { ishigami([$0[0], $0[2], $0[1]]) }, groups: [0..<2, 2..<3], rows: 8192
      ).indices)
    #expect(abs(together[0].first - (1 - 0.4424111)) < 0.01)
    #expect(abs(together[0].total - (1 - 0.4424111)) < 0.01)
    #expect(abs(together[1].first - 0.4424111) < 0.01)
  }

  @Test func aConstantAddedToTheOutputChangesNothing() throws {
    let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: 256)
    let indices = try #require(outputs.indices)
    for constant in [100.0, -1e6] {
      let moved = try #require(outputs.mapped { $0 + constant }.indices)
      for (a, b) in zip(indices, moved) {
        #expect(abs(a.first - b.first) < 1e-9 && abs(a.total - b.total) < 1e-9)
      }
    }
  }

  @Test func aScaleOfTheOutputChangesNothing() throws {
    let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: 256)
    #expect(outputs.mapped { $0 * 1024 }.indices == outputs.indices)
  }

  @Test func aGroupThatDoesNothingHasZeroExactly() throws {
    let outputs = SampledOutputs(of: { $0[0] * $0[0] }, groups: [0..<1, 1..<2], rows: 64)
    let indices = try #require(outputs.indices)
    #expect(indices[1] == SobolIndex(first: 0, total: 0))
  }

  @Test func aConstantOutputHasNoIndices() {
    for constant in [0.0, 100.0, -1e300] {
      let outputs = SampledOutputs(of: { _ in constant }, groups: [0..<1], rows: 64)
      #expect(outputs.isConstant && outputs.indices == nil)
      #expect(SobolEstimate(of: outputs, seed: 1) == nil)
    }
    let rounding = SampledOutputs(of: { 100 + $0[0] * 1e-13 }, groups: [0..<1], rows: 64)
    #expect(rounding.isConstant && rounding.indices == nil)
    #expect(SampledOutputs(a: [], b: [], mixed: [[]]).indices == nil)
  }

  @Test func neverGivesWhatIsNoNumber() {
    var random = SplitMix(seed: 4)
    for _ in 0..<200 {
      let rows = Int.random(in: 0...6, using: &random)
      // Ranks: few different values, often the same ones.
      let draw = { (0..<rows).map { _ in Double(Int.random(in: 1...2, using: &random)) } }
      let outputs = SampledOutputs(a: draw(), b: draw(), mixed: [draw(), draw()])
      for index in outputs.indices ?? [] {
        #expect(index.first.isFinite && index.total.isFinite)
      }
      for group in SobolEstimate(of: outputs, seed: 1, resamples: 20)?.groups ?? [] {
        let ends = [group.first?.low, group.first?.high, group.total?.low, group.total?.high]
        #expect(ends.allSatisfy { $0?.isFinite ?? true })
      }
    }
  }

  /// The variance is that of the resample: what a resample gives is what its rows give as a sample.
  @Test func aResampleIsASampleOfItsOwn() throws {
    let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: 64)
    var random = SplitMix(seed: 8)
    for _ in 0..<20 {
      let rows = (0..<64).map { _ in Int.random(in: 0..<64, using: &random) }
      let sample = SampledOutputs(
        a: rows.map { outputs.a[$0] }, b: rows.map { outputs.b[$0] },
        mixed: outputs.mixed.map { mixed in rows.map { mixed[$0] } })
      let drawn = try #require(outputs.indices(of: rows))
      #expect(drawn == sample.indices)
      let variance = (sample.a + sample.b).variance
      let centre = sample.mean
      let first = (0..<64).reduce(0.0) { sum, row in
        sum + (sample.b[row] - centre) * (sample.mixed[1][row] - sample.a[row])
      }
      #expect(abs(drawn[1].first - first / 64 / variance) < 1e-12)
    }
  }

  @Test func intervalsHoldTheIndexAndNarrowWithRows() throws {
    let exact = [
      SobolIndex(first: 0.313905, total: 0.557589), SobolIndex(first: 0.442411, total: 0.442411),
      SobolIndex(first: 0, total: 0.243684),
    ]
    var widths: [Double] = []
    for rows in [256, 1024, 4096] {
      let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: rows)
      let estimate = try #require(SobolEstimate(of: outputs, seed: 3, resamples: 300))
      for (group, truth) in zip(estimate.groups, exact) {
        let (first, total) = try (#require(group.first), #require(group.total))
        #expect(first.low < truth.first && truth.first < first.high)
        #expect(total.low < truth.total && truth.total < total.high)
        #expect(first.low < group.index.first && group.index.first < first.high)
      }
      let first = try #require(estimate.groups[0].first)
      widths.append(first.high - first.low)
    }
    #expect(widths[0] > 1.5 * widths[1] && widths[1] > 1.5 * widths[2])
  }

  @Test func tellsHowFarDoublingTheRowsMovedTheIndices() throws {
    let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: 512)
    let estimate = try #require(SobolEstimate(of: outputs, seed: 3, resamples: 20))
    let half = try #require(outputs.prefix(256).indices)
    #expect(estimate.groups.map(\.half) == half)
    let furthest = zip(estimate.groups.map(\.index), half).map {
      max(abs($0.first - $1.first), abs($0.total - $1.total))
    }.max()
    #expect(estimate.lastMove == furthest)
    #expect(furthest ?? 0 > 0)
  }

  @Test func theSameSeedGivesTheSameIntervals() {
    let outputs = SampledOutputs(of: ishigami, groups: [0..<1, 1..<2, 2..<3], rows: 128)
    let estimate = SobolEstimate(of: outputs, seed: 3, resamples: 120)
    #expect(estimate == SobolEstimate(of: outputs, seed: 3, resamples: 120))
    #expect(estimate != SobolEstimate(of: outputs, seed: 4, resamples: 120))
  }
}

extension [Double] {
  fileprivate var variance: Double {
    let mean = reduce(0, +) / Double(count)
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
  }
}

extension SampledOutputs {
  fileprivate var mean: Double {
    let all = a + b + mixed.flatMap { $0 }
    return all.reduce(0, +) / Double(all.count)
  }
}
