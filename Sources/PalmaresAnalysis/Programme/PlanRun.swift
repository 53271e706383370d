import CDrawKernels
import PalmaresCore
import PalmaresEngine

/// Works through draws with a plan, a block at a time, on one thread.
final class PlanRun {
  /// Takes the number of a draw, its ranks (0 where there is none; twice the rank where equals share the
  /// mean), and its scores where they are wanted. They are valid until it returns; draws of one block may
  /// come in any order.
  typealias Body = (Int, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Double>?) -> Void
  /// Takes the number of a draw that a rule can't be applied to: evaluating it alone tells why.
  typealias Fault = (Int) -> Void

  let plan: DrawPlan
  let memory: PlanMemory
  let kernels: draw_kernel_set
  private let sums: [SumRun]
  private var runners: [Int?: StepRunner] = [:]

  init(_ plan: DrawPlan, kernels: draw_kernel_set = draw_best_kernels()) {
    self.plan = plan
    self.kernels = kernels
    memory = PlanMemory(plan)
    sums = plan.operations.compactMap { operation in
      if case .sums(let tree, _) = operation { SumRun(tree) } else { nil }
    }
  }

  /// Works out the draws of a range.
  func forEach(in range: Range<Int>, by random: CounterRandom, faults: Fault, _ body: Body) {
    for first in stride(from: range.lowerBound, to: range.upperBound, by: drawLanes) {
      draw_uniforms(
        kernels, random.seed, random.stream, UInt64(first), UInt32(plan.dimension), memory.numbers)
      workOut(first, lanes: min(drawLanes, range.upperBound - first), faults, body)
    }
  }

  /// Where uniform numbers come from.
  enum Numbers {
    case random(CounterRandom)
    /// One point for each number of a draw.
    case points([[Double]])

    func callAsFunction(_ draw: Int, _ coordinate: Int) -> Double {
      switch self {
      case .random(let random): random.uniform(draw: draw, index: coordinate)
      case .points(let points): points[draw][coordinate]
      }
    }
  }

  /// Works out some draws or points, by their numbers.
  func forEach(_ draws: [Int], of numbers: Numbers, faults: Fault, _ body: Body) {
    for first in stride(from: 0, to: draws.count, by: drawLanes) {
      let lanes = min(drawLanes, draws.count - first)
      for lane in 0..<drawLanes {
        // Lanes beyond the last draw repeat it.
        let draw = draws[first + min(lane, lanes - 1)]
        for coordinate in plan.coordinates {
          memory.numbers[coordinate * drawLanes + lane] = numbers(draw, coordinate)
        }
      }
      workOut(0, lanes: lanes, { faults(draws[first + $0]) }) { lane, ranks, scores in
        body(draws[first + lane], ranks, scores)
      }
    }
  }

  /// Whatever stands in the lanes of `numbers`.
  private func workOut(_ first: Int, lanes: Int, _ fault: Fault, _ body: Body) {
    plan.rows.fill(memory.weights, from: memory.numbers)
    let faults = evaluate(exact: plan.bound == 0)
    for lane in 0..<lanes where faults.contains(lane) { fault(first + lane) }
    let sound = LaneSet(first: lanes).subtracting(faults)
    switch plan.ending {
    case .ranks(let block, let holders):
      for lane in sound {
        readRanks(block, holders, lane)
        hand(first + lane, lane, body)
      }
    case .kernel(let ranking, let block):
      let doubtful = rank(ranking, block, first, sound, bound: plan.bound, body)
      guard !doubtful.isEmpty else { return }
      _ = evaluate(exact: true)
      _ = rank(ranking, block, first, doubtful, bound: 0, body)
    }
  }

  private func readRanks(_ block: Int, _ holders: [Int32], _ lane: Int) {
    let values = memory.blocks[block] + lane
    let factor: Double = plan.countsHalves ? 2 : 1
    for unit in holders {
      memory.ranks[Int(unit)] = Int32(values[Int(unit) * drawLanes] * factor)
    }
  }

  /// Ranks lanes by the kernel; those whose order is in doubt are left out.
  ///
  /// - Returns: lanes that are in doubt.
  private func rank(
    _ ranking: DrawPlan.KernelRank, _ block: Int, _ first: Int, _ lanes: LaneSet, bound: Double,
    _ body: Body
  ) -> LaneSet {
    let count = ranking.holders.count
    transpose(block, ranking)
    var doubtful = LaneSet()
    for lane in lanes {
      let isInDoubt = plan.twins.withUnsafeBufferPointer { twins in
        draw_rank(
          kernels, memory.scores + lane * count, UInt32(count), memory.lows[lane],
          memory.highs[lane], ranking.ties.kernel, bound, twins.baseAddress, memory.ranking,
          memory.places)
      }
      if isInDoubt != 0 {
        doubtful.insert(lane)
        continue
      }
      if plan.countsHalves, ranking.ties != .average {
        for number in 0..<count { memory.places[number] *= 2 }
      }
      if count < plan.count {
        for (number, unit) in ranking.holders.enumerated() {
          memory.ranks[Int(unit)] = memory.places[number]
        }
      }
      hand(first + lane, lane, body)
    }
    return doubtful
  }

