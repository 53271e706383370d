/// Who is ranked by a weighted combination, and on what: the numbers alone.
///
/// More is better and stands before. A score is Σ weight × value; where it is a mean, divided by the
/// sum of the weights of the children that the institution has.
public struct RankProblem: Sendable {
  /// How many institutions there are.
  public let count: Int
  /// How many children, each with a weight.
  public let children: Int
  /// Child after child, institution after institution within each; 0 where there is none.
  public let values: [Double]
  /// Whether a score is divided by the sum of the weights of the children present.
  public let isMean: Bool
  /// For each institution, which of ``patterns`` of children it has.
  public let pattern: [Int32]
  /// Which children there are; one pattern where nothing is missing. Only those of a mean differ: to a
  /// sum, a child that is missing adds 0.
  public let patterns: [[Bool]]
  /// For each institution, the number of its group; −1 where it isn't ranked. Rivals are of one group.
  public let group: [Int32]
  /// Whether it counts for the ranks of others.
  public let isMember: [Bool]
  /// Decides between equal scores, the lower one first; `nil` where nothing does.
  public let tieOrder: [Int32]?

  /// Where scores are rounded before they are ranked.
  public let rounding: RankRounding?

  /// - Parameters:
  ///   - rows: the values of each institution; `nil` where there is none.
  ///   - isMean: whether a score is divided by the sum of the weights of the children present.
  public init(
    rows: [[Double?]], isMean: Bool = true, group: [Int32]? = nil, isMember: [Bool]? = nil,
    tieOrder: [Int32]? = nil, rounding: RankRounding? = nil
  ) {
    let children = rows.first?.count ?? 0
    var values = [Double](repeating: 0, count: rows.count * children)
    var patterns: [[Bool]] = []
    var index: [[Bool]: Int32] = [:]
    var pattern: [Int32] = []
    for (unit, row) in rows.enumerated() {
      precondition(row.count == children, "\(row.count) values, \(children) children")
      for (child, value) in row.enumerated() { values[child * rows.count + unit] = value ?? 0 }
      let present = row.map { !isMean || $0 != nil }
      if index[present] == nil {
        index[present] = Int32(patterns.count)
        patterns.append(present)
      }
      pattern.append(index[present] ?? 0)
    }
    self.isMean = isMean
    count = rows.count
    self.children = children
    self.values = values
    self.pattern = pattern
    self.patterns = patterns
    self.group = group ?? [Int32](repeating: 0, count: rows.count)
    self.isMember = isMember ?? [Bool](repeating: true, count: rows.count)
    self.tieOrder = tieOrder
    self.rounding = rounding
  }

  func value(_ unit: Int, _ child: Int) -> Double { values[child * count + unit] }

  /// The institutions that count for the rank of one.
  public func rivals(of unit: Int) -> [Int] {
    group[unit] < 0
      ? [] : (0..<count).filter { $0 != unit && isMember[$0] && group[$0] == group[unit] }
  }

  func isBefore(_ rival: Int, _ unit: Int, whenEqual _: Void = ()) -> Bool {
    tieOrder.map { $0[rival] < $0[unit] } ?? false
  }
}

/// Scores rounded before they are ranked: equal ones tie that differ without it.
public struct RankRounding: Sendable {
  /// For each institution: by how much another weighted mean must differ from its own, so that the rounded
  /// scores differ whatever the weights.
  public let distance: [Double]
  /// The rounded score of an institution with some weights, more being better.
  public let score: @Sendable (_ unit: Int, _ weights: [Double]) -> Double

  public init(
    distance: [Double], score: @escaping @Sendable (_ unit: Int, _ weights: [Double]) -> Double
  ) {
    self.distance = distance
    self.score = score
  }
}

/// The two ends of an interval of ranks.
public enum RankSide: Sendable, Hashable, CaseIterable {
  /// The first place that some weights give: one more than those strictly before.
  case best
  /// The last place: with all that are before or equal.
  case worst

  var opposite: RankSide { self == .best ? .worst : .best }
}
