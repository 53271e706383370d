import Glibc
import PalmaresCore
import PalmaresEngine

/// Works out each institution's score at both ends of the way.
struct SegmentScores {
  private let evaluation: Evaluation
  private let ranked: CombinationBehindRank
  private let first: [Int]
  private let second: [Int]
  private let others: [Int]
  private let weights: [Double]
  private let columns: [Column]
  /// `nil` for a sum.
  private let power: Double?

  init(
    _ evaluation: Evaluation, _ ranked: CombinationBehindRank, first: [Int], second: [Int]
  ) throws(DiagnosticError) {
    switch ranked.combination.rule {
    case .mean(let power, _): self.power = power
    case .sum: power = nil
    default: throw DiagnosticError(RegionsProblem.rule(ranked.node))
    }
    guard let position = evaluation.graph.positions[ranked.node.code],
      let columns = evaluation.children(entering: ranked.node.code)
    else { throw DiagnosticError(RegionsProblem.rule(ranked.node)) }
    self.evaluation = evaluation
    self.ranked = ranked
    self.first = first
    self.second = second
    self.columns = columns
    others = columns.indices.filter { !first.contains($0) && !second.contains($0) }
    weights = evaluation.weights(at: position)
    try checkWeights()
    try checkReach()
  }

  private func checkWeights() throws(DiagnosticError) {
    if weights.contains(where: { !($0 >= 0) }) {
      throw DiagnosticError(RegionsProblem.negativeWeight(ranked.node))
    }
    for group in [first, second] where total(group) <= 0 {
      let names = group.map { ranked.combination.children[$0].node.description }
      throw DiagnosticError(RegionsProblem.noWeight(names, ranked.node))
    }
  }

  /// Who is ranked, and what orders equal scores, must not depend on the weights.
  private func checkReach() throws(DiagnosticError) {
    var change = Change()
    change.weights[ranked.node.code] = weights
    let graph = evaluation.graph
    let affected = graph.affected(by: change)
    if case .named(let name) = ranked.population, affected.reachPopulation(name, in: graph) {
      throw DiagnosticError(RegionsProblem.populationMoves(name, ranked.node))
    }
    for key in ranked.rank.thenBy {
      if let position = graph.positions[key.node.code], affected.nodes.contains(position) {
        throw DiagnosticError(RegionsProblem.keyMoves(key.node, ranked.node))
      }
    }
  }

  func segment() throws(DiagnosticError) -> WeightSegment {
    let units = participants
    let identifiers = evaluation.dataset.units.identifiers
    let incomplete = units.filter { !isLinear(at: $0) }
    if !incomplete.isEmpty {
      throw DiagnosticError(
        RegionsProblem.missing(incomplete.map { identifiers[$0] }, ranked.node))
    }
    let outside = units.filter { unit in
      columns.contains { $0.states[unit] == .present && !isInDomain($0.values[unit]) }
    }
    if !outside.isEmpty {
      throw DiagnosticError(RegionsProblem.zero(outside.map { identifiers[$0] }, ranked.node))
    }
    let keys = tieKeys(of: units)
    let ends = units.map(ends)
    for clip in ranked.clips {
      let met = zip(units, ends).filter { !isFree(of: clip, $0, $1) }.map(\.0)
      if !met.isEmpty {
        throw DiagnosticError(RegionsProblem.clip(clip, meets: met.map { identifiers[$0] }))
      }
    }
    let lines = zip(zip(units, keys), ends).map { one, ends in
      let ((unit, key), (atZero, atOne)) = (one, ends)
      return WeightSegment.Line(
        unit: unit, atZero: sign * atZero, atOne: sign * atOne, key: key)
    }
    let beyond = lines.filter { !$0.atZero.isFinite || !$0.atOne.isFinite }
    if !beyond.isEmpty {
      throw DiagnosticError(
        RegionsProblem.overflow(beyond.map { identifiers[$0.unit] }, ranked.node))
    }
    return WeightSegment(
      lines, first: total(first), second: total(second), ties: ranked.rank.ties)
  }

