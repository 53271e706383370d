import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Data from which a method can't make weights are refused by name; nothing is taken in secret.
@Suite struct WeightingRefusalsTests {
  private static let any: [Double?] = [3, 1, 4, 1, 5]

  /// The one thing that was wrong.
  private func refusal(
    _ method: WeightingMethod, _ children: [[Double?]], declared: [Double]? = nil,
    rule: CombinationRule = .mean(power: 1, zeros: .refuse)
  ) throws -> Diagnostic {
    let error = #expect(throws: DiagnosticError.self) {
      try fitted(method, children, declared: declared, rule: rule)
    }
    let errors = try #require(error).diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    return try #require(errors.first)
  }

  @Test(arguments: [.entropy, .gini, .angle, .merec] as [WeightingMethod])
  func namesTheChildAndTheInstitutionThatAreNegative(method: WeightingMethod) throws {
    let found = try refusal(method, [Self.any, [2, -1, 2, 3, 4]])
    #expect(found.rule.identifier == "weighting.not-positive")
    #expect(found.summary.en.contains("'c1'") && found.summary.en.contains("'B'"))
    #expect(found.summary.fr.contains("« c1 »".replacingSpaces))
  }

  @Test func onlyTheMethodOfLogarithmsRefusesZero() throws {
    let children = [Self.any, [2, 0, 2, 3, 4]]
    for method in WeightingMethod.allCases where method != .merec {
      #expect(try fitted(method, children).weights.count == 2)
    }
    #expect(try refusal(.merec, children).rule.identifier == "weighting.not-positive")
  }

  @Test(arguments: [.critic, .pca, .balance] as [WeightingMethod])
  func namesChildrenThatSayTheSame(method: WeightingMethod) throws {
    for factor in [2.0, -0.1] {
      let same = Self.any.map { $0.map { factor * $0 + 7 } }
      let found = try refusal(method, [[1, 2, 3, 4, 9], Self.any, same])
      #expect(found.rule.identifier == "weighting.collinear-children")
      #expect(found.summary.en.hasPrefix("'c1' and 'c2'"))
    }
  }

  @Test func namesThreeChildrenOfWhichOneFollowsFromTheOthers() throws {
    let (a, b) = ([1.0, 2, 3, 4, 9, 2], [3.0, 1, 4, 1, 5, 9])
    let sum = zip(a, b).map { $0 + $1 }
    let found = try refusal(.balance, [a, b, sum])
    #expect(found.rule.identifier == "weighting.collinear-children")
    #expect(found.summary.en.contains("'c0', 'c1' and 'c2'"))
  }

  @Test func saysWhoIsLeftOutWhereTooFewAreLeft() throws {
    let found = try refusal(.critic, [[1, 2, 3, nil], [3, 1, nil, 4]])
    #expect(found.rule.identifier == "weighting.too-few-institutions")
    #expect(found.summary.en.contains("there are 2. 2 lack a value"))
  }

  @Test func hasNoFirstComponentWhereTwoAreAsLarge() throws {
    let found = try refusal(.pca, [[1, -1, 1, -1], [1, 1, -1, -1]])
    #expect(found.rule.identifier == "weighting.undetermined")
  }

  @Test func namesTheChildThatNoWeightBalances() throws {
    // The third is all but the sum of the others.
    let found = try refusal(
      .balance, [[1, 2, 3, 4, 9, 2], [3, 1, 4, 1, 5, 9], [4, 3, 7, 5, 14, 11.5]],
      declared: [1, 1, 0.5])
    #expect(found.rule.identifier == "weighting.no-balance")
    #expect(found.summary.en.contains("'c2'"))
  }

  @Test func refusesDeclaredWeightsBesideThoseOfTheData() throws {
    let found = try refusal(.entropy, [Self.any, [1, 2, 3, 4, 5]], declared: [1, 2])
    #expect(found.rule.identifier == "weighting.data-and-declared")
    #expect(found.summary.en.contains("'c1'") && !found.summary.en.contains("'c0'"))
  }

  @Test(arguments: [.product, .mean(power: 0, zeros: .refuse)] as [CombinationRule])
  func balancesOnlyWeightedSums(rule: CombinationRule) throws {
    let found = try refusal(.balance, [Self.any, [1, 2, 3, 4, 5]], rule: rule)
    #expect(found.rule.identifier == "weighting.balance-of-sums")
  }

  @Test func warnsOfAChildThatPointsAgainstTheFirstComponent() throws {
    let (a, b) = ([1.0, 2, 3, 4, 5], [1.0, 3, 2, 5, 4])
    let combination = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: ["a", "b", "c"].map { Child(node: NodeReference($0)) }, needs: .all,
      weighting: Weighting(.pca))
    let evaluation = try Graph(
      compiling: Methodology(
        nodes: [NodeDefinition(code: "node", source: .combination(combination))])
    ).evaluated(
      on: dataset(["a": a, "b": b, "c": [5, 2, 4, 3, 1]]), targets: [NodeReference("node")])
    let warning = try #require(
      evaluation.warnings.first { $0.rule.identifier == "weighting.opposite-loading" })
    #expect(warning.summary.en.hasPrefix("'c' points"))
  }

  @Test func refusesAnUnknownPopulation() {
    let combination = Combination(
      rule: .sum, children: [Child(node: NodeReference("a")), Child(node: NodeReference("b"))],
      needs: .all,
      weighting: Weighting(.entropy, over: .named("nobody")))
    #expect(
      rules(brokenBy: {
        try Graph(
          compiling: Methodology(
            nodes: [NodeDefinition(code: "node", source: .combination(combination))]))
      }) == ["methodology.unknown-population"])
  }
}

extension String {
  /// With the narrow no-break spaces of French quotation marks.
  fileprivate var replacingSpaces: String {
    String(map { $0 == " " ? "\u{202F}" : $0 })
  }
}
