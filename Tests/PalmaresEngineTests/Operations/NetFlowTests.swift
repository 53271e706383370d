import Glibc
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct NetFlowTests {
  private func flows(
    _ flow: NetFlow, _ values: [Double?], members: [Double?]? = nil
  ) throws -> [Double?] {
    let population = PopulationDefinition(
      name: "members", condition: try Expression.parsed("member == 1"))
    return try applied(
      [Step(.netFlow(flow))], to: values,
      beside: ["member": members ?? values.map { _ in 1 }], populations: [population],
      fit: .named("members")
    ).numbers
  }

  /// A plain double loop over the definition, for each of the six functions.
  @Test(arguments: NetFlow.Preference.allCases)
  func isTheMeanPreferenceOverTheOthersLessTheirs(preference: NetFlow.Preference) throws {
    let values: [Double] = [3, 8, 8.5, 20, 3, 11, 40, 19]
    let (q, p, s) = (1.0, 10.0, 6.0)
    func worth(_ d: Double) -> Double {
      guard d > 0 else { return 0 }
      switch preference {
      case .usual: return 1
      case .uShape: return d > q ? 1 : 0
      case .vShape: return min(1, d / p)
      case .level: return d > p ? 1 : d > q ? 0.5 : 0
      case .linear: return max(0, min(1, (d - q) / (p - q)))
      case .gaussian: return 1 - exp(-d * d / (2 * s * s))
      }
    }
    let flow = NetFlow(preference: preference, indifference: 1, strict: 10, inflection: 6)
    for (value, found) in zip(values, try flows(flow, values)) {
      let sum = values.map { worth(value - $0) - worth($0 - value) }.reduce(0, +)
      #expect(abs((found ?? .infinity) - sum / 7) < 1e-14)
    }
  }

  @Test func comparesOutsidersWithEveryMember() throws {
    let flow = NetFlow(preference: .usual)
    #expect(
      try flows(flow, [1, 2, 3, 4, 2, nil], members: [1, 1, 1, 0, 0, 1])
        == [-1, 0, 1, 1, 0, nil])
  }

  @Test func isZeroWhereAllAreTied() throws {
    #expect(try flows(NetFlow(preference: .usual), [5, 5, 5]) == [0, 0, 0])
    let linear = NetFlow(preference: .linear, indifference: 0, strict: 1)
    #expect(try flows(linear, [5, 5]) == [0, 0])
  }

  @Test func refusesOneInstitutionAlone() {
    #expect(
      rules { try flows(NetFlow(preference: .usual), [5, nil]) } == ["step.nobody-to-compare"])
  }

  @Test func refusesThresholdsThatCanNotBe() {
    let crossed = NetFlow(preference: .linear, indifference: 5, strict: 1)
    #expect(rules { try flows(crossed, [1, 2]) } == ["step.threshold"])
    let negative = NetFlow(preference: .uShape, indifference: -1)
    #expect(rules { try flows(negative, [1, 2]) } == ["step.threshold"])
    let flat = NetFlow(preference: .gaussian, inflection: 0)
    #expect(rules { try flows(flat, [1, 2]) } == ["step.threshold"])
  }

  @Test func refusesAThresholdOfEachInstitutionsOwn() throws {
    let own = NetFlow(preference: .vShape, strict: try Expression.parsed("member + x"))
    #expect(rules { try flows(own, [1, 2]) } == ["step.threshold"])
  }

  @Test func keepsTheDirectionOfItsSource() {
    let node = NodeDefinition(
      code: "node", source: .column("value"),
      then: [Step(.netFlow(NetFlow(preference: .usual)))], direction: .lowerIsBetter)
    #expect(
      rules { try Graph(compiling: Methodology(nodes: [node])) } == ["normalisation.direction"])
  }

  @Test func takesNoWords() throws {
    let flow = Step(.netFlow(NetFlow(preference: .usual)))
    let grade = Step(
      .cut(Cut(test: .atLeast, limits: [.number(2)], to: [.word("A"), .word("B")])))
    #expect(rules { try applied([grade, flow], to: [1, 2, 3]) } == ["step.words"])
  }

  @Test func comparesInEachGroupApart() throws {
    let step = Step(
      .netFlow(NetFlow(preference: .vShape, strict: try Expression.parsed("max - min"))),
      by: NodeReference("region"))
    let column = try applied(
      [step], to: [1, 3, 10, 50], words: ["region": ["n", "n", "s", "s"]])
    #expect(column.numbers == [-1, 1, -1, 1])
  }
}
