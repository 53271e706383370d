public import PalmaresCore
import PalmaresEngine

/// Finds the smallest, or the cheapest, set of changes that takes an institution to a target.
///
/// A search finds one first. Where the score's structure bounds what each change adds, the tree of choices
/// is then followed by that bound; elsewhere every lighter choice is tried, as far as the budget goes.
/// Whatever is answered was evaluated by the engine.
public struct LeverPlanner: Sendable {
  public let model: LeverModel
  public let objective: LeverObjective
  public let budget: LeverBudget
  public let seed: UInt64
  private let reach: [String: Set<Int>]
  private let tables: LeverTables
  private let monitor: WorkMonitor

  public init(
    _ model: LeverModel, _ objective: LeverObjective, budget: LeverBudget = LeverBudget(),
    seed: UInt64 = 1, monitor: WorkMonitor = .silent
  ) {
    self.model = model
    self.objective = objective
    self.budget = budget
    self.seed = seed
    self.monitor = monitor
    reach = model.base.graph.dependence(on: model.levers.map(\.column))
    tables = LeverTables(
      model, reach: reach, targets: [model.score, model.rank].compactMap { $0?.code }, monitor)
  }

  /// Whether every option was put to the engine alone: nothing can be answered where it was interrupted
  /// before.
  public var isReady: Bool { tables.standings.count == model.levers.count }

  /// The levers' options that the methodology refuses, alone, by lever.
  public var refused: [Int: [Int]] {
    var refused: [Int: [Int]] = [:]
    for (lever, row) in tables.standings.enumerated() {
      let options = row.indices.filter { row[$0] == nil }
      if !options.isEmpty { refused[lever] = options }
    }
    return refused
  }

  /// - Precondition: ``isReady``.
  /// - Returns: after an interruption, what was found until then, without its proof.
  public func answer(to target: LeverTarget) -> LeverAnswer {
    precondition(isReady, "interrupted before")
    if model.meets(target, model.start) { return .met }
    let structure = LeverBounds(model: model, reach: reach, tables: tables)
    let need = NeededRise(target, model, structure)
    let trials = LeverTrials(model, target, knowing: tables.standings, atMost: mostTrials, monitor)
    let best = search(trials, need, objective, Array(model.levers.indices)).best()
    let outcome = lightest(objective, among: Set(model.levers.indices), trials, need, best)
    guard var choice = outcome.choice else {
      let steps = Self.steps(of: best, trials)
      return .outOfReach(
        best: trials.standing(best) ?? model.start, steps: steps, isProved: outcome.isProved)
    }
    var isCheapest = outcome.isProved
    if objective == .fewest {
      let cheaper = lightest(.cheapest, among: Set(choice.keys), trials, need, choice)
      choice = cheaper.choice ?? choice
      isCheapest = cheaper.isProved
    }
    return .plan(
      LeverPlan(
        steps: Self.steps(of: choice, trials), cost: model.cost(of: choice),
        standing: trials.standing(choice) ?? model.start,
        proof: outcome.isProved ? .proved : .found(lowerBound: outcome.lowerBound),
        isCheapestOfItsInputs: isCheapest, trials: trials.count))
  }

  /// A first search, then a search and a tree for each thing sought.
  private var mostTrials: Int { budget.trials * (objective == .fewest ? 5 : 3) }

  private func weight(_ objective: LeverObjective, _ choice: LeverChoice) -> Double {
    objective == .fewest ? Double(choice.count) : model.cost(of: choice)
  }

  private func search(
    _ trials: LeverTrials, _ need: NeededRise?, _ objective: LeverObjective, _ levers: [Int]
  ) -> LeverSearch {
    LeverSearch(
      trials: trials, singles: tables.standings, rises: need?.bound.rise ?? [:],
      weight: { weight(objective, $0) }, levers: levers, budget: trials.count + budget.trials,
      seed: seed)
  }

  private func lightest(
    _ objective: LeverObjective, among levers: Set<Int>, _ trials: LeverTrials,
    _ need: NeededRise?, _ best: LeverChoice
  ) -> LeverTree.Outcome {
    let found =
      best.keys.allSatisfy(levers.contains)
      ? search(trials, need, objective, levers.sorted()).lightest(from: best) : nil
    let relaxation = LeverRelaxation(
      items(objective, levers, need), allowsDominance: need?.allowsDominance ?? false)
    var tree = LeverTree(
      relaxation, needed: need?.rise ?? -.infinity, isThreshold: need?.isThreshold ?? false,
      budget: budget)
    return tree.search(
      known: found.map { ($0, weight(objective, $0)) }, meets: trials.verdict,
      isInterrupted: { trials.isInterrupted })
  }

  /// The options that the methodology takes, with what they weigh and add.
  private func items(
    _ objective: LeverObjective, _ levers: Set<Int>, _ need: NeededRise?
  ) -> [Int: [LeverRelaxation.Item]] {
    var items: [Int: [LeverRelaxation.Item]] = [:]
    for lever in levers {
      let options = model.levers[lever].options
      items[lever] = options.indices.filter { tables.standings[lever][$0] != nil }.map {
        LeverRelaxation.Item(
          option: $0, rise: need.map { $0.bound.rise[lever] }.flatMap { $0 }?[$0] ?? 0,
          weight: weight(objective, [lever: $0]))
      }
    }
    return items
  }
}

extension LeverPlanner {
  private static let mostOrdered = 16

  /// The changes of a choice in the order of greatest effect, with where each leads.
  private static func steps(of choice: LeverChoice, _ trials: LeverTrials) -> [LeverPlan.Step] {
    let model = trials.model
    var (rest, done) = (choice.keys.sorted(), LeverChoice())
    var steps: [LeverPlan.Step] = []
    var before = model.base
    while !rest.isEmpty {
      let next = rest.count > mostOrdered ? rest[0] : best(of: rest, after: done, choice, trials)
      rest.removeAll { $0 == next }
      done[next] = choice[next]
      let after = try? model.evaluation(with: model.values(of: done))
      let lever = model.levers[next]
      let option = lever.options[choice[next] ?? 0]
      steps.append(
        LeverPlan.Step(
          lever: next, column: lever.column, from: lever.value, to: option.value,
          cost: option.cost,
          standing: after.map { LeverModel.standing(of: model.unit, in: $0) }
            ?? LeverStanding(score: nil, rank: nil),
          movesOthers: after.map { model.movesOthers(before, $0) } ?? false))
      before = after ?? before
    }
    return steps
  }

  private static func best(
    of levers: [Int], after done: LeverChoice, _ choice: LeverChoice, _ trials: LeverTrials
  ) -> Int {
    var best = levers[0]
    var standing: LeverStanding?
    for lever in levers {
      var next = done
      next[lever] = choice[lever]
      guard let there = trials.standing(next) else { continue }
      if standing.map({ trials.model.isBetter(there, than: $0, for: trials.target) }) ?? true {
        (best, standing) = (lever, there)
      }
    }
    return best
  }
}
