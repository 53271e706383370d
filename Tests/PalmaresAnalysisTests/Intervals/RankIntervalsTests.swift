import PalmaresAnalysis
import PalmaresCore
import Testing

@Suite struct RankIntervalsTests {
  private let deep = SearchBudget(boxes: 3000)

  /// At a tie that only weights between two doubles meet, the end stays open: it then holds the truth.
  @Test(arguments: 0..<30)
  func holdTheSweepOfTwoChildrenInWholeNumbers(seed: Int) {
    let small = SmallProblem.random(seed: UInt64(seed), institutions: 9, children: 2, digits: 12)
    for interval in RankIntervals.all(of: small.problem, on: small.set, budget: deep) {
      let truth = small.sweep(of: interval.unit)
      #expect(interval.best.proved <= truth.best && truth.best <= interval.best.attained)
      #expect(interval.worst.attained <= truth.worst && truth.worst <= interval.worst.proved)
      if interval.best.isExact { #expect(interval.best.attained == truth.best) }
      if interval.worst.isExact { #expect(interval.worst.attained == truth.worst) }
    }
  }

  @Test func closesNearlyEveryEndOfTwoChildren() {
    var (exact, all) = (0, 0)
    for seed in 0..<20 {
      let small = SmallProblem.random(seed: UInt64(seed), institutions: 9, children: 2, digits: 1e6)
      for interval in RankIntervals.all(of: small.problem, on: small.set, budget: deep) {
        exact += [interval.best, interval.worst].count(where: \.isExact)
        all += 2
        let truth = small.sweep(of: interval.unit)
        #expect(interval.best.proved <= truth.best && truth.worst <= interval.worst.proved)
      }
    }
    #expect(exact >= all * 98 / 100)
  }

  @Test(arguments: [3, 4, 6])
  func holdEveryRankThatWeightsOfAGridAndSomeDrawnOnesGive(children: Int) {
    for seed in 0..<6 {
      let small = SmallProblem.random(
        seed: UInt64(100 + seed), institutions: 14, children: children)
      let intervals = RankIntervals.all(of: small.problem, on: small.set, budget: deep)
      for weights in Self.weights(of: small, seed: seed) {
        for interval in intervals {
          let places = small.places(of: interval.unit, with: weights)
          #expect(interval.best.proved <= places.first && places.last <= interval.worst.proved)
        }
      }
    }
  }

  /// Many institutions of few children: boxes are narrowed where one place is missing, and what was cut
  /// away held no weights that give a better one.
  @Test(arguments: 0..<4)
  func closeAndHoldEveryRankOfAFineGridOfThreeChildren(seed: Int) {
    let small = SmallProblem.random(
      seed: UInt64(600 + seed), institutions: 60, children: 3, digits: 1e6)
    let intervals = RankIntervals.all(of: small.problem, on: small.set, budget: deep)
    let exact = intervals.count { $0.best.isExact && $0.worst.isExact }
    #expect(exact >= 57)
    let steps = 12
    for point in 0..<(steps + 1) * (steps + 1) {
      // Only ratios matter: one weight stays, once low and once high.
      let places = [point % (steps + 1), point / (steps + 1)]
      for fixed in [-1.0, 1.0] {
        let moved = [fixed] + places.map { Double($0) / Double(steps) * 2 - 1 }
        let weights = zip(small.nominal, moved).map { $0 * (1 + small.share * $1) }
        for interval in intervals {
          let places = small.places(of: interval.unit, with: weights)
          #expect(interval.best.proved <= places.first && places.last <= interval.worst.proved)
        }
      }
    }
  }

  @Test(arguments: [3, 5])
  func areReachedByTheirWitnesses(children: Int) {
    for seed in 0..<8 {
      let small = SmallProblem.random(
        seed: UInt64(200 + seed), institutions: 12, children: children, digits: 1e9)
      for interval in RankIntervals.all(of: small.problem, on: small.set, budget: deep) {
        #expect(small.set.contains(interval.best.witness))
        #expect(small.set.contains(interval.worst.witness))
        let best = small.places(of: interval.unit, with: interval.best.witness)
        #expect(best.first == interval.best.attained)
        let worst = small.places(of: interval.unit, with: interval.worst.witness)
        #expect(worst.last == interval.worst.attained)
      }
    }
  }

  /// Small counts make many ties; at least these ranks are reached, and none better is.
  @Test func countEqualScoresForTheWorstRankOnly() {
    let problem = RankProblem(rows: [[1, 2], [1, 2], [0, 0]])
    let intervals = RankIntervals.all(of: problem, on: .box(around: [1, 1], share: 0.25))
    #expect(intervals.map(\.best.attained) == [1, 1, 3])
    #expect(intervals.map(\.worst.attained) == [2, 2, 3])
    #expect(intervals.allSatisfy { $0.best.isExact && $0.worst.isExact })
  }

  @Test func letATieBreakDecideBetweenEqualScores() {
    let problem = RankProblem(rows: [[1, 2], [1, 2], [0, 0]], tieOrder: [1, 0, 2])
    let intervals = RankIntervals.all(of: problem, on: .box(around: [1, 1], share: 0.25))
    #expect(intervals.map(\.best.attained) == [2, 1, 3])
    #expect(intervals.map(\.worst.attained) == [2, 1, 3])
  }

  @Test func leaveOutWhomNobodyIsRankedWith() {
    let problem = RankProblem(
      rows: [[1, 2], [2, 1], [3, 3], [9, 9]], group: [0, 0, 0, -1],
      isMember: [true, true, false, true])
    let intervals = RankIntervals.all(of: problem, on: .box(around: [1, 1], share: 0.25))
    #expect(intervals.map(\.unit) == [0, 1, 2])
    #expect(intervals.map(\.worst.attained) == [2, 2, 1])
    #expect(intervals.map(\.rivals) == [1, 1, 2])
  }

  @Test func giveOneInstitutionTheFirstPlace() {
    let intervals = RankIntervals.all(
      of: RankProblem(rows: [[1, 2, 3]]), on: .box(around: [1, 1, 1], share: 0.5))
    #expect(intervals.map(\.best.attained) == [1])
    #expect(intervals.map(\.worst.attained) == [1])
  }

  @Test func doNotMindWeightsOfZero() {
    let problem = RankProblem(rows: [[1, 9, 2], [2, 0, 1], [3, 5, 3]])
    let intervals = RankIntervals.all(of: problem, on: .box(around: [1, 0, 1], share: 0.25))
    #expect(intervals.map(\.best.attained) == [2, 2, 1])
    #expect(intervals.map(\.worst.attained) == [3, 3, 1])
    #expect(intervals.allSatisfy { $0.best.isExact && $0.worst.isExact })
  }

  @Test(arguments: [0.15, 0.4])
  func holdWhereMeansAreOverDifferentChildren(missing: Double) {
    for seed in 0..<6 {
      let small = SmallProblem.random(
        seed: UInt64(300 + seed), institutions: 12, children: 4, digits: 1e6, missing: missing)
      let intervals = RankIntervals.all(of: small.problem, on: small.set, budget: deep)
      for weights in Self.weights(of: small, seed: seed) {
        for interval in intervals {
          let places = small.places(of: interval.unit, with: weights)
          #expect(interval.best.proved <= places.first && places.last <= interval.worst.proved)
        }
      }
      for interval in intervals {
        let best = small.places(of: interval.unit, with: interval.best.witness)
        #expect(best.first == interval.best.attained)
      }
    }
  }

  /// Scores to whole numbers: many ties that differ without rounding.
  @Test func holdWhereScoresAreRounded() {
    for seed in 0..<6 {
      let small = SmallProblem.random(
        seed: UInt64(500 + seed), institutions: 12, children: 3, digits: 20)
      let rows = small.rows
      let score: @Sendable (Int, [Double]) -> Double = { unit, weights in
        let sum = zip(rows[unit], weights).reduce(0.0) { $0 + ($1.0 ?? 0) * $1.1 }
        return (sum / weights.reduce(0, +)).rounded()
      }
      let problem = RankProblem(
        rows: rows,
        rounding: RankRounding(distance: rows.map { _ in 1.000_001 }, score: score))
      let intervals = RankIntervals.all(of: problem, on: small.set, budget: deep)
      for weights in Self.weights(of: small, seed: seed) {
        for interval in intervals {
          let own = score(interval.unit, weights)
          let others = rows.indices.filter { $0 != interval.unit }.map { score($0, weights) }
          #expect(interval.best.proved <= 1 + others.count { $0 > own })
          #expect(interval.worst.proved >= 1 + others.count { $0 >= own })
        }
      }
      for interval in intervals {
        let own = score(interval.unit, interval.worst.witness)
        let others = rows.indices.filter { $0 != interval.unit }
          .map { score($0, interval.worst.witness) }
        #expect(interval.worst.attained == 1 + others.count { $0 >= own })
      }
    }
  }

  @Test func areTheSameHoweverManyThreadsAndWhicheverKernel() {
    let small = SmallProblem.random(seed: 5, institutions: 60, children: 7)
    let budget = SearchBudget(boxes: 60)
    let plain = RankIntervals.all(
      of: small.problem, on: small.set, budget: budget, threads: 1, kernel: .plain)
    for threads in [1, 2, 5] {
      for kernel in KernelLevel.allCases {
        let other = RankIntervals.all(
          of: small.problem, on: small.set, budget: budget, threads: threads, kernel: kernel)
        #expect(other == plain, "\(threads) threads, \(kernel.name)")
      }
    }
  }

  @Test func narrowWithTheBudgetAndNeverContradictEachOther() {
    let small = SmallProblem.random(seed: 6, institutions: 60, children: 8)
    let short = RankIntervals.all(of: small.problem, on: small.set, budget: SearchBudget(boxes: 5))
    let long = RankIntervals.all(of: small.problem, on: small.set, budget: SearchBudget(boxes: 400))
    for (a, b) in zip(short, long) {
      #expect(a.best.proved <= b.best.proved && b.best.attained <= a.best.attained)
      #expect(b.worst.proved <= a.worst.proved && a.worst.attained <= b.worst.attained)
    }
  }

  // MARK: Constraints

  @Test func holdingTheSumIsWithinTheFreeBox() {
    for seed in 0..<5 {
      let small = SmallProblem.random(seed: UInt64(400 + seed), institutions: 14, children: 4)
      let held = WeightSet.box(around: small.nominal, share: 0.25, holdingSum: true)
      let free = RankIntervals.all(of: small.problem, on: small.set, budget: deep)
      let narrow = RankIntervals.all(of: small.problem, on: held, budget: deep)
      for (a, b) in zip(free, narrow) {
        #expect(a.best.proved <= b.best.attained && b.worst.attained <= a.worst.proved)
        #expect(a.alwaysBefore <= b.alwaysBefore && a.alwaysBehind <= b.alwaysBehind)
        let sum = b.best.witness.reduce(0, +)
        #expect((sum - small.nominal.reduce(0, +)).magnitude < 1e-9)
      }
      for draw in 0..<300 {
        guard let weights = Self.heldWeights(small, draw) else { continue }
        for interval in narrow {
          let places = small.places(of: interval.unit, with: weights)
          #expect(interval.best.proved <= places.first && places.last <= interval.worst.proved)
        }
      }
    }
  }

  /// a ≥ b ≥ c with equal nominal weights: of three institutions, each best at one child, the first is
  /// never behind the third.
  @Test func respectAnOrderOfWeights() {
    let problem = RankProblem(rows: [[9, 0, 0], [0, 9, 0], [0, 0, 9]])
    var set = WeightSet.box(around: [1, 1, 1], share: 0.5)
    set.constraints = [
      WeightConstraint(coefficients: [1, -1, 0]), WeightConstraint(coefficients: [0, 1, -1]),
    ]
    let intervals = RankIntervals.all(of: problem, on: set, budget: deep)
    #expect(intervals.map(\.best.attained) == [1, 1, 1])
    #expect(intervals[0].worst.attained == 3)
    #expect(intervals.allSatisfy { $0.best.isExact })
    let free = RankIntervals.all(
      of: problem, on: .box(around: [1, 1, 1], share: 0.5), budget: deep)
    #expect(free[2].best.attained == 1)
    for interval in intervals {
      #expect(set.contains(interval.best.witness) && set.contains(interval.worst.witness))
    }
  }

  @Test func decidePairsThatAConstraintDecides() {
    let problem = RankProblem(rows: [[3, 0], [0, 2]])
    var set = WeightSet.box(around: [1, 1], share: 0.5)
    #expect(RankIntervals.all(of: problem, on: set).map(\.best.attained) == [1, 1])
    set.constraints = [WeightConstraint(coefficients: [1, -1])]
    let intervals = RankIntervals.all(of: problem, on: set)
    #expect(intervals.map(\.worst.attained) == [1, 2])
    #expect(intervals.map(\.best.attained) == [1, 2])
    #expect(intervals[0].alwaysBehind == 1)
  }

  @Test func knowAnEmptySet() {
    var set = WeightSet.box(around: [1, 1], share: 0.25)
    set.constraints = [WeightConstraint(coefficients: [1, -2])]
    #expect(set.anyWeights == nil)
    set.constraints = [WeightConstraint(coefficients: [1, -1.5])]
    #expect(set.anyWeights != nil)
  }

  // MARK: Proofs

  @Test func namePairsThatCanNotBothBeBeaten() {
    let small = SmallProblem.random(seed: 9, institutions: 40, children: 6)
    var named = 0
    for unit in 0..<40 {
      let pairs = RankIntervals.conflicts(of: unit, .best, in: small.problem, on: small.set)
      named += pairs.count
      for weights in Self.weights(of: small, seed: 9) {
        let places = small.rows.indices.filter { rival in
          small.beats(rival, unit, with: weights)
        }
        for pair in pairs { #expect(places.contains(pair.first) || places.contains(pair.second)) }
      }
    }
    #expect(named > 0)
  }

  /// Corners, the middle, and some drawn points of the box.
  private static func weights(of small: SmallProblem, seed: Int) -> [[Double]] {
    let k = small.nominal.count
    let corners = (0..<(1 << k)).map { corner in
      small.nominal.indices.map {
        small.nominal[$0] * (corner >> $0 & 1 == 0 ? 1 - small.share : 1 + small.share)
      }
    }
    let random = CounterRandom(seed: UInt64(seed), stream: 8)
    let drawn = (0..<300).map { draw in
      small.nominal.indices.map {
        small.nominal[$0] * (1 + small.share * (2 * random.uniform(draw: draw, index: $0) - 1))
      }
    }
    return corners + [small.nominal] + drawn
  }

  /// Weights drawn two by two in opposite directions.
  private static func heldWeights(_ small: SmallProblem, _ draw: Int) -> [Double]? {
    let random = CounterRandom(seed: 77, stream: 9)
    var weights = small.nominal
    for step in 0..<6 {
      let a = Int(random.uniform(draw: draw, index: 3 * step) * Double(weights.count))
      let b = Int(random.uniform(draw: draw, index: 3 * step + 1) * Double(weights.count))
      guard a != b else { continue }
      let room = min(
        small.nominal[a] * (1 + small.share) - weights[a],
        weights[b] - small.nominal[b] * (1 - small.share))
      let move = room * random.uniform(draw: draw, index: 3 * step + 2)
      weights[a] += move
      weights[b] -= move
    }
    return weights
  }
}

extension SmallProblem {
  func beats(_ rival: Int, _ unit: Int, with weights: [Double]) -> Bool {
    let difference = weights.indices.reduce(0.0) {
      $0 + weights[$1] * ((rows[rival][$1] ?? 0) - (rows[unit][$1] ?? 0))
    }
    return difference > 0
  }
}
