public import PalmaresCore
import PalmaresEngine

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
  }

  private let model: DrawModel
  private let run: PlanRun?
  private var ranks: [Int32]
  private var scores: [Double]

  public init(_ model: DrawModel) {
    self.model = model
    run = model.plan.map { PlanRun($0) }
    let count = model.base.dataset.units.count
    ranks = [Int32](repeating: 0, count: count)
    scores = [Double](repeating: 0, count: count)
  }

  /// Works out the draws of a range; those that stand near each other may come in any order.
  ///
  /// - Throws: what can't be applied under the weights, rules or figures of a draw.
  public func forEachDraw(
    in range: Range<Int>, by random: CounterRandom, _ body: (Draw) -> Void
  ) throws(DiagnosticError) {
    var alone = range
    var faults: [Int] = []
    if let run {
      run.forEach(in: range, by: random, faults: { faults.append($0) }) { number, ranks, scores in
        body(Draw(number: number, ranks: ranks, scores: scores))
      }
      alone = range.upperBound..<range.upperBound
    }
    for number in faults + alone {
      try evaluate(model.variation.change(of: number, by: random), number, body)
    }
  }

  /// Works out points of the unit cube; those that stand near each other may come in any order.
  ///
  /// - Throws: as ``forEachDraw(in:by:_:)``.
  public func forEach(
    at points: [[Double]], _ body: (Draw) -> Void
  ) throws(DiagnosticError) {
    var alone = Array(points.indices)
    if let run {
      alone = []
      run.forEach(at: points, faults: { alone.append($0) }) { number, ranks, scores in
        body(Draw(number: number, ranks: ranks, scores: scores))
      }
    }
    for number in alone {
      try evaluate(model.variation.change(at: points[number]), number, body)
    }
  }

  /// One draw by the engine.
  private func evaluate(
    _ change: Change, _ number: Int, _ body: (Draw) -> Void
  ) throws(DiagnosticError) {
    let outcome = try model.outcome(of: change)
    let factor: Double = model.countsHalves ? 2 : 1
    for unit in ranks.indices {
      ranks[unit] = outcome.ranks.number(at: unit).map { Int32($0 * factor) } ?? 0
      scores[unit] = outcome.scores?.number(at: unit) ?? 0
    }
    ranks.withUnsafeBufferPointer { ranks in
      scores.withUnsafeBufferPointer { scores in
        body(Draw(number: number, ranks: ranks, scores: model.givesScores ? scores : nil))
      }
    }
  }
}
