import PalmaresEngine

/// The lines of a segment in the order of its beginning; institutions that share their rank all along are one.
struct Contenders: Sendable {
  /// Of each, the score at both ends, brought near 1 by a power of two so that products keep their bits.
  let atZero: [Double]
  let atOne: [Double]
  /// Positions in the dataset.
  let units: [[Int]]
  /// The place of each just before t = 1.
  let lastPlaces: [Int]
  /// Weights of the two groups, as published.
  let first: Double
  let second: Double

  var count: Int { units.count }

  init(_ segment: WeightSegment) {
    let lines = segment.lines.sorted { a, b in
      if a.atZero != b.atZero { return a.atZero > b.atZero }
      if a.atOne != b.atOne { return a.atOne > b.atOne }
      return a.key == b.key ? a.unit < b.unit : a.key < b.key
    }
    let largest = lines.map { max(abs($0.atZero), abs($0.atOne)) }.max() ?? 0
    let scale = largest > 0 ? Double(sign: .plus, exponent: -largest.exponent, significand: 1) : 1
    var (atZero, atOne, units): ([Double], [Double], [[Int]]) = ([], [], [])
    for (place, line) in lines.enumerated() {
      let isSame = place > 0 && lines[place - 1].isAlways(beside: line)
      if isSame, segment.ties != .order {
        units[units.count - 1].append(line.unit)
      } else {
        atZero.append(line.atZero * scale)
        atOne.append(line.atOne * scale)
        units.append([line.unit])
      }
    }
    let last = units.indices.sorted { a, b in
      if atOne[a] != atOne[b] { return atOne[a] > atOne[b] }
      return a < b
    }
    var lastPlaces = [Int](repeating: 0, count: units.count)
    for (place, contender) in last.enumerated() { lastPlaces[contender] = place }
    self.atZero = atZero
    self.atOne = atOne
    self.units = units
    self.lastPlaces = lastPlaces
    first = segment.first
    second = segment.second
  }

  /// Whether one that stands before another at the beginning stands behind it at the end.
  func exchange(_ a: Int, _ b: Int) -> Bool { lastPlaces[a] > lastPlaces[b] }

  /// How many pairs of contenders exchange.
  var exchangeCount: Int { inversions { _ in 1 } }

  /// How many pairs of institutions exchange.
  var institutionExchangeCount: Int { inversions { units[$0].count } }

  /// Pairs that stand the other way round at the end, each counted by the sizes of both; without going
  /// through pairs.
  private func inversions(_ size: (Int) -> Int) -> Int {
    // A Fenwick tree over the last places.
    var tree = [Int](repeating: 0, count: count + 1)
    var found = 0
    for contender in (0..<count).reversed() {
      var place = lastPlaces[contender]
      while place > 0 {
        found += size(contender) * tree[place]
        place -= place & -place
      }
      place = lastPlaces[contender] + 1
      while place <= count {
        tree[place] += size(contender)
        place += place & -place
      }
    }
    return found
  }
}

extension WeightSegment.Line {
  fileprivate func isAlways(beside other: Self) -> Bool {
    atZero == other.atZero && atOne == other.atOne && key == other.key
  }
}
