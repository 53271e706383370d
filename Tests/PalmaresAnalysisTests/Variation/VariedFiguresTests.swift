import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import Testing

@Suite struct VariedFiguresTests {
  private let figures = Column([100, nil, -40, 0])

  @Test func addsNormalErrorsOfAShareOfEachFigure() {
    let varied = VariedFigures(of: "papers", nominal: figures, share: 0.05)
    #expect(varied.dimension == 4)
    #expect(varied.values(at: [0.5, 0.5, 0.5, 0.5]) == figures)
    // Φ(1.959963984540054) = .975
    let drawn = varied.values(at: [0.975, 0.9, 0.025, 0.9])
    #expect(abs((drawn.number(at: 0) ?? 0) - (100 + 5 * 1.959963984540054)) < 1e-12)
    #expect(drawn.number(at: 1) == nil)
    #expect(abs((drawn.number(at: 2) ?? 0) - (-40 - 2 * 1.959963984540054)) < 1e-12)
    #expect(drawn.number(at: 3) == 0)
  }

  @Test func addsErrorsOfEachOnesOwnSize() {
    let varied = VariedFigures(of: "papers", nominal: figures, errors: [0, 0, 10, 2])
    let drawn = varied.values(at: [0.9, 0.9, 0.5, 0.8413447460685429])
    #expect(drawn.number(at: 0) == 100)
    #expect(abs((drawn.number(at: 3) ?? 0) - 2) < 1e-12)
  }

  /// The first point of an unscrambled sequence is 0, of which the normal has no quantile.
  @Test func staysFiniteAtTheCornerOfTheCube() {
    let varied = VariedFigures(of: "papers", nominal: figures, share: 10)
    for u in [0, 1 - 0x1p-53] {
      #expect(varied.values(at: [u, u, u, u]).values.allSatisfy { $0.isFinite })
    }
  }
}