  /// Whether a clip leaves a score as it is wherever t is: a line lies between its ends; a mean of a power lies
  /// between its children, whose powers can't be held against the clip without rounding.
  private func isFree(
    of clip: ClipOnWay, _ unit: Int, _ ends: (atZero: Double, atOne: Double)
  ) -> Bool {
    let limits = clip.low...max(clip.low, clip.high)
    if power == nil || power == 1 {
      return limits.contains(ends.atZero) && limits.contains(ends.atOne)
    }
    return columns.allSatisfy { $0.states[unit] != .present || limits.contains($0.values[unit]) }
  }

  /// Members of the population that have a rank.
  private var participants: [Int] {
    let count = evaluation.dataset.units.count
    let members =
      evaluation.members(of: ranked.population) ?? [Bool](repeating: true, count: count)
    let rank = evaluation.column(NodeReference(ranked.ranking.code))
    let combined = evaluation.combination(in: ranked.node.code)
    return (0..<count).filter {
      members[$0] && rank?.states[$0] == .present && combined?.states[$0] == .present
    }
  }

  /// A negative power turns the order round.
  private var sign: Double {
    ranked.higherIsBetter == ((power ?? 1) >= 0) ? 1 : -1
  }

  private func total(_ children: [Int]) -> Double {
    children.reduce(0) { $0 + weights[$1] }
  }

  private func isPresent(_ child: Int, _ unit: Int) -> Bool {
    columns[child].states[unit] == .present
  }

  /// Whether the score of an institution is a line: everything is there; or nothing of one group and no child
  /// beside the two, so that the other group alone makes the score wherever t is.
  private func isLinear(at unit: Int) -> Bool {
    if columns.indices.allSatisfy({ isPresent($0, unit) }) { return true }
    if case .weightPercent = ranked.combination.needs { return false }
    if power == nil { return true }
    return others.isEmpty
      && [first, second].contains { group in group.allSatisfy { !isPresent($0, unit) } }
  }

  private func isInDomain(_ value: Double) -> Bool {
    (power ?? 1) > 0 || value > 0
  }

  private func transformed(_ value: Double) -> Double {
    switch power {
    case nil, 1: value
    case 0: log(value)
    case -1: 1 / value
    case .some(let power): pow(value, power)
    }
  }

  private func sum(_ children: [Int], at unit: Int) -> Double {
    var total = 0.0
    for child in children where isPresent(child, unit) {
      total += weights[child] * transformed(columns[child].values[unit])
    }
    return total
  }

  private func ends(at unit: Int) -> (atZero: Double, atOne: Double) {
    if power != nil, let constant = constant(at: unit) { return (constant, constant) }
    let both = total(first) + total(second)
    let rest = sum(others, at: unit)
    let divisor = power == nil ? 1 : both + total(others)
    let (one, zero) = (sum(first, at: unit) / total(first), sum(second, at: unit) / total(second))
    if power != nil, others.isEmpty { return (zero, one) }
    return ((both * zero + rest) / divisor, (both * one + rest) / divisor)
  }

  /// The score of one that has nothing of one of the groups: divided by the weights present, it doesn't
  /// depend on t.
  private func constant(at unit: Int) -> Double? {
    for (absent, other) in [(first, second), (second, first)]
    where others.isEmpty && absent.allSatisfy({ !isPresent($0, unit) }) {
      let present = other.filter { isPresent($0, unit) }
      return sum(present, at: unit) / total(present)
    }
    return nil
  }

  /// The place of each among those of the same score, as the rank step's keys order them; the same number
  /// where they don't.
  private func tieKeys(of units: [Int]) -> [Int] {
    let keys = ranked.rank.thenBy.compactMap { key in
      evaluation.column(key.node).map { (column: $0, first: key.first) }
    }
    guard !keys.isEmpty else { return [Int](repeating: 0, count: units.count) }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for (column, first) in keys {
        let (hasA, hasB) = (column.states[a] == .present, column.states[b] == .present)
        if hasA != hasB { return hasA }
        let (x, y) = (column.values[a], column.values[b])
        if hasA, x != y { return first == .high ? x > y : x < y }
      }
      return false
    }
    let sorted = units.indices.sorted { precedes(units[$0], units[$1]) }
    var result = [Int](repeating: 0, count: units.count)
    for (place, index) in sorted.enumerated() where place > 0 {
      let before = sorted[place - 1]
      result[index] = result[before] + (precedes(units[before], units[index]) ? 1 : 0)
    }
    return result
  }
}
