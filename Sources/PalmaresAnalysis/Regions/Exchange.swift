/// Where two lines meet: the one that was behind goes before the other.
struct Exchange: Sendable {
  /// The t of the meeting, to the last bits.
  var t: Double
  /// Contenders: the one that is overtaken, and the one that overtakes.
  var overtaken: Int32
  var overtaking: Int32
}

/// The order of meetings, decided in exact arithmetic where doubles don't tell.
///
/// The lines of i (before) and j (behind) meet where t ÷ (1 − t) = (bᵢ − bⱼ) ÷ (aⱼ − aᵢ), with b the scores at
/// the beginning and a those at the end; both differences are positive.
struct ExchangeOrder: Sendable {
  let contenders: Contenders

  func exchange(_ overtaken: Int, _ overtaking: Int) -> Exchange {
    let lead = contenders.atZero[overtaken] - contenders.atZero[overtaking]
    let loss = contenders.atOne[overtaking] - contenders.atOne[overtaken]
    return Exchange(
      t: lead / (lead + loss), overtaken: Int32(overtaken), overtaking: Int32(overtaking))
  }

  /// Meetings by t, and where those at another t begin; the end of the last included.
  func ordered(_ exchanges: [Exchange]) -> (exchanges: [Exchange], starts: [Int]) {
    var sorted = exchanges.sorted { a, b in
      if a.t != b.t { return a.t < b.t }
      return (a.overtaken, a.overtaking) < (b.overtaken, b.overtaking)
    }
    var starts: [Int] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, !Self.isSurelyApart(sorted[end - 1].t, sorted[end].t) { end += 1 }
      if end - start > 1 {
        sorted[start..<end].sort { a, b in
          let order = compare(a, b)
          if order != 0 { return order < 0 }
          return (a.overtaken, a.overtaking) < (b.overtaken, b.overtaking)
        }
      }
      for place in start..<end
      where place == start || compare(sorted[place - 1], sorted[place]) != 0 {
        starts.append(place)
      }
      start = end
    }
    return (sorted, starts + [sorted.count])
  }

  /// Each t is right to four parts in 2⁵³.
  private static func isSurelyApart(_ a: Double, _ b: Double) -> Bool { b - a > 2e-15 * b }

  /// −1, 0 or 1: which of two meetings comes first.
  func compare(_ a: Exchange, _ b: Exchange) -> Int {
    var sum = ExactSum()
    sum.add(lead(a), times: loss(b))
    sum.add(lead(b), times: loss(a), sign: -1)
    return sum.sign
  }

  /// −1 where a meeting comes before the published t, 0 at it, 1 after it.
  func compareWithNominal(_ exchange: Exchange) -> Int {
    var sum = ExactSum()
    sum.add(lead(exchange), times: ExactDifference(contenders.second))
    sum.add(loss(exchange), times: ExactDifference(contenders.first), sign: -1)
    return sum.sign
  }

  private func lead(_ exchange: Exchange) -> ExactDifference {
    ExactDifference(
      contenders.atZero[Int(exchange.overtaken)],
      minus: contenders.atZero[Int(exchange.overtaking)])
  }

  private func loss(_ exchange: Exchange) -> ExactDifference {
    ExactDifference(
      contenders.atOne[Int(exchange.overtaking)], minus: contenders.atOne[Int(exchange.overtaken)])
  }
}
