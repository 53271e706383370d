import PalmaresAnalysis

/// The same regions the slow way, for scores that are whole numbers: every pair is solved as a fraction of
/// integers, every ranking is sorted at the middle of its stretch.
struct PlainRegions {
  struct Fraction: Hashable, Comparable {
    var over: Int
    var under: Int

    static func < (a: Self, b: Self) -> Bool { a.over * b.under < b.over * a.under }
    static func == (a: Self, b: Self) -> Bool { a.over * b.under == b.over * a.under }
    func hash(into hasher: inout Hasher) { hasher.combine(Double(over) / Double(under)) }
    var value: Double { Double(over) / Double(under) }
  }

  /// 0, the points, 1.
  let points: [Fraction]
  let exchangeCount: Int
  /// Of each region, institutions that share a rank together.
  let rankings: [[[Int]]]

  init(_ ends: [(zero: Int, one: Int)]) {
    var found: Set<Fraction> = []
    var count = 0
    for i in ends.indices {
      for j in ends.indices.dropFirst(i + 1) {
        let atZero = ends[i].zero - ends[j].zero
        let atOne = ends[i].one - ends[j].one
        // (1 − t)·atZero + t·atOne = 0 between the ends, with a change of sign.
        guard atZero.signum() * atOne.signum() == -1 else { continue }
        count += 1
        found.insert(Fraction(over: abs(atZero), under: abs(atZero) + abs(atOne)))
      }
    }
    let points = [Fraction(over: 0, under: 1)] + found.sorted() + [Fraction(over: 1, under: 1)]
    self.points = points
    exchangeCount = count
    rankings = zip(points, points.dropFirst()).map { from, to in
      // The middle: (a/b + c/d) / 2 = (ad + cb) / 2bd.
      let (over, under) = (from.over * to.under + to.over * from.under, 2 * from.under * to.under)
      let scores = ends.map { $0.zero * (under - over) + $0.one * over }
      let order = ends.indices.sorted {
        scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1]
      }
      return order.reduce(into: []) { groups, unit in
        if let last = groups.last?.first, scores[last] == scores[unit] {
          groups[groups.count - 1].append(unit)
        } else {
          groups.append([unit])
        }
      }
    }
  }
}
