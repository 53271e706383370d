import Glibc
import PalmaresCore
import PalmaresEngine

/// How much a node's value must rise, at least, for a target to be met; and what each option of each lever
/// adds to it, at most.
struct NeededRise {
  var rise: Double
  var bound: ScoreBound
  /// Whether an option that adds less to the value can never help more.
  var allowsDominance: Bool
  /// Whether whatever rises more is nearer to the target: a choice that doesn't meet it rules out every
  /// choice that adds less.
  var isThreshold: Bool

  init?(_ target: LeverTarget, _ model: LeverModel, _ structure: LeverBounds) {
    switch target {
    case .score(let wanted): self.init(score: wanted, model, structure)
    case .rank(let wanted): self.init(rank: wanted, model, structure)
    }
  }

  private init?(score wanted: Double, _ model: LeverModel, _ structure: LeverBounds) {
    guard let reference = model.score, let start = model.start.score,
      let bound = structure.bound(of: reference)?.towards(low: model.lowIsBetter)
    else { return nil }
    let gap = model.lowIsBetter ? start - wanted : wanted - start
    self.init(
      rise: gap, bound: bound, allowsDominance: true, isThreshold: bound.isExact, scale: start)
  }

  /// The rank is met by no value below the one of the last of those who may stay before.
  private init?(rank wanted: Double, _ model: LeverModel, _ structure: LeverBounds) {
    guard let reference = model.rank, let rival = RankRivals(reference, model, structure),
      let bound = structure.bound(of: rival.source)?.towards(low: rival.first == .low),
      let before = structure.after(rival.steps, bound, from: rival.column),
      let start = rival.column.number(at: model.unit)
    else { return nil }
    let fixed = before.othersAreFixed
    guard let last = rival.value(at: wanted, falls: before.othersFall, areFixed: fixed) else {
      return nil
    }
    let gap = rival.first == .low ? start - last : last - start
    self.init(
      rise: gap, bound: before, allowsDominance: fixed, isThreshold: fixed && before.isExact,
      scale: start)
  }

  private init(
    rise: Double, bound: ScoreBound, allowsDominance: Bool, isThreshold: Bool, scale: Double
  ) {
    // Sums in another order differ in their last digits.
    let doubt = 1e-9 * max(1, scale.magnitude, rise.isFinite ? rise.magnitude : 0)
    self.rise = rise - bound.slack - doubt
    self.bound = bound
    self.allowsDominance = allowsDominance
    self.isThreshold = isThreshold
  }
}

extension ScoreBound {
  /// The bound where low values are wanted: of an exact sum only.
  fileprivate func towards(low: Bool) -> ScoreBound? {
    if !low { return self }
    return isExact ? times(-1) : nil
  }
}

/// Those whom an institution is ranked among, and by which value.
private struct RankRivals {
  var source: NodeReference
  /// Steps before the rank.
  var steps: [Step]
  var first: End
  var ties: Rank.Ties
  var column: Column
  private var values: [(unit: Int, value: Double)]

  init?(_ reference: NodeReference, _ model: LeverModel, _ structure: LeverBounds) {
    let graph = model.base.graph
    guard let node = graph.node(reference.code), reference.stage == nil, node.back == 0,
      node.only == nil, case .node(let source) = node.source, let step = node.then.last,
      case .rank(let rank) = step.operation, let column = model.base.column(source),
      node.then.dropLast().allSatisfy(\.isRounding)
    else { return nil }
    let population = step.over ?? graph.methodology.fit
    guard rank.thenBy.allSatisfy({ structure.isWithoutLevers($0.node) }),
      structure.isWithoutLevers(population), step.by.map(structure.isWithoutLevers) ?? true,
      let members = model.base.members(of: population)
    else { return nil }
    let group = step.by.flatMap { model.base.column($0) }
    if step.by != nil && group == nil { return nil }
    self.source = source
    steps = Array(node.then.dropLast())
    first = rank.first
    ties = rank.ties
    self.column = column
    values = column.values.indices.compactMap { unit in
      guard unit != model.unit, members[unit], let value = column.number(at: unit) else {
        return nil
      }
      if let group {
        guard group.states[unit] == group.states[model.unit],
          group.values[unit] == group.values[model.unit]
        else { return nil }
      }
      return (unit, value)
    }
  }

  /// The value of the last one who must be reached for a rank: the institution has none better than it
  /// only from there on.
  func value(at rank: Double, falls: [Double]?, areFixed: Bool) -> Double? {
    guard rank >= 1, rank < 1e9 else { return nil }
    var all = values.map { item in
      areFixed ? item.value : falls.map { item.value - $0[item.unit] }
    }
    if all.contains(nil) { return nil }
    if first == .low && !areFixed { return nil }
    if ties == .dense {
      guard areFixed, steps.isEmpty else { return nil }
      all = Array(Set(all))
    }
    let sorted = all.compactMap { $0 }.sorted { first == .low ? $0 < $1 : $0 > $1 }
    let position = Int(rank.rounded(.down)) - 1
    guard sorted.indices.contains(position) else { return first == .low ? .infinity : -.infinity }
    return sorted[position]
  }
}

extension Step {
  fileprivate var isRounding: Bool {
    if case .round = operation { true } else { false }
  }
}
