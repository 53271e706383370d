public import PalmaresCore
public import PalmaresEngine

/// What one part gives to a score, or to the difference between two scores, in points of the score.
public struct Contribution: Sendable, Hashable {
  /// Why it stands in the list.
  public enum Kind: String, Sendable, Hashable {
    /// The value of an indicator.
    case indicator
    /// A node that is split no further: what follows isn't additive.
    case whole
    /// A number of the methodology: where a line of a scale starts.
    case constant
    /// What rounding adds.
    case rounding
    /// What holding a value within limits adds.
    case limit
    /// What putting another value in its place adds.
    case replacement
    /// Between two: only one of them has a value.
    case absence
    /// Between two: it counts for one of them only, the other's best being others.
    case selection
    /// Between two: it counts at another weight.
    case weight
    /// Between two: the scales differ (of groups), or a step tells apart what was equal before.
    case rule

    init(_ remainder: Remainder) {
      switch remainder {
      case .rounding: self = .rounding
      case .limit: self = .limit
      case .replacement: self = .replacement
      }
    }
  }

  public var node: NodeReference
  /// `nil` for the period of the evaluation.
  public var period: String?
  public var label: LocalizedText?
  public var kind: Kind
  public var points: Double
}

/// Points gathered part by part, in the order in which parts were met.
struct PointsByPart: Sendable {
  struct Key: Hashable, Sendable {
    var part: Int
    var kind: Contribution.Kind
  }

  private(set) var keys: [Key] = []
  private(set) var points: [Key: Double] = [:]
  /// What reached each part: its own contribution, with everything that is below it.
  private(set) var nodes: [Int: Double] = [:]

  mutating func add(_ points: Double, to part: Int, as kind: Contribution.Kind) {
    let key = Key(part: part, kind: kind)
    if self.points[key] == nil { keys.append(key) }
    self.points[key, default: 0] += points
  }

  mutating func reach(_ part: Int, with points: Double) { nodes[part, default: 0] += points }

  mutating func add(_ others: PointsByPart) {
    for key in others.keys { add(others.points[key] ?? 0, to: key.part, as: key.kind) }
    for (part, points) in others.nodes { reach(part, with: points) }
  }

  func divided(by count: Double) -> PointsByPart {
    var divided = self
    for key in keys { divided.points[key]? /= count }
    for part in nodes.keys { divided.nodes[part]? /= count }
    return divided
  }

  /// In reading order; remainders of nothing are left out, an indicator stays.
  func contributions(in structure: ScoreStructure) -> [Contribution] {
    let order = structure.readingOrder
    let sorted = keys.enumerated().sorted { a, b in
      let (x, y) = (order[a.element.part], order[b.element.part])
      return x == y ? a.offset < b.offset : x < y
    }
    return sorted.compactMap { _, key in
      let points = points[key] ?? 0
      if points == 0, key.kind != .indicator, key.kind != .whole { return nil }
      return structure.contribution(of: key.part, key.kind, points)
    }
  }

  /// The nodes below the score, in reading order.
  func nodes(in structure: ScoreStructure) -> [Contribution] {
    let order = structure.readingOrder
    return nodes.filter { $0.key != structure.parts.count - 1 }
      .sorted { order[$0.key] < order[$1.key] }
      .map { index, points in
        structure.contribution(
          of: index, structure.parts[index].isIndicator ? .indicator : .whole, points)
      }
  }
}

extension ScoreStructure {
  fileprivate func contribution(
    of index: Int, _ kind: Contribution.Kind, _ points: Double
  ) -> Contribution {
    Contribution(
      node: parts[index].node, period: parts[index].period, label: parts[index].label, kind: kind,
      points: points)
  }
}
