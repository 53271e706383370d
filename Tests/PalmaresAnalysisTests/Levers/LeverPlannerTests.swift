import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Plans against every choice there is, each evaluated from the beginning.
@Suite struct LeverPlannerTests {
  /// Targets between where the institution stands and the best that any choice gives, and one beyond.
  private static func targets(
    _ model: LeverModel, _ every: [(choice: LeverChoice, standing: LeverStanding)]
  ) -> [LeverTarget] {
    let start = model.start
    let scores = every.compactMap(\.standing.score)
    guard let now = start.score, let rank = start.rank, let low = scores.min(),
      let high = scores.max()
    else { return [] }
    let best = model.lowIsBetter ? low : high
    let beyond = model.lowIsBetter ? best - 1 : best + 1
    let ranks = [1.0, 2, rank - 1].filter { $0 >= 1 && $0 < rank }
    return [.score(now + (best - now) * 0.4), .score(best), .score(beyond)]
      + Set(ranks).sorted().map { .rank($0) }
  }

  @Test(arguments: LeverCase.all, [LeverObjective.fewest, .cheapest])
  func isTheBestOfAllChoicesWhereItSaysSo(test: LeverCase, objective: LeverObjective) throws {
    let model = try test.model()
    let every = try model.everyStanding()
    let planner = LeverPlanner(model, objective)
    for target in Self.targets(model, every) where !model.meets(target, model.start) {
      let reaching = every.filter { model.meets(target, $0.standing) }
      let weight = { (choice: LeverChoice) in
        objective == .fewest ? Double(choice.count) : model.cost(of: choice)
      }
      let least = reaching.map { weight($0.choice) }.min()
      switch planner.answer(to: target) {
      case .met: Issue.record("\(target) was not met")
      case .plan(let plan):
        let choice = try #require(every.first { model.values(of: $0.choice) == plan.values })
        #expect(model.meets(target, choice.standing))
        #expect(plan.standing == choice.standing)
        #expect(plan.steps.last?.standing == choice.standing)
        let least = try #require(least)
        // So few choices: every one of them can be tried, whatever the methodology.
        #expect(plan.proof == .proved)
        #expect(abs(weight(choice.choice) - least) < 1e-9, "\(target)")
      case .outOfReach(let best, _, let isProved):
        #expect(reaching.isEmpty, "\(target)")
        #expect(isProved)
        let scores = every.compactMap(\.standing.score)
        if case .score = target, test.shape != .zScore {
          #expect(best.score == (model.lowIsBetter ? scores.min() : scores.max()))
        }
      }
    }
  }

  /// A budget too small to look at everything: what is found is still so, and no bound exceeds the truth.
  @Test(arguments: LeverCase.all)
  func claimsNothingThatASmallBudgetDoesNotProve(test: LeverCase) throws {
    let model = try test.model()
    let every = try model.everyStanding()
    let planner = LeverPlanner(
      model, .cheapest, budget: LeverBudget(states: 4, trials: 3), seed: 5)
    for target in Self.targets(model, every) where !model.meets(target, model.start) {
      let least = every.filter { model.meets(target, $0.standing) }
        .map { model.cost(of: $0.choice) }.min()
      switch planner.answer(to: target) {
      case .met: Issue.record("\(target) was not met")
      case .plan(let plan):
        let least = try #require(least)
        #expect(model.meets(target, plan.standing))
        switch plan.proof {
        case .proved: #expect(abs(plan.cost - least) < 1e-9)
        case .found(let bound): #expect((bound ?? 0) <= least + 1e-9 && plan.cost >= least - 1e-9)
        }
      case .outOfReach(_, _, let isProved): #expect(!isProved || least == nil)
      }
    }
  }

  @Test func saysThatATargetIsMet() throws {
    let model = try LeverCase(shape: .mean, number: 0).model()
    let score = try #require(model.start.score)
    guard case .met = LeverPlanner(model, .fewest).answer(to: .score(score)) else {
      Issue.record("the present score is met by no change")
      return
    }
  }
}

extension LeverPlan {
  /// The figures it sets.
  fileprivate var values: [String: Double] {
    Dictionary(steps.map { ($0.column, $0.to) }, uniquingKeysWith: { $1 })
  }
}
