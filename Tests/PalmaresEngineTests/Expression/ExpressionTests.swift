import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct ExpressionTests {
  /// The value of an expression for one institution, where `a` is 3, `b` is missing, `zero` is 0.
  private func value(_ text: String) throws -> Double? {
    let methodology = Methodology(nodes: [
      NodeDefinition(code: "node", source: .formula(try .parsed(text)))
    ])
    return try methodology.values(
      of: "node",
      on: dataset(["a": [3], "b": [nil], "zero": [0]], words: ["region": ["Africa"]])
    ).number(at: 0)
  }

  @Test(arguments: [
    ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("10 - 4 - 3", 3),
    ("8 / 4 / 2", 1), (".5 * 4", 2), ("1e-3 * 1000", 1), ("2 * -a", -6), ("--a", 3),
    ("if(a > 2 and not (a == 4), 1, 0)", 1), ("if(a >= 3 or b > 1, 1, 0)", 1),
    ("least(a, 1, 2)", 1), ("greatest(a, 1, 2)", 3), ("first(b, a)", 3), ("present(b)", 0),
    ("present(a)", 1), ("round(2.675, 2)", 2.68), ("floor(-1.5)", -2), ("ceil(1.2)", 2),
    ("abs(-a)", 3), ("log(exp(2))", 2), ("log10(1000)", 3), ("log2(8)", 3), ("sqrt(16)", 4),
    ("cdf(0)", 0.5), ("if(region in [\"Asia\", \"Africa\"], 1, 0)", 1),
    ("if(region == 'Asia', 1, 0)", 0), ("if(id == \"A\", 5, 6)", 5), ("`a` + 1", 4),
    ("if(zero == 0, 0, 1 / zero)", 0),
  ])
  func evaluates(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test(arguments: ["a + b", "if(b > 1, 1, 0)", "b * 0", "least(a, b)", "first(b, b)"])
  func keepsMissingValuesMissing(text: String) throws {
    #expect(try value(text) == nil)
  }

  @Test func decidesByOneSideWhereItCan() throws {
    #expect(try value("if(false and b > 1, 1, 0)") == 0)
    #expect(try value("if(true or b > 1, 1, 0)") == 1)
  }

  /// Φ(1.96) to ten digits, from tables.
  @Test func givesTheStandardNormalDistribution() throws {
    let value = try #require(try value("cdf(1.96)"))
    #expect(abs(value - 0.9750021048517795) < 1e-15)
  }

  @Test(arguments: ["log(zero)", "1 / zero", "sqrt(-1 * a)", "zero ^ (0 - 1)", "exp(1000)"])
  func refusesWhatIsNotANumber(text: String) {
    #expect(rules { try value(text) } == ["expression.no-value"])
  }

  @Test(arguments: [
    ("1 +", 3), ("", 0), ("a = 3", 2), ("lgo(a)", 0), ("quantile", 0), ("(1", 2), ("a b", 2),
    ("'open", 0), ("if(a, 1)", 0), ("3 $ 4", 2), ("a@", 2), ("quantile(a, 2)", 0),
  ])
  func saysWhereTheTextIsWrong(text: String, offset: Int) {
    let error = #expect(throws: ExpressionSyntaxError.self) { try Expression(parsing: text) }
    #expect(error?.offset == offset)
  }

  @Test func suggestsTheFunctionThatWasMeant() {
    let error = #expect(throws: ExpressionSyntaxError.self) { try Expression(parsing: "lgo(x)") }
    #expect(error?.fixes.first?.en == "Did you mean 'log'?")
  }

  @Test func refusesADepthThatNobodyWrites() {
    let deep = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(throws: ExpressionSyntaxError.self) { try Expression(parsing: deep) }
  }

  @Test func refusesAColumnOfWordsWhereNumbersBelong() {
    #expect(rules { try value("region + 1") } == ["data.kind"])
  }

  @Test(arguments: ["x + 1", "mean", "region > 2 or region == 'Asia'", "if(a > 1, 'x', 2)"])
  func refusesKindsThatDoNotFit(text: String) {
    #expect(rules { try value(text) }.contains("expression.kind"))
  }
}
