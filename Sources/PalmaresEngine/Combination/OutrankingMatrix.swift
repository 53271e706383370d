import PalmaresCore

/// Institutions compared two by two: which share of the weight says that one is better than another.
///
///     let matrix = OutrankingMatrix(columns: pillars, weights: [1, 1, 2])
///     matrix.share(of: 0, over: 1)   // 0.75: three quarters of the weight prefer the first
///     matrix.share(of: 1, over: 0)   // 0.25
///
/// Of each child the weight goes to the better institution, half to each where the two have the same
/// value. A child that one of the two doesn't have says nothing about this pair: weights are divided
/// by their sum over the children that both have. No row of it is kept: each is worked out from
/// packed columns when asked for.
///
/// - Complexity: O(*m*) for a pair, O(*n·m*) for a row, with *m* children and *n* institutions.
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 6
///   (non-compensatory multi-criteria approach); Munda & Nardo (2009), "Noncompensatory/nonlinear
///   composite indicators for ranking countries", *Applied Economics* 41(12).
public struct OutrankingMatrix: Sendable {
  /// Child after child, institution after institution within each; NaN, which is neither more nor
  /// less than anything, where there is no value.
  private let values: [Double]
  private let weights: [Double]
  /// How many institutions there are.
  public let count: Int
  /// Differences of weight that sums of decimal fractions leave: .1 + .2 against .3 is a tie.
  private let tolerance: Double

  /// - Parameters:
  ///   - columns: one for each child, more is better; of numbers, all of the same length.
  ///   - weights: one for each child, none negative.
  public init(columns: [Column], weights: [Double]) {
    precondition(
      columns.count == weights.count, "\(columns.count) columns, \(weights.count) weights")
    count = columns.first?.count ?? 0
    self.weights = weights
    tolerance = 1e-12 * weights.reduce(0, +)
    var values: [Double] = []
    values.reserveCapacity(columns.count * count)
    for column in columns {
      for unit in 0..<count {
        values.append(column.states[unit] == .present ? column.values[unit] : .nan)
      }
    }
    self.values = values
  }

  /// The share of the weight, 0…1, that prefers one institution to another; `nil` where no child
  /// with a weight has a value for both. An institution against itself has ½.
  public func share(of unit: Int, over other: Int) -> Double? {
    let pair = weights(of: unit, against: other)
    guard pair.common > 0 else { return nil }
    return (pair.won + (pair.common - pair.won - pair.lost) / 2) / pair.common
  }

  /// How one institution does against others: over how many it has the majority of the weight, and
  /// how many over it. One part in 10¹² of the weight or less is no majority.
  ///
  /// - Parameter rivals: positions of the others; its own is passed over.
  public func record(of unit: Int, against rivals: [Int]) -> PairwiseRecord {
    let margins = margins(of: unit)
    var record = PairwiseRecord()
    for rival in rivals where rival != unit {
      let margin = margins[rival]
      if margin > tolerance {
        record.wins += 1
      } else if margin < -tolerance {
        record.losses += 1
      } else {
        record.ties += 1
      }
    }
    return record
  }

  /// Whom one institution beats, who beats it, and with whom it is even, in the order of `rivals`.
  package func opponents(of unit: Int, among rivals: [Int]) -> PairwiseOpponents {
    let margins = margins(of: unit)
    var opponents = PairwiseOpponents()
    for rival in rivals where rival != unit {
      if margins[rival] > tolerance {
        opponents.beaten.append(rival)
      } else if margins[rival] < -tolerance {
        opponents.winners.append(rival)
      } else {
        opponents.even.append(rival)
      }
    }
    return opponents
  }

  /// Weight for one institution less weight against it, beside every other: children in declared
  /// order, so that the same pair gives the same bits from either side but for the sign.
  private func margins(of unit: Int) -> [Double] {
    var won = [Double](repeating: 0, count: count)
    var lost = won
    values.withUnsafeBufferPointer { values in
      for (child, weight) in weights.enumerated() where weight != 0 {
        let start = child * count
        let own = values[start + unit]
        if own.isNaN { continue }
        for other in 0..<count {
          let rival = values[start + other]
          won[other] += own > rival ? weight : 0
          lost[other] += own < rival ? weight : 0
        }
      }
    }
    for other in 0..<count { won[other] -= lost[other] }
    return won
  }

  private func weights(
    of unit: Int, against other: Int
  ) -> (won: Double, lost: Double, common: Double) {
    var (won, lost, common) = (0.0, 0.0, 0.0)
    for (child, weight) in weights.enumerated() {
      let (a, b) = (values[child * count + unit], values[child * count + other])
      if a.isNaN || b.isNaN { continue }
      common += weight
      if a > b { won += weight }
      if a < b { lost += weight }
    }
    return (won, lost, common)
  }
}

/// How an institution does against others, pair by pair.
public struct PairwiseRecord: Sendable, Hashable {
  /// How many it beats.
  public var wins = 0
  /// How many beat it.
  public var losses = 0
  /// How many it neither beats nor is beaten by; those that it shares no child with are among them.
  public var ties = 0

  /// Wins less losses.
  public var copelandScore: Double { Double(wins - losses) }
}

/// Positions of those that an institution is compared with, by how the pair ends.
public struct PairwiseOpponents: Sendable, Hashable {
  public var beaten: [Int] = []
  public var winners: [Int] = []
  public var even: [Int] = []
}
