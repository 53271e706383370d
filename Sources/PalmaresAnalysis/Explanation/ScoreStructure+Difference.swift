import PalmaresCore
import PalmaresEngine

/// What makes the difference between two scores.
public struct ScoreDifference: Sendable {
  /// Own score less the other.
  public let difference: Double
  /// They sum to ``difference``.
  public let parts: [Contribution]
  public let nodes: [Contribution]
}

extension ScoreStructure {
  /// How the difference between two institutions' scores is made up of the differences between their
  /// indicators.
  ///
  /// | rule | share of a child |
  /// |---|---|
  /// | mean of power 1, sum, linear formula, line | weight × difference |
  /// | geometric mean, product | logarithmic mean Divisia (LMDI) |
  /// | mean of another power | as LMDI, with xᵖ in place of ln x |
  /// | weights on positions, benefit of the doubt | difference of contributions, each at its own weight |
  /// | quantile, spread, formula, a mean with a zero | Shapley value over replacements |
  /// | curve of a step over a node | in proportion to the difference before the step |
  ///
  /// The parts sum to the difference: there is no residual. What can't be followed is one part, whole.
  ///
  /// - Returns: `nil` where one of them has no score.
  public func difference(of unit: Int, from other: Int) -> ScoreDifference? {
    guard let own = score(of: unit), let value = score(of: other) else { return nil }
    let points = points(of: unit, from: other)
    return ScoreDifference(
      difference: own - value, parts: points.contributions(in: self),
      nodes: points.nodes(in: self))
  }

  func points(of unit: Int, from other: Int) -> PointsByPart {
    var walk = DifferenceWalk(self, unit, other)
    walk.follow()
    return walk.points
  }

  /// How a score's distance from the mean of a field is made up: the mean of the splits against each of
  /// its members.
  ///
  /// - Parameter field: positions of institutions; those without a score don't count.
  /// - Source: Sundararajan & Najmi (2020), "The many Shapley values for model explanation", ICML: a
  ///   baseline averaged over the distribution of the data.
  /// - Returns: `nil` where the institution has no score, or the field no member with one.
  public func difference(of unit: Int, fromMeanOf field: [Int]) -> ScoreDifference? {
    let members = field.filter { score(of: $0) != nil }
    guard let own = score(of: unit), !members.isEmpty else { return nil }
    var points = PointsByPart()
    var total = 0.0
    for member in members {
      total += own - (score(of: member) ?? own)
      if member != unit { points.add(self.points(of: unit, from: member)) }
    }
    let count = Double(members.count)
    let means = points.divided(by: count)
    return ScoreDifference(
      difference: total / count, parts: means.contributions(in: self),
      nodes: means.nodes(in: self))
  }
}

/// Two institutions' scores, followed down together.
private struct DifferenceWalk {
  let structure: ScoreStructure
  let own: Int
  let other: Int
  var points = PointsByPart()
  /// Points of the score by unit of each part's value.
  private var multipliers: [Double]
  private var isReached: [Bool]

  init(_ structure: ScoreStructure, _ own: Int, _ other: Int) {
    self.structure = structure
    self.own = own
    self.other = other
    let last = structure.parts.count - 1
    multipliers = [Double](repeating: 0, count: last + 1)
    isReached = [Bool](repeating: false, count: last + 1)
    multipliers[last] = 1
    isReached[last] = true
  }

  mutating func follow() {
    for index in structure.parts.indices.reversed() where isReached[index] {
      let part = structure.parts[index]
      let multiplier = multipliers[index]
      guard let difference = part.value.difference(own, other) else { continue }
      guard let way = followed(part.steps, multiplier), let shares = shares(of: part) else {
        add(multiplier * difference, whole: index)
        continue
      }
      add(way.rests, to: index)
      for share in shares.list { enter(share, way.multiplier) }
    }
  }

  private func shares(of part: ScoreStructure.Part) -> PairShares? {
    guard let first = part.sourceValue.number(at: own),
      let second = part.sourceValue.number(at: other)
    else { return nil }
    return part.source.shares(between: own, other, values: (first, second))
  }

  private mutating func enter(_ share: PairShares.Share, _ multiplier: Double) {
    let entry = share.entry
    let values = share.slope == 0 ? 0 : share.slope * (entry.value.difference(own, other) ?? 0)
    points.reach(entry.part, with: multiplier * (values + share.rest))
    if share.rest != 0 {
      let isPlain = share.kind == .weight && structure.parts[entry.part].isIndicator
      points.add(multiplier * share.rest, to: entry.part, as: isPlain ? .indicator : share.kind)
    }
    guard share.slope != 0 else { return }
    let inner = multiplier * share.slope
    let isFilled =
      (entry.raw.number(at: own) == nil) != (entry.raw.number(at: other) == nil)
    if isFilled {
      points.add(
        inner * (entry.value.difference(own, other) ?? 0), to: entry.part, as: .replacement)
      return
    }
    guard !structure.parts[entry.part].isIndicator, let way = followed(entry.steps, inner) else {
      add(inner * (entry.value.difference(own, other) ?? 0), whole: entry.part)
      return
    }
    add(way.rests, to: entry.part)
    multipliers[entry.part] += way.multiplier
    isReached[entry.part] = true
  }

  private mutating func add(_ points: Double, whole part: Int) {
    let kind: Contribution.Kind = structure.parts[part].isIndicator ? .indicator : .whole
    self.points.add(points, to: part, as: kind)
  }

  private mutating func add(_ rests: [(kind: Contribution.Kind, points: Double)], to part: Int) {
    for rest in rests where rest.points != 0 { points.add(rest.points, to: part, as: rest.kind) }
  }

  /// Through steps from the last to the first; `nil` where one of the two has no value on the way.
  private func followed(
    _ steps: [ChainStep], _ multiplier: Double
  ) -> (multiplier: Double, rests: [(kind: Contribution.Kind, points: Double)])? {
    var multiplier = multiplier
    var rests: [(kind: Contribution.Kind, points: Double)] = []
    for step in steps.reversed() {
      guard let before = step.before.difference(own, other),
        let after = step.after.difference(own, other)
      else { return nil }
      let (slope, kind) = step.slope(own, other, before: before, after: after)
      if let kind { rests.append((kind, multiplier * (after - slope * before))) }
      multiplier *= slope
    }
    return (multiplier, rests)
  }
}

extension ChainStep {
  /// Values nearer to each other than this share of themselves have no slope between them that keeps
  /// ten digits.
  static let nearness = 1e-6

  /// The slope between two values, and what the rest is called that it doesn't explain; `nil` where
  /// there is none.
  fileprivate func slope(
    _ own: Int, _ other: Int, before: Double, after: Double
  ) -> (slope: Double, rest: Contribution.Kind?) {
    if case .nearIdentity(let remainder) = kind { return (1, Contribution.Kind(remainder)) }
    if let first = line(at: own), let second = line(at: other) {
      return isSame(at: own, other)
        ? (first.slope, nil) : ((first.slope + second.slope) / 2, .rule)
    }
    let size = max(abs(self.before.values[own]), abs(self.before.values[other]))
    guard abs(before) > Self.nearness * size else { return (0, .rule) }
    return (after / before, nil)
  }
}

extension Column {
  /// `nil` where one of them has no number.
  fileprivate func difference(_ own: Int, _ other: Int) -> Double? {
    guard let first = number(at: own), let second = number(at: other) else { return nil }
    return first - second
  }
}
