/// How two indicators are said to go together.
public enum CorrelationKind: String, Sendable, Hashable, CaseIterable {
  /// Of values: how close they lie to a straight line.
  case pearson
  /// Of ranks.
  case spearman
  /// τ-b: institutions in the same order less those in opposite order.
  case kendall
}

/// Correlations between every pair of some indicators.
///
/// Pairs are complete pairwise: each correlation rests on the institutions that have both values, so
/// two of them may rest on different institutions; ``institutions`` says on how many. An indicator
/// without spread has none, itself included.
public struct Correlations: Sendable, Hashable {
  public let kind: CorrelationKind
  /// `values[i][j]`, −1…1; symmetric, `nil` where one of the two has no spread or no two institutions
  /// have both.
  public let values: [[Double?]]
  /// On how many institutions each rests.
  public let institutions: [[Int]]

  /// - Parameters:
  ///   - columns: numbers, of the same institutions.
  ///   - members: whom to look at; everyone where `nil`.
  public init(_ kind: CorrelationKind, of columns: [Column], among members: [Bool]? = nil) {
    let members = members ?? [Bool](repeating: true, count: columns.first?.count ?? 0)
    var values = columns.map { _ in [Double?](repeating: nil, count: columns.count) }
    var institutions = columns.map { _ in [Int](repeating: 0, count: columns.count) }
    for i in columns.indices {
      for j in columns.indices where j >= i {
        let pairs = PairedSample(columns[i], columns[j], among: members)
        let value = i == j ? pairs.pearson.map { _ in 1 } : pairs.correlation(kind)
        values[i][j] = value
        values[j][i] = value
        institutions[i][j] = pairs.n
        institutions[j][i] = pairs.n
      }
    }
    self.kind = kind
    self.values = values
    self.institutions = institutions
  }

  /// One pair of indicators, by position.
  public struct Pair: Sendable, Hashable {
    public var first: Int
    public var second: Int
    public var value: Double
  }

  /// The pairs whose correlation is beyond a limit, in either direction; in declared order.
  public func pairs(beyond limit: Double) -> [Pair] {
    values.indices.flatMap { i in
      values.indices.filter { $0 > i }.compactMap { j in
        values[i][j].flatMap { abs($0) > limit ? Pair(first: i, second: j, value: $0) : nil }
      }
    }
  }
}

extension PairedSample {
  func correlation(_ kind: CorrelationKind) -> Double? {
    switch kind {
    case .pearson: pearson
    case .spearman: spearman
    case .kendall: kendall
    }
  }
}
