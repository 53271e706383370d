import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

/// Means and sums by columns are those institution by institution.
@Suite struct CombinationSumsTests {
  private static let needs: [Needs] = [.all, .applicable, .count(2), .percent(60)]

  @Test(arguments: 0..<30)
  func areToTheLastBitThoseOneByOne(seed: Int) {
    let random = CounterRandom(seed: UInt64(seed))
    let (units, children) = (1 + seed * 3, 1 + seed % 7)
    let columns = (0..<children).map { child -> Column in
      var column = Column(absent: .missing, count: units)
      for unit in 0..<units {
        let u = random.uniform(draw: child, index: unit)
        if u < 0.15 {
          column.clear(at: unit, as: .notApplicable)
        } else if u > 0.25 {
          column.set((random.uniform(draw: 50 + child, index: unit) - 0.4) * 1e3, at: unit)
        }
      }
      return column
    }
    let weights = (0..<children).map { seed % 5 == 4 ? 0 : random.uniform(draw: 99, index: $0) }
    let input = CombinationInput(columns: columns, weights: weights, units: units)
    let exists = seed % 2 == 0 ? nil : (0..<units).map { $0 % 4 != 1 }
    for rule: CombinationRule in [.sum, .mean(power: 1, zeros: .refuse)] {
      for needs in Self.needs {
        let combination = Combination(
          rule: rule, children: columns.indices.map { Child(node: NodeReference("c\($0)")) },
          needs: needs)
        let plain = combination.combinedOneByOne(input, exists: exists)
        let quick = combination.summed(input, exists: exists)
        #expect(quick?.column == plain.column && quick?.present == plain.present)
        #expect(quick?.faults == plain.faults)
      }
    }
  }
}
