public import PalmaresCore
public import PalmaresEngine

/// Where an institution stands in one indicator among those of its field.
public struct IndicatorStanding: Sendable {
  public let node: NodeReference
  public let period: String?
  public let label: LocalizedText?
  /// What counts: after the indicator's own steps. `nil` where it has no value.
  public let value: Double?
  public let state: ValueState
  /// Whether its value was put in place of a missing figure.
  public let isFilled: Bool
  /// Median of the members that have a figure, filled ones left out; `nil` where none has.
  public let median: Double?
  /// How many members have a figure, and itself where it is one and has a value, filled or not.
  public let count: Int
  /// How many members have none, or one that was filled in.
  public let withoutFigure: Int
  /// 1 for the best; equal values share the best place. `nil` without a value, where nobody else has
  /// one, or where it isn't clear whether more is better.
  public let rank: Int?
  /// How many members have the same value, besides itself.
  public let ties: Int
  /// What the distance from the median is worth, in points of the score; below zero where it costs
  /// some, zero where it doesn't count (it isn't among the best). `nil` where rules don't add up, or there is no value.
  public let pointsFromMedian: Double?

  /// The share of the other members that are worse, those of the same value by half, 0…1; `nil` without
  /// a rank or others.
  public let percentile: Double?
}

extension ScoreStructure {
  /// Where an institution stands in each indicator of its score.
  ///
  /// - Parameter field: positions of the members; the institution needn't be one of them.
  /// - Returns: one for each indicator that the score is made of, in reading order.
  public func standings(of unit: Int, in field: [Int]) -> [IndicatorStanding] {
    let (points, slopes) = followed(for: unit)
    // Where all adds up, what isn't reached doesn't count: it is worth nothing.
    let isAdditive = points.keys.allSatisfy { $0.kind != .whole } && score(of: unit) != nil
    let outer = directionOfRank
    let others = field.filter { $0 != unit }
    let isMember = others.count < field.count
    let directions = directions()
    let inOrder = parts.indices.sorted { readingOrder[$0] < readingOrder[$1] }
    return inOrder.compactMap { index in
      guard parts[index].isIndicator, isUsed[index], parts[index].value.categories == nil,
        !parts[index].isConstant
      else { return nil }
      return standing(
        in: parts[index], of: unit, among: others, isMember,
        direction: directions[index].map { $0 * outer },
        points: (slopes[index] ?? (isAdditive ? 0 : nil)).map { Double(outer) * $0 })
    }
  }

  private func standing(
    in part: Part, of unit: Int, among others: [Int], _ isMember: Bool, direction: Int?,
    points: Double?
  ) -> IndicatorStanding {
    let values = others.compactMap { part.isFilled(at: $0) ? nil : part.value.number(at: $0) }
    let own = part.value.number(at: unit)
    let isFilled = part.isFilled(at: unit)
    let all = values + (isMember && !isFilled ? [own].compactMap { $0 } : [])
    let median = Self.median(all.sorted())
    var (rank, percentile): (Int?, Double?) = (nil, nil)
    let ties = values.count { $0 == own }
    // Beside nobody else's figure there is no place.
    if let own, let direction, direction != 0, !values.isEmpty {
      let better = values.count { direction > 0 ? $0 > own : $0 < own }
      rank = better + 1
      let worse = values.count - better - ties
      percentile = (Double(worse) + Double(ties) / 2) / Double(values.count)
    }
    let distance = own.flatMap { own in median.map { own - $0 } }
    return IndicatorStanding(
      node: part.node, period: part.period, label: part.label, value: own,
      state: part.value.states[unit], isFilled: isFilled, median: median,
      count: values.count + (isMember && own != nil ? 1 : 0),
      withoutFigure: others.count + (isMember ? 1 : 0) - all.count, rank: rank,
      ties: own == nil ? 0 : ties,
      pointsFromMedian: distance.flatMap { distance in points.map { distance * $0 } },
      percentile: percentile)
  }

  private static func median(_ sorted: [Double]) -> Double? {
    guard let first = sorted.first else { return nil }
    let middle = sorted.count / 2
    if sorted.count == 1 { return first }
    return sorted.count % 2 == 1
      ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2
  }
}

extension [IndicatorStanding] {
  /// The best ones first: by points from the median where all have them, else by percentile; those worth
  /// nothing more than the middle are left out.
  public var strengths: [IndicatorStanding] {
    sorted(by: >).filter { $0.percentile.map { $0 > 0.5 } ?? false && $0.isAboveMedian }
  }

  /// The worst ones first.
  public var weaknesses: [IndicatorStanding] {
    sorted(by: <).filter { $0.percentile.map { $0 < 0.5 } ?? false && $0.isBelowMedian }
  }

  private func sorted(by isBefore: (Double, Double) -> Bool) -> [IndicatorStanding] {
    let placed = filter { $0.percentile != nil }
    let haveAll = placed.allSatisfy { $0.pointsFromMedian != nil }
    func key(_ standing: IndicatorStanding) -> Double {
      (haveAll ? standing.pointsFromMedian : standing.percentile) ?? 0
    }
    return placed.enumerated().sorted { a, b in
      let (x, y) = (key(a.element), key(b.element))
      return x == y ? a.offset < b.offset : isBefore(x, y)
    }.map(\.element)
  }
}

extension IndicatorStanding {
  fileprivate var isAboveMedian: Bool { pointsFromMedian.map { $0 > 0 } ?? true }
  fileprivate var isBelowMedian: Bool { pointsFromMedian.map { $0 < 0 } ?? true }
}
