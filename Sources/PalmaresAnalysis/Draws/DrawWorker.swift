public import PalmaresCore
import PalmaresEngine

/// What a rule can't do in one draw.
public struct DrawFailure: Error, Sendable {
  /// Number of the draw, or of the point.
  public var draw: Int
  public var error: DiagnosticError
}

/// Works through the draws of a model on one thread, with memory of its own.
///
///     let worker = DrawWorker(model)
///     try worker.forEachDraw(in: 0..<10_000, by: CounterRandom(seed: 1)) { draw in
///       counts.add(draw.ranks)
///     }
public final class DrawWorker {
  /// One draw, valid until the next.
  public struct Draw {
    /// Number of the draw, or of the point.
    public let number: Int
    /// For each institution its rank, 0 where it has none; twice the rank where the model counts halves.
    public let ranks: UnsafeBufferPointer<Int32>
    /// For each institution its score, where the model gives scores; 0 where it has none.
    public let scores: UnsafeBufferPointer<Double>?
    /// For each institution whether it has a score, where the model gives scores.
    public let states: [ValueState]
  }

  private let model: DrawModel
  private let isInterrupted: () -> Bool
  /// Whether a draw was evaluated alone by now.
  private(set) var drewAlone = false
  private let run: PlanRun?
  private var runs: [[Int]: PlanRun] = [:]
  private var ranks: [Int32]
  private var scores: [Double]

  /// - Parameter isInterrupted: asked before each draw that is evaluated alone; after an interruption
  ///   those to come are left out.
  public init(_ model: DrawModel, isInterrupted: @escaping () -> Bool = { false }) {
    self.model = model
    self.isInterrupted = isInterrupted
    run = model.variants == nil ? model.plan.map { PlanRun($0) } : nil
    let count = model.base.dataset.units.count
    ranks = [Int32](repeating: 0, count: count)
    scores = [Double](repeating: 0, count: count)
  }

  /// Works out the draws of a range; those that stand near each other may come in any order.
  ///
  /// - Throws: what can't be applied under the weights, rules or figures of a draw: of the first such one.
  public func forEachDraw(
    in range: Range<Int>, by random: CounterRandom, _ body: (Draw) -> Void
  ) throws(DrawFailure) {
    var alone: [Int] = []
    if let run {
      let states = run.plan.scoreStates
      run.forEach(in: range, by: random, faults: { alone.append($0) }) { number, ranks, scores in
        body(Draw(number: number, ranks: ranks, scores: scores, states: states))
      }
    } else if let variants = model.variants {
      let choices = Dictionary(grouping: range) { variants.choice(of: $0, by: random) }
      for (choice, draws) in choices {
        work(on: draws, of: .random(random), choice, variants, faults: &alone, body)
      }
    } else {
      alone = Array(range)
    }
    for number in alone.sorted() {
      if isInterrupted() { return }
      drewAlone = true
      try evaluate(model.variation.change(of: number, by: random), number, body)
    }
  }

  /// Works out points of the unit cube; those that stand near each other may come in any order.
  ///
  /// - Throws: as ``forEachDraw(in:by:_:)``.
  public func forEach(
    at points: [[Double]], _ body: (Draw) -> Void
  ) throws(DrawFailure) {
    var alone: [Int] = []
    if let run {
      let states = run.plan.scoreStates
      run.forEach(
        Array(points.indices), of: .points(points), faults: { alone.append($0) }
      ) { number, ranks, scores in
        body(Draw(number: number, ranks: ranks, scores: scores, states: states))
      }
    } else if let variants = model.variants {
      let choices = Dictionary(grouping: points.indices) { variants.choice(at: points[$0]) }
      for (choice, numbers) in choices {
        work(on: numbers, of: .points(points), choice, variants, faults: &alone, body)
      }
    } else {
      alone = Array(points.indices)
    }
    for number in alone.sorted() {
      if isInterrupted() { return }
      drewAlone = true
      try evaluate(model.variation.change(at: points[number]), number, body)
    }
  }

  /// Works out draws that choose the same rules.
  private func work(
    on draws: [Int], of numbers: PlanRun.Numbers, _ choice: [Int], _ variants: RuleVariants,
    faults: inout [Int], _ body: (Draw) -> Void
  ) {
    switch variants.variant(of: choice) {
    case .alone: faults += draws
    case .same(let outcome): for draw in draws { hand(outcome, draw, body) }
    case .plan(let plan):
      let run = runs[choice] ?? PlanRun(plan)
      runs[choice] = run
      var alone: [Int] = []
      run.forEach(draws, of: numbers, faults: { alone.append($0) }) { number, ranks, scores in
        body(Draw(number: number, ranks: ranks, scores: scores, states: plan.scoreStates))
      }
      faults += alone
    }
  }

  /// One draw by the engine.
  private func evaluate(
    _ change: Change, _ number: Int, _ body: (Draw) -> Void
  ) throws(DrawFailure) {
    do throws(DiagnosticError) {
      hand(try model.outcome(of: change), number, body)
    } catch {
      throw DrawFailure(draw: number, error: error)
    }
  }

  private func hand(_ outcome: DrawOutcome, _ number: Int, _ body: (Draw) -> Void) {
    let factor: Double = model.countsHalves ? 2 : 1
    for unit in ranks.indices {
      ranks[unit] = outcome.ranks.number(at: unit).map { Int32($0 * factor) } ?? 0
      scores[unit] = outcome.scores?.number(at: unit) ?? 0
    }
    ranks.withUnsafeBufferPointer { ranks in
      scores.withUnsafeBufferPointer { scores in
        body(
          Draw(
            number: number, ranks: ranks, scores: model.givesScores ? scores : nil,
            states: model.givesScores ? outcome.scores?.states ?? [] : []))
      }
    }
  }
}
