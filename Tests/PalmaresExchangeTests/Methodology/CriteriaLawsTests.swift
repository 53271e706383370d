import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// A method of several criteria, as it is written.
struct CriteriaMethod: Sendable, CustomTestStringConvertible {
  var form: String
  /// Whether more of the result is better; `nil` where better children may lower it.
  var best: End?

  var testDescription: String { form }
}

private let children = "{a: 3, b: 1, c: 2}"

private let methods: [CriteriaMethod] =
  ["vector", "min_max", "sum", "maximum", "none"].map {
    CriteriaMethod(form: "topsis: {of: \(children), normalisation: \($0)}", best: .high)
  } + [
    CriteriaMethod(form: "vikor: {of: \(children), v: .4}", best: .low),
    CriteriaMethod(form: "wroclaw: {of: \(children), divide_by: n}", best: .low),
    CriteriaMethod(
      form: "mazziotta_pareto: {of: [a, b, c], penalty: negative, divide_by: n - 1}"),
    CriteriaMethod(form: "promethee: {of: \(children), preference: usual}", best: .high),
    CriteriaMethod(
      form: "promethee: {of: \(children), preference: linear, indifference: 2, strict: sd}",
      best: .high),
    CriteriaMethod(form: "borda: {of: \(children), ties: average}", best: .high),
    CriteriaMethod(form: "copeland: \(children)", best: .high),
    CriteriaMethod(form: "median: [a, b, c]", best: .high),
  ]

/// The laws of methods that take institutions by several criteria.
@Suite struct CriteriaLawsTests {
  /// Whole numbers with ties: forty institutions, three criteria.
  private let criteria: [[Double?]] = {
    var generator = SplitMix(seed: 7)
    return (0..<3).map { _ in
      (0..<40).map { _ in Double(Int.random(in: 1...30, using: &generator)) }
    }
  }()

  private func scores(
    _ method: CriteriaMethod, _ criteria: [[Double?]], form: String? = nil
  ) throws -> [Double?] {
    let text = MethodologyText.nodes("s: {\(form ?? method.form), needs: all}")
    let data = dataset(["a": criteria[0], "b": criteria[1], "c": criteria[2]])
    return try text.read().methodology.values(of: "s", on: data).numbers
  }

  @Test(arguments: methods)
  func dependsNotOnTheOrderOfInstitutions(method: CriteriaMethod) throws {
    var generator = SplitMix(seed: 3)
    let order = Array(0..<40).shuffled(using: &generator)
    let straight = try scores(method, criteria)
    let shuffled = try scores(method, criteria.map { values in order.map { values[$0] } })
    #expect(straight.allSatisfy { $0 != nil })
    #expect(shuffled == order.map { straight[$0] })
  }

  @Test(arguments: methods)
  func givesEqualInstitutionsEqualScores(method: CriteriaMethod) throws {
    let results = try scores(method, criteria.map { $0 + $0 })
    #expect(Array(results.prefix(40)) == Array(results.suffix(40)))
  }

  /// Whoever is at least as good by every criterion is not behind.
  @Test(arguments: methods)
  func neverPutsTheBetterByAllCriteriaBehind(method: CriteriaMethod) throws {
    guard let best = method.best else { return }
    let results = try scores(method, criteria)
    var pairs = 0
    for better in 0..<40 {
      for worse in 0..<40 where better != worse {
        guard criteria.allSatisfy({ ($0[better] ?? 0) >= ($0[worse] ?? 0) }),
          let a = results[better], let b = results[worse]
        else { continue }
        pairs += 1
        #expect(best == .high ? a >= b - 1e-12 : a <= b + 1e-12)
      }
    }
    #expect(pairs > 100)
  }

  @Test(arguments: methods)
  func hasNoScoreWithoutAllThatItNeeds(method: CriteriaMethod) throws {
    var criteria = criteria
    criteria[1][5] = nil
    let results = try scores(method, criteria)
    for unit in 0..<40 { #expect((results[unit] == nil) == (unit == 5)) }
  }

  /// Only the ratios of weights count, but in a sum of points.
  @Test(arguments: methods.filter { $0.form.contains(children) && !$0.form.hasPrefix("borda") })
  func ignoresTheScaleOfWeights(method: CriteriaMethod) throws {
    let once = try scores(method, criteria)
    let eightfold = method.form.replacing(children, with: "{a: 24, b: 8, c: 16}")
    for (a, b) in zip(once, try scores(method, criteria, form: eightfold)) {
      #expect(abs((a ?? 0) - (b ?? 1)) <= 1e-12)
    }
  }
}
