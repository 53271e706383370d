import Glibc
import PalmaresCore
import PalmaresEngine

extension LeverBounds {
  /// The bound after some steps.
  ///
  /// - Parameter column: the values that go into the first of them, where they are known.
  func after(_ steps: [Step], _ bound: ScoreBound, from column: Column?) -> ScoreBound? {
    var column = column
    return steps.reduce(bound) { bound, step in
      defer { column = nil }
      return bound.flatMap { after(step, $0, from: column) }
    }
  }

  private func after(_ step: Step, _ bound: ScoreBound, from column: Column?) -> ScoreBound? {
    switch step.operation {
    case .scale(let scale): return scaled(scale, step, bound, column)
    case .round(let round): return rounded(round, bound)
    case .clip(let clip): return clipped(clip, bound, column)
    case .map(let map) where map.when == nil:
      return sum(map.to).flatMap(slope(of:)).flatMap { line($0, bound) }
    default: return nil
    }
  }

  private func sum(_ expression: Expression) -> SumExpression? {
    evaluation.graph.sum(of: expression)
  }

  private func number(_ expression: Expression) -> Double? { sum(expression)?.number }

  /// By how much an expression of `x` alone rises where `x` rises by 1.
  private func slope(of expression: SumExpression) -> Double? {
    switch expression {
    case .number: return 0
    case .current: return 1
    case .sum(let parts):
      let slopes = parts.compactMap { slope(of: $0.part) }
      guard slopes.count == parts.count else { return nil }
      return zip(parts, slopes).reduce(0) { $0 + $1.0.factor * $1.1 }
    case .name, .end, .first: return nil
    }
  }

  private func line(_ slope: Double, _ bound: ScoreBound) -> ScoreBound? {
    slope >= 0 || bound.isExact ? bound.times(slope) : nil
  }

  private func scaled(
    _ scale: Scale, _ step: Step, _ bound: ScoreBound, _ column: Column?
  ) -> ScoreBound? {
    guard let low = number(scale.to.0), let high = number(scale.to.1) else { return nil }
    if let from = number(scale.from.0), let to = number(scale.from.1), from != to {
      return line((high - low) / (to - from), bound)
    }
    guard case .end(.min)? = sum(scale.from.0), case .end(.max)? = sum(scale.from.1), high > low,
      let column
    else { return nil }
    return betweenEnds(high - low, step, bound, column)
  }

  /// Min–max: with the others where they are, the institution's value is on a straight line between the
  /// others' ends, and rises no faster beyond.
  private func betweenEnds(
    _ length: Double, _ step: Step, _ bound: ScoreBound, _ column: Column
  ) -> ScoreBound? {
    let population = step.over ?? evaluation.graph.methodology.fit
    guard step.by == nil, bound.othersAreFixed, isWithoutLevers(population),
      let members = evaluation.members(of: population),
      let value = column.number(at: model.unit)
    else { return nil }
    let others = column.values.indices.filter {
      $0 != model.unit && members[$0] && column.states[$0] == .present
    }
    let values = others.map { column.values[$0] }
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    let slope = length / (most - least)
    if !members[model.unit] { return bound.times(slope) }
    let staysInside = value - bound.mostTaken >= least && value + bound.mostAdded <= most
    if staysInside { return bound.times(slope) }
    var beyond = bound.onlyRises().times(slope * (1 + 1e-12))
    (beyond.othersFall, beyond.othersRise) = (nil, nil)
    return beyond
  }

  /// Whether who belongs to a population is the same whatever the levers are.
  func isWithoutLevers(_ population: PopulationReference) -> Bool {
    guard case .named(let name) = population,
      let definition = evaluation.graph.methodology.populations.first(where: { $0.name == name })
    else { return true }
    return evaluation.graph.names(in: definition.condition).allSatisfy(isWithoutLevers)
      && definition.within.map(isWithoutLevers) ?? true
  }

  /// Whether a node, or a column, is the same whatever the levers are.
  func isWithoutLevers(_ reference: NodeReference) -> Bool {
    reach[reference.code] == nil && !model.levers.contains { $0.column == reference.code }
  }

  private func rounded(_ round: Round, _ bound: ScoreBound) -> ScoreBound {
    if bound.rise.isEmpty && bound.othersAreFixed { return bound }
    return bound.rounded(by: pow(10, -Double(round.digits)))
  }

  /// Within limits a value moves as before; beyond them, less.
  private func clipped(_ clip: Clip, _ bound: ScoreBound, _ column: Column?) -> ScoreBound? {
    let limits = [clip.low, clip.high].compactMap { $0 }
    return limits.allSatisfy { number($0) != nil } ? bound.onlyRises() : nil
  }
}