  /// Lays the scores of each lane out side by side, the best ones highest.
  private func transpose(_ block: Int, _ ranking: DrawPlan.KernelRank) {
    let count = ranking.holders.count
    var values = memory.blocks[block]
    if count < plan.count {
      for (number, unit) in ranking.holders.enumerated() {
        (memory.packed + number * drawLanes)
          .update(from: values + Int(unit) * drawLanes, count: drawLanes)
      }
      values = memory.packed
    }
    draw_transpose(
      kernels, values, UInt32(count), ranking.first == .high ? 1 : -1, UInt32(count), memory.scores,
      memory.lows, memory.highs)
  }

  private func hand(_ draw: Int, _ lane: Int, _ body: Body) {
    let ranks = UnsafeBufferPointer(start: memory.ranks, count: plan.count)
    guard let score = plan.score else {
      guard let fixed = plan.fixedScores else { return body(draw, ranks, nil) }
      return fixed.withUnsafeBufferPointer { body(draw, ranks, $0) }
    }
    let values = memory.blocks[score] + lane
    for unit in 0..<plan.count { memory.lane[unit] = values[unit * drawLanes] }
    body(draw, ranks, UnsafeBufferPointer(start: memory.lane, count: plan.count))
  }

  /// - Returns: lanes that a rule can't be applied to.
  private func evaluate(exact: Bool) -> LaneSet {
    var faults = LaneSet()
    var next = 0
    for operation in plan.operations {
      switch operation {
      case .sums(let tree, let into):
        sums[next].run(
          tree, kernels, memory.blocks, weights: memory.weights, exact: exact,
          into: memory.blocks[into], faults: &faults)
        next += 1
      case .figures(let figures, let coordinates, let holders, let into):
        figures.run(
          holders, memory.numbers + coordinates.lowerBound * drawLanes, into: memory.blocks[into])
      case .ordered(let sum, let into):
        sum.run(memory.blocks, weights: memory.weights, into: memory.blocks[into], faults: &faults)
      case .root(let root, let source, let into):
        root.run(memory.blocks[source], into: memory.blocks[into], faults: &faults)
      case .step(let step, let source, let into):
        step.run(memory.blocks[source], into: memory.blocks[into], faults: &faults)
      case .transform(let way, let holders, let source, let into):
        way.run(holders, memory.blocks[source], into: memory.blocks[into], faults: &faults)
      case .engineStep(let step, let source, let into):
        step.run(
          runner(of: step.inputs.period), memory.blocks, of: source, into: memory.blocks[into],
          faults: &faults)
      case .engineSource(let source, let into):
        source.run(
          runner(of: source.inputs.period), memory.blocks, into: memory.blocks[into],
          faults: &faults)
      case .gather(let rows, let source, let into):
        Self.gather(rows, memory.blocks[source], into: memory.blocks[into])
      case .rank(let rank, let source, let into):
        rank.run(memory.blocks[source], into: memory.blocks[into])
      }
    }
    return faults
  }

  private func runner(of period: Int?) -> StepRunner {
    if let known = runners[period] { return known }
    let runner = StepRunner(period.flatMap { plan.base.earlier[$0] } ?? plan.base)
    runners[period] = runner
    return runner
  }

  private static func gather(
    _ rows: [Int32], _ source: UnsafeMutablePointer<Double>,
    into target: UnsafeMutablePointer<Double>
  ) {
    for (unit, row) in rows.enumerated() {
      let place = target + unit * drawLanes
      if row >= 0 {
        place.update(from: source + Int(row) * drawLanes, count: drawLanes)
      } else {
        place.update(repeating: 0, count: drawLanes)
      }
    }
  }
}

extension Rank.Ties {
  var kernel: draw_ties {
    switch self {
    case .min: DRAW_TIES_MIN
    case .max: DRAW_TIES_MAX
    case .average: DRAW_TIES_AVERAGE
    case .dense: DRAW_TIES_DENSE
    case .order: DRAW_TIES_ORDER
    }
  }
}

extension Graph {
  /// What equals share in the rank that a node gives.
  func rankTies(of reference: NodeReference) -> Rank.Ties? {
    guard let node = node(reference.code) else { return nil }
    for step in node.then.reversed() {
      if case .rank(let rank) = step.operation { return rank.ties }
    }
    if case .node(let inner) = node.source { return rankTies(of: inner) }
    return nil
  }
}
