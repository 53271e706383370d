import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct CorrelationsTests {
  /// Few different values, so that ties of every kind occur.
  private static func sample(seed: UInt64, count: Int = 40) -> ([Double], [Double]) {
    var generator = SplitMix(seed: seed)
    let x = (0..<count).map { _ in Double(Int.random(in: 0..<8, using: &generator)) }
    return (x, x.map { $0 + Double(Int.random(in: -3...3, using: &generator)) })
  }

  private func correlation(_ kind: CorrelationKind, _ x: [Double?], _ y: [Double?]) -> Double? {
    Correlations(kind, of: [Column(x), Column(y)]).values[0][1]
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func countsKendallAsTheDefinitionDoes(seed: UInt64) throws {
    let (x, y) = Self.sample(seed: seed)
    var (agreement, toldX, toldY) = (0.0, 0.0, 0.0)
    for i in x.indices {
      for j in x.indices where j < i {
        let (a, b) = ((x[i] - x[j]).sign, (y[i] - y[j]).sign)
        if x[i] != x[j] { toldX += 1 }
        if y[i] != y[j] { toldY += 1 }
        if x[i] != x[j], y[i] != y[j] { agreement += a == b ? 1 : -1 }
      }
    }
    let found = try #require(correlation(.kendall, x, y))
    #expect(abs(found - agreement / (toldX * toldY).squareRoot()) < 1e-14)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func sharesAverageRanksInSpearman(seed: UInt64) throws {
    let (x, y) = Self.sample(seed: seed)
    func ranks(_ values: [Double]) -> [Double] {
      values.map { value in
        Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
      }
    }
    let found = try #require(correlation(.spearman, x, y))
    let expected = try #require(correlation(.pearson, ranks(x), ranks(y)))
    #expect(abs(found - expected) < 1e-14)
  }

  @Test(arguments: CorrelationKind.allCases)
  func keepsTheLawsOfCorrelations(kind: CorrelationKind) throws {
    let (x, y) = Self.sample(seed: 77)
    let straight = try #require(correlation(kind, x, y))
    #expect(abs(straight) <= 1)
    #expect(abs(try #require(correlation(kind, x.map { 3 * $0 + 5 }, y)) - straight) < 1e-14)
    #expect(abs(try #require(correlation(kind, x.map { -$0 }, y)) + straight) < 1e-14)
    var generator = SplitMix(seed: 4)
    let order = x.indices.shuffled(using: &generator)
    #expect(correlation(kind, order.map { x[$0] }, order.map { y[$0] }) == straight)
    #expect(abs(try #require(correlation(kind, x, x)) - 1) < 1e-14)
  }

  @Test(arguments: CorrelationKind.allCases)
  func restsOnTheInstitutionsThatHaveBoth(kind: CorrelationKind) throws {
    let (x, y) = Self.sample(seed: 9)
    let holes: [Double?] = x.enumerated().map { $0.offset < 10 ? nil : $0.element }
    let correlations = Correlations(kind, of: [Column(holes), Column(y)])
    #expect(correlations.institutions[0][1] == 30)
    #expect(
      correlations.values[0][1] == correlation(kind, Array(x[10...]), Array(y[10...])))
  }

  @Test(arguments: CorrelationKind.allCases)
  func hasNoneWithoutSpread(kind: CorrelationKind) {
    #expect(correlation(kind, [1, 1, 1], [1, 2, 3]) == nil)
    #expect(correlation(kind, [1], [2]) == nil)
    #expect(correlation(kind, [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]) == nil)
  }
}
