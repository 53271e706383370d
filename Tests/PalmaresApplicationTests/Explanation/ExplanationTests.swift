import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ExplanationTests {
  @Test func termsAddUpToTheTotalBitForBit() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let data = try folder.file(
      "odd.csv", "code,name,uai,green,calm\nA,,,0.1,3.7\nB,,,0.35,9.1\nC,,,0.77,1.3\n")
    for town in ["A", "B", "C"] {
      let explanation = try Explanation(file: file, of: town, data: data)
      let trace = try #require(explanation.steps.first?.trace)
      guard case .combination(let combination) = trace.source else {
        Issue.record("the score combines")
        continue
      }
      let total = combination.children.compactMap(\.term).reduce(0, +)
      let divisor = try #require(combination.divisor)
      #expect(total == combination.total)
      #expect(total / divisor == trace.result.number)
    }
  }

  @Test func followsEveryNodeOnceDownToTheCells() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let explanation = try Explanation(file: file, of: "AL", node: "rank")
    #expect(explanation.steps.map(\.trace.node.code) == ["rank", "score", "green", "calm"])
    #expect(explanation.steps.map(\.depth) == [0, 1, 2, 2])
    guard case .cell(_, let place, let text)? = explanation.steps.last?.trace.source else {
      Issue.record("the last node is read from a cell")
      return
    }
    #expect(text == "8")
    #expect(place?.line == 2)
  }

  @Test func knowsTheNeighbours() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let first = try Explanation(file: file, of: "MO")
    #expect(first.neighbours.above == nil)
    #expect(first.neighbours.below?.identifier == "AL")
    let last = try Explanation(file: file, of: "LU")
    #expect(last.neighbours.above?.identifier == "NI")
    #expect(last.neighbours.below == nil)
    let without = try Explanation(file: file, of: "SE")
    #expect(without.neighbours.above == nil)
  }
}
