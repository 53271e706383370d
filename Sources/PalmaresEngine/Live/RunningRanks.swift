public import PalmaresCore

/// The ranks of everyone, kept right while one score at a time changes: as a running total is, without
/// sorting anew.
///
///     var ranks = RunningRanks(of: Column([70, 50, 60]), by: Rank(first: .high, ties: .min))
///     ranks.move(1, to: 65)
///     ranks.column.numbers  // [1, 2, 3]
///
/// Who moves from one value to another passes those between: each of them gains or loses one place. One
/// pass over all scores, without a branch, finds them. They are, to the last bit, the ranks that a rank
/// step over everyone gives, whatever its ties; a value that comes or goes is a move from or to behind
/// everyone.
///
/// - Complexity: O(*n*) for each move.
public struct RunningRanks: Sendable {
  /// What a score weighs against others: smaller is nearer the first; infinite where there is none.
  private var keys: [Double]
  private var states: [ValueState]
  /// Twice the rank, so that the mean of two places is a whole number.
  private var halves: [Int32]
  private let sign: Double
  private let ties: Rank.Ties

  /// - Precondition: the rank breaks no ties by other nodes.
  public init(of scores: Column, by rank: Rank) {
    self.init(of: scores, by: rank) { FieldRanking.halves(of: $0, ties: rank.ties) }
  }

  /// - Parameter ranks: what the rank step made of the scores.
  init(of scores: Column, ranked ranks: Column, by rank: Rank) {
    self.init(of: scores, by: rank) { _ in ranks.values.map { Int32(2 * $0) } }
  }

  private init(of scores: Column, by rank: Rank, halves: ([Double]) -> [Int32]) {
    precondition(rank.thenBy.isEmpty, "ties are broken by other nodes")
    let sign: Double = rank.first == .high ? -1 : 1
    self.sign = sign
    ties = rank.ties
    states = scores.states
    keys = scores.values.indices.map { unit in
      scores.states[unit] == .present ? sign * scores.values[unit] : .infinity
    }
    self.halves = halves(keys)
  }

  /// Everyone's rank, as a rank step gives it.
  public var column: Column {
    var column: Column? = Column(absent: .missing, count: keys.count)
    write(into: &column)
    return column ?? Column([])
  }

  /// Puts everyone's rank into a column of ranks.
  func write(into column: inout Column?) {
    column?.states = states
    column?.values.withUnsafeMutableBufferPointer { values in
      halves.withUnsafeBufferPointer { halves in
        states.withUnsafeBufferPointer { states in
          for unit in states.indices {
            values[unit] = states[unit] == .present ? Double(halves[unit]) * 0.5 : 0
          }
        }
      }
    }
  }

  /// The rank of one; `nil` where it has no score.
  public func rank(at unit: Int) -> Double? {
    states[unit] == .present ? Double(halves[unit]) / 2 : nil
  }

  /// Gives one a new score, or takes it away.
  ///
  /// - Parameter state: why there is no score, where there is none.
  public mutating func move(_ unit: Int, to score: Double?, orWithout state: ValueState = .missing)
  {
    let from = keys[unit]
    let to = score.map { sign * $0 } ?? .infinity
    states[unit] = score == nil ? state : .present
    keys[unit] = to
    guard from != to else { return }
    switch ties {
    case .min: shiftBehind(keys.indices, from, to, by: 2)
    case .max: shiftBeside(keys.indices, from, to, by: 2)
    case .average:
      shiftBehind(keys.indices, from, to, by: 1)
      shiftBeside(keys.indices, from, to, by: 1)
    case .order:
      // Of equals, those above in the file stand before the one who moves, those below behind it.
      shiftBehind(0..<unit, from, to, by: 2)
      shiftBeside((unit + 1)..<keys.count, from, to, by: 2)
    case .dense:
      // A place goes when nobody else holds it, and comes when nobody held it.
      let left = isAlone(unit, at: from) ? from : .infinity
      let entered = isAlone(unit, at: to) ? to : .infinity
      shiftBehind(keys.indices, left, entered, by: 2)
    }
    if score != nil { halves[unit] = place(of: unit) }
  }

  /// One fewer at one value, one more at another: everyone behind the one gains so many halves of a
  /// place, and everyone behind the other loses them.
  private mutating func shiftBehind(
    _ units: Range<Int>, _ from: Double, _ to: Double, by step: Int32
  ) {
    keys.withUnsafeBufferPointer { keys in
      halves.withUnsafeMutableBufferPointer { halves in
        for unit in units {
          let key = keys[unit]
          halves[unit] &+= (to < key ? step : 0) &- (from < key ? step : 0)
        }
      }
    }
  }

  /// The same for everyone at such a value or behind it.
  private mutating func shiftBeside(
    _ units: Range<Int>, _ from: Double, _ to: Double, by step: Int32
  ) {
    keys.withUnsafeBufferPointer { keys in
      halves.withUnsafeMutableBufferPointer { halves in
        for unit in units {
          let key = keys[unit]
          halves[unit] &+= (to <= key ? step : 0) &- (from <= key ? step : 0)
        }
      }
    }
  }

  private func isAlone(_ unit: Int, at key: Double) -> Bool {
    keys.indices.allSatisfy { $0 == unit || keys[$0] != key }
  }

  /// Twice the rank of one, counted among all the others.
  private func place(of unit: Int) -> Int32 {
    let key = keys[unit]
    if ties == .dense { return densePlace(of: unit, at: key) }
    let better = count(keys.indices) { $0 < key }
    return switch ties {
    case .min, .dense: 2 * better + 2
    case .max: 2 * (better + count(keys.indices) { $0 == key })
    case .average: 2 * better + 1 + count(keys.indices) { $0 == key }
    case .order: 2 * (better + count(0..<unit) { $0 == key }) + 2
    }
  }

  @inline(__always)
  private func count(_ units: Range<Int>, where holds: (Double) -> Bool) -> Int32 {
    keys.withUnsafeBufferPointer { keys in
      var count: Int32 = 0
      for unit in units { count &+= holds(keys[unit]) ? 1 : 0 }
      return count
    }
  }

  private func densePlace(of unit: Int, at key: Double) -> Int32 {
    var last: Int32 = 0
    for other in keys.indices where keys[other] < key { last = max(last, halves[other]) }
    return last + 2
  }
}
