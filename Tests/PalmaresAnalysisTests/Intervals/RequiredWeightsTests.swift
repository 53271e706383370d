import PalmaresAnalysis
import PalmaresCore
import Testing

/// Sums held and requirements: pairs against the corners of the set, ends against weights within it.
@Suite struct RequiredWeightsTests {
  /// What is required besides the box, for so many children.
  private static func set(_ kind: Int, _ small: SmallProblem) -> WeightSet {
    let k = small.nominal.count
    func slopes(_ pairs: (Int, Double)...) -> [Double] {
      (0..<k).map { j in pairs.first { $0.0 == j }?.1 ?? 0 }
    }
    let (first, second) = (small.nominal[0], small.nominal[1])
    var set = WeightSet.box(around: small.nominal, share: 0.25, holdingSum: kind % 2 == 0)
    switch kind / 2 {
    case 1: set.constraints.append(WeightConstraint(coefficients: slopes((0, second), (1, -first))))
    case 2:
      for j in 1..<k {
        set.constraints.append(
          WeightConstraint(
            coefficients: slopes((j - 1, small.nominal[j]), (j, -small.nominal[j - 1]))))
      }
    case 3:
      set.constraints += [
        WeightConstraint(coefficients: slopes((0, 1), (1, 1)), bound: 0.95 * (first + second)),
        WeightConstraint(
          coefficients: slopes((0, second), (k - 1, first), (1, -1.9 * first)),
          bound: 0),
      ]
    default: break
    }
    return set
  }

  private static func problems(_ kind: Int, _ children: Int) -> [(SmallProblem, WeightSet)] {
    (0..<5).map { seed in
      let small = SmallProblem.random(
        seed: UInt64(700 + 10 * kind + seed), institutions: 16, children: children, digits: 1e6)
      return (small, set(kind, small))
    }.filter { !WeightVertices(of: $0.1).corners.isEmpty }
  }

  @Test(arguments: [0, 2, 3, 4, 5, 6, 7], [2, 3, 4])
  func decideEveryPairThatTheCornersDecide(kind: Int, children: Int) {
    for (small, set) in Self.problems(kind, children) {
      let vertices = WeightVertices(of: set)
      for interval in RankIntervals.all(of: small.problem, on: set, budget: SearchBudget(boxes: 0))
      {
        func always(_ sign: Double) -> Int {
          small.rows.indices.count { rival in
            let slopes = (0..<children).map {
              sign * ((small.rows[rival][$0] ?? 0) - (small.rows[interval.unit][$0] ?? 0))
            }
            return rival != interval.unit && (vertices.least(of: slopes) ?? 0) > 1e-6
          }
        }
        #expect(interval.alwaysBefore == always(1) && interval.perhapsBefore == 0)
        #expect(interval.alwaysBehind == always(-1) && interval.perhapsBehind == 0)
      }
    }
  }

  @Test(arguments: [0, 2, 3, 4, 5, 6, 7], [2, 3, 4])
  func closeAndHoldEveryRankOfWeightsWithin(kind: Int, children: Int) {
    for (small, set) in Self.problems(kind, children) {
      let vertices = WeightVertices(of: set)
      let intervals = RankIntervals.all(
        of: small.problem, on: set, budget: SearchBudget(boxes: 3000))
      #expect(intervals.allSatisfy { $0.best.isExact && $0.worst.isExact })
      let random = CounterRandom(seed: UInt64(kind), stream: 4)
      for draw in 0..<200 {
        let weights = vertices.mean(
          random.uniforms(draw: draw, count: vertices.corners.count).map { $0 * $0 * $0 })
        for interval in intervals {
          let places = small.places(of: interval.unit, with: weights)
          #expect(interval.best.proved <= places.first && places.last <= interval.worst.proved)
        }
      }
    }
  }

  @Test(arguments: [0, 2, 3, 4, 5, 6, 7])
  func areReachedByWeightsThatMeetWhatIsRequired(kind: Int) {
    for (small, set) in Self.problems(kind, 4) {
      for interval in RankIntervals.all(of: small.problem, on: set) {
        for end in [interval.best, interval.worst] {
          #expect(set.contains(end.witness) && set.meetsInequalities(end.witness))
          let places = small.places(of: interval.unit, with: end.witness)
          #expect((end.side == .best ? places.first : places.last) == end.attained)
        }
      }
    }
  }

  /// Two weights that keep their sum: a segment, and of it the part where the second counts double.
  @Test func closeOnASegmentWhoseEndDecides() {
    let problem = RankProblem(rows: [[0, 3], [3, 2.1], [1, 2.6], [2, 2.3], [0.5, 2.5]])
    var set = WeightSet.box(around: [1, 1], share: 0.5, holdingSum: true)
    set.constraints.append(WeightConstraint(coefficients: [-2, 1]))
    let intervals = RankIntervals.all(of: problem, on: set, budget: SearchBudget(boxes: 50))
    #expect(intervals.allSatisfy { $0.best.isExact && $0.worst.isExact })
    // At most 2/3 against 4/3: the third's lead over the fifth stays, whatever else moves.
    #expect(intervals[2].alwaysBehind >= 1)
  }

  /// Three are equal where the weights are 2/3 and 4/3, which no doubles are.
  @Test func stayOpenAtATieBetweenDoublesAndSaySo() {
    let problem = RankProblem(rows: [[0, 3], [1, 2.5], [2, 2]])
    var set = WeightSet.box(around: [1, 1], share: 0.5, holdingSum: true)
    set.constraints.append(WeightConstraint(coefficients: [-2, 1]))
    let intervals = RankIntervals.all(of: problem, on: set, budget: SearchBudget(boxes: 2000))
    let ends = intervals.flatMap { [$0.best, $0.worst] }
    #expect(ends.contains { !$0.isExact })
    #expect(ends.allSatisfy { !$0.hasMore })
  }

  @Test func sayWhereNoMoreBoxesAreLeft() {
    for seed in 0..<4 {
      let small = SmallProblem.random(
        seed: UInt64(800 + seed), institutions: 12, children: 3, digits: 20)
      let rows = small.rows
      let problem = RankProblem(
        rows: rows,
        rounding: RankRounding(distance: rows.map { _ in 1.000_001 }) { unit, weights in
          let sum = zip(rows[unit], weights).reduce(0.0) { $0 + ($1.0 ?? 0) * $1.1 }
          return (sum / weights.reduce(0, +)).rounded()
        })
      let some = RankIntervals.all(of: problem, on: small.set, budget: SearchBudget(boxes: 4000))
      let more = RankIntervals.all(of: problem, on: small.set, budget: SearchBudget(boxes: 9000))
      for (a, b) in zip(some, more) {
        #expect(a.best.hasMore || a.best == b.best)
        #expect(a.worst.hasMore || a.worst == b.worst)
        #expect(!a.best.isExact || !a.best.hasMore)
      }
    }
  }
}
