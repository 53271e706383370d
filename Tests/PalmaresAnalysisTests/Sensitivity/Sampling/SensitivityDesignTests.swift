import PalmaresAnalysis
import PalmaresEngine
import Testing

@Suite struct SensitivityDesignTests {
  @Test func exchangesTheCoordinatesOfOneGroupAtATime() {
    let groups = [0..<2, 2..<3, 3..<6]
    let design = SensitivityDesign(groups: groups, seed: 5)
    for row in 0..<20 {
      let points = design.points(of: row)
      #expect(points.count == 5)
      let (a, b) = (points[0], points[4])
      for (group, range) in groups.enumerated() {
        for coordinate in 0..<6 {
          let expected = range.contains(coordinate) ? b[coordinate] : a[coordinate]
          #expect(points[1 + group][coordinate] == expected)
        }
      }
    }
  }

  @Test func takesRandomNumbersForAGroupThatTheSequenceHasNoDimensionsFor() {
    let design = SensitivityDesign(groups: [0..<300, 300..<303], seed: 5)
    #expect(design.isSequenced == [false, true])
    let rows = (0..<64).map { design.points(of: $0) }
    // What comes from the sequence meets each of 64 intervals once; 64 random numbers hardly do.
    for (coordinate, isSequenced) in [(300, true), (302, true), (0, false), (299, false)] {
      for point in [0, 3] {
        let met = Set(rows.map { Int($0[point][coordinate] * 64) })
        #expect((met.count == 64) == isSequenced)
      }
    }
    #expect(zip(rows[0][0], rows[0][3]).allSatisfy { $0 != $1 })
  }

  @Test func givesTheSequenceToTheSmallestGroups() {
    let design = SensitivityDesign(groups: [0..<200, 200..<210, 210..<260], seed: 1)
    #expect(design.isSequenced == [false, true, true])
  }

  @Test func hasPointsInTheUnitCube() {
    let design = SensitivityDesign(groups: [0..<300, 300..<303], seed: 9)
    for row in 0..<100 {
      for point in design.points(of: row) {
        #expect(point.count == 303 && point.allSatisfy { (0..<1).contains($0) })
      }
    }
  }

  @Test func isEmptyWhereNothingVaries() {
    #expect(SensitivityDesign(groups: [], seed: 1).points(of: 3) == [[], []])
  }

  /// Alternatives share 0…1, not the range that a sample happens to have: each is met equally often, and
  /// one alone is nothing special.
  @Test(arguments: [1, 3, 7])
  func meetsEachAlternativeOfARuleEquallyOften(count: Int) {
    let node = NodeDefinition(code: "n", source: .column("v"))
    let rule = VariedRule(
      of: node, .steps, [RuleAlternative](repeating: .steps([]), count: count))
    let design = SensitivityDesign(groups: [0..<1], seed: 4)
    var met = [Int](repeating: 0, count: count + 1)
    for row in 0..<256 {
      for point in [0, 2] {
        met[rule.choice(at: design.points(of: row)[point][0]).map { $0 + 1 } ?? 0] += 1
      }
    }
    #expect(met.allSatisfy { $0 == 512 / (count + 1) })
  }
}
