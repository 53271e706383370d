import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct OutrankingMatrixTests {
  @Test func givesTheWeightOfAChildToTheBetterAndHalfToEqualOnes() {
    let matrix = OutrankingMatrix(
      columns: [Column([9, 1]), Column([5, 5]), Column([1, 2])], weights: [2, 1, 1])
    #expect(matrix.share(of: 0, over: 1) == 0.625)
    #expect(matrix.share(of: 1, over: 0) == 0.375)
    #expect(matrix.share(of: 0, over: 0) == 0.5)
  }

  @Test func comparesOnTheChildrenThatBothHave() {
    let matrix = OutrankingMatrix(
      columns: [Column([nil, 1]), Column([5, 4]), Column([nil, 3])], weights: [8, 1, 1])
    #expect(matrix.share(of: 0, over: 1) == 1)
    let apart = OutrankingMatrix(columns: [Column([nil, 1]), Column([5, nil])], weights: [1, 1])
    #expect(apart.share(of: 0, over: 1) == nil)
    #expect(apart.record(of: 0, against: [1]) == PairwiseRecord(wins: 0, losses: 0, ties: 1))
  }

  /// .1 + .2 is more than .3 in binary, and not on paper.
  @Test func takesWeightsThatAreEqualOnPaperForATie() {
    let matrix = OutrankingMatrix(
      columns: [Column([2, 1]), Column([2, 1]), Column([1, 2])], weights: [0.1, 0.2, 0.3])
    #expect(matrix.record(of: 0, against: [0, 1]) == PairwiseRecord(wins: 0, losses: 0, ties: 1))
  }

  /// Against pairs gone through one by one as the definition says.
  @Test(arguments: [1, 7, 60], [1, 2, 9])
  func agreesWithAPlainCount(institutions: Int, criteria: Int) {
    var generator = SplitMix(seed: UInt64(institutions * 100 + criteria))
    let columns = (0..<criteria).map { _ in
      (0..<institutions).map { _ -> Double? in
        let value = Int.random(in: 0..<12, using: &generator)
        return value == 0 ? nil : Double(value)
      }
    }
    let weights = (0..<criteria).map { _ in Double(Int.random(in: 0..<5, using: &generator)) }
    let matrix = OutrankingMatrix(columns: columns.map { Column($0) }, weights: weights)
    for unit in 0..<institutions {
      let plain = plainRecord(of: unit, columns, weights)
      #expect(matrix.record(of: unit, against: Array(0..<institutions)) == plain)
    }
  }

  private func plainRecord(
    of unit: Int, _ columns: [[Double?]], _ weights: [Double]
  ) -> PairwiseRecord {
    var record = PairwiseRecord()
    for other in 0..<(columns.first?.count ?? 0) where other != unit {
      var margin = 0.0
      for (column, weight) in zip(columns, weights) {
        guard let own = column[unit], let rival = column[other] else { continue }
        margin += own > rival ? weight : own < rival ? -weight : 0
      }
      if margin > 0 { record.wins += 1 }
      if margin < 0 { record.losses += 1 }
      if margin == 0 { record.ties += 1 }
    }
    return record
  }
}
