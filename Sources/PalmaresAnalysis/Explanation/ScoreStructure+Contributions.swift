import PalmaresCore
import PalmaresEngine

/// What each part gives to one institution's score.
public struct Contributions: Sendable {
  public let score: Double
  /// Indicators first to last, with constants and remainders: they sum to ``score``.
  public let parts: [Contribution]
  /// Every node that was followed, from the score down: a node's points are those of all that is below.
  public let nodes: [Contribution]

  /// Whether anything could be split.
  public var isSplit: Bool { parts.count > 1 || parts.first?.kind == .indicator }

  /// Nodes that aren't split: what makes them isn't a sum.
  public var wholes: [Contribution] { parts.filter { $0.kind == .whole } }
}

extension ScoreStructure {
  /// What each part gives to an institution's score, as far down as rules add up.
  ///
  /// Followed are means of power 1, sums, weights on positions, benefit of the doubt (with its own
  /// weights), linear formulas and straight lines; each at the weight that it has for this institution.
  /// A chain of steps over one indicator belongs to the indicator, whatever they are. What a rounding or
  /// a limit adds on the way has a line of its own. A node whose rule isn't a sum is one part, whole.
  ///
  /// - Returns: `nil` where the institution has no score.
  public func contributions(of unit: Int) -> Contributions? {
    guard let score = score(of: unit) else { return nil }
    let points = points(of: unit)
    return Contributions(
      score: score, parts: points.contributions(in: self), nodes: points.nodes(in: self))
  }

  func points(of unit: Int) -> PointsByPart { followed(for: unit).points }

  /// Also how many points of the score one unit of each indicator's own value is worth; `nil` where it
  /// isn't reached, or a curve stands between.
  func followed(
    for unit: Int
  ) -> (points: PointsByPart, slopes: [Double?]) {
    var walk = ContributionWalk(self, unit)
    walk.follow()
    return (walk.points, walk.slopes)
  }
}

/// One institution's score, followed down.
private struct ContributionWalk {
  let structure: ScoreStructure
  let unit: Int
  var points = PointsByPart()
  /// Of nodes that are followed.
  private var multipliers: [Double?]
  /// Of indicators.
  private(set) var slopes: [Double?]

  init(_ structure: ScoreStructure, _ unit: Int) {
    self.structure = structure
    self.unit = unit
    multipliers = [Double?](repeating: nil, count: structure.parts.count)
    slopes = multipliers
    multipliers[structure.parts.count - 1] = 1
  }

  mutating func follow() {
    for index in structure.parts.indices.reversed() {
      guard let multiplier = multipliers[index] else { continue }
      let part = structure.parts[index]
      guard let value = part.value.number(at: unit) else { continue }
      if index == structure.parts.count - 1 { points.reach(index, with: value) }
      guard let terms = part.source.terms(at: unit), canFollow(part.steps) else {
        let kind: Contribution.Kind = part.isIndicator ? .indicator : .whole
        points.add(multiplier * value, to: index, as: kind)
        continue
      }
      let inner = through(part.steps, multiplier, part: index)
      if terms.constant != 0 { points.add(inner * terms.constant, to: index, as: .constant) }
      for term in terms.list { enter(term.entry, inner * term.coefficient) }
    }
  }

  private mutating func enter(_ entry: ScoreStructure.Entry, _ multiplier: Double) {
    guard let value = entry.value.number(at: unit) else { return }
    points.reach(entry.part, with: multiplier * value)
    let isIndicator = structure.parts[entry.part].isIndicator
    let canFollow = entry.raw.number(at: unit) != nil && canFollow(entry.steps)
    guard !isIndicator, canFollow else {
      let kind: Contribution.Kind = isIndicator ? .indicator : .whole
      points.add(multiplier * value, to: entry.part, as: kind)
      if isIndicator, canFollow { addSlope(entry, multiplier) }
      return
    }
    let inner = through(entry.steps, multiplier, part: entry.part)
    multipliers[entry.part, default: 0] += inner
  }

  /// What one unit of an indicator's own value is worth, through the steps on its way in.
  private mutating func addSlope(_ entry: ScoreStructure.Entry, _ multiplier: Double) {
    let slope = entry.steps.reduce(multiplier) { $0 * ($1.line(at: unit)?.slope ?? 1) }
    slopes[entry.part] = (slopes[entry.part] ?? 0) + slope
  }

  private func canFollow(_ steps: [ChainStep]) -> Bool {
    steps.allSatisfy { step in
      guard step.before.states[unit] == .present else { return false }
      switch step.kind {
      case .line: return step.line(at: unit) != nil
      case .nearIdentity: return true
      case .curve: return false
      }
    }
  }

  /// Through steps from the last to the first: what they add stands apart.
  private mutating func through(
    _ steps: [ChainStep], _ multiplier: Double, part: Int
  ) -> Double {
    var multiplier = multiplier
    for step in steps.reversed() {
      if case .nearIdentity(let remainder) = step.kind {
        let added = step.after.values[unit] - step.before.values[unit]
        points.add(multiplier * added, to: part, as: Contribution.Kind(remainder))
      } else if let line = step.line(at: unit) {
        if line.intercept != 0 {
          points.add(multiplier * line.intercept, to: part, as: .constant)
        }
        multiplier *= line.slope
      }
    }
    return multiplier
  }
}

extension [Double?] {
  fileprivate subscript(index: Int, default value: Double) -> Double {
    get { self[index] ?? value }
    set { self[index] = newValue }
  }
}
