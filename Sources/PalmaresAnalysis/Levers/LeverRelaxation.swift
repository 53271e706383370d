/// The choice of levers as a knapsack: what each option adds at most, what it weighs, and how much must be
/// added. A choice that meets the target meets it here too, so that no choice weighs less than the best one
/// here.
///
/// The bound is that of the linear programme over the options, one for each lever at most: its dual is
/// solved by taking, from the levers' concave hulls, what adds most for its weight.
///
/// - Source: Sinha & Zoltners (1979), "The multiple-choice knapsack problem", *Operations Research* 27(3);
///   Kellerer, Pferschy & Pisinger (2004), *Knapsack Problems*, chapter 11.
struct LeverRelaxation {
  struct Item: Hashable {
    var option: Int
    var rise: Double
    var weight: Double
  }

  /// Which lever stands at each place of the order in which they are decided.
  let levers: [Int]
  /// By place: its options that are worth a look.
  let items: [[Item]]
  /// Whether options that another of the same lever is better than in all were dropped: if the
  /// methodology then refuses a choice, one that was dropped may stand where none is found.
  let dropsDominated: Bool
  /// Steps along the hulls, those that add most for their weight first.
  private let increments: [(place: Int, rise: Double, weight: Double)]
  /// By place: the least that one more change weighs from there on.
  private let lightest: [Double]
  /// Whether every weight is a whole number: a bound may then be rounded up.
  private let isWhole: Bool

  /// - Parameters:
  ///   - items: by lever.
  ///   - allowsDominance: drops options that another of the same lever is better than in all.
  init(_ items: [Int: [Item]], allowsDominance: Bool) {
    let kept =
      allowsDominance ? items.mapValues(Self.undominated).filter { !$0.value.isEmpty } : items
    dropsDominated = allowsDominance
    let order = kept.keys.sorted { one, other in
      let (a, b) = (Self.ratio(kept[one] ?? []), Self.ratio(kept[other] ?? []))
      return a != b ? a > b : one < other
    }
    levers = order
    self.items = order.map { kept[$0] ?? [] }
    lightest = self.items.reversed().reduce(into: [Double.infinity]) { least, items in
      least.append(min(least[least.count - 1], items.map(\.weight).min() ?? .infinity))
    }.reversed()
    isWhole = self.items.allSatisfy { $0.allSatisfy { $0.weight == $0.weight.rounded() } }
    increments = self.items.enumerated().flatMap { place, items in
      Self.hull(items).map { (place, $0.rise, $0.weight) }
    }.sorted { $0.rise * $1.weight > $1.rise * $0.weight }
  }

  private static func ratio(_ items: [Item]) -> Double {
    items.map { $0.weight > 0 ? $0.rise / $0.weight : .infinity }.max() ?? 0
  }

  /// Those that add something, and more than any that weighs no more.
  private static func undominated(_ items: [Item]) -> [Item] {
    var best = 0.0
    return items.sorted {
      ($0.weight, -$0.rise, $0.option) < ($1.weight, -$1.rise, $1.option)
    }.filter { item in
      guard item.rise > best else { return false }
      best = item.rise
      return true
    }
  }

  /// The steps of the concave hull from nothing to the option that adds most.
  private static func hull(_ items: [Item]) -> [(rise: Double, weight: Double)] {
    var corners: [(rise: Double, weight: Double)] = [(0, 0)]
    for item in undominated(items) {
      while corners.count > 1 {
        let (a, b) = (corners[corners.count - 2], corners[corners.count - 1])
        let isBelow =
          (b.rise - a.rise) * (item.weight - b.weight) <= (item.rise - b.rise)
          * (b.weight - a.weight)
        guard isBelow else { break }
        corners.removeLast()
      }
      corners.append((item.rise, item.weight))
    }
    return zip(corners.dropFirst(), corners).map { ($0.rise - $1.rise, $0.weight - $1.weight) }
  }

  /// The least that one more change weighs, of levers from a place on; infinite where there is none.
  func lightestChange(from place: Int) -> Double { lightest[place] }

  /// The least weight with which levers from a place on add so much; `nil` where they can't.
  func leastWeight(adding needed: Double, from place: Int) -> Double? {
    var (needed, weight) = (needed, 0.0)
    if needed <= 0 { return 0 }
    for step in increments where step.place >= place && step.rise > 0 {
      if step.rise >= needed {
        weight += step.weight * (needed / step.rise)
        // Down by a hair: the bound must not exceed what it bounds.
        let low = weight - 1e-9 * max(1, weight)
        return isWhole ? low.rounded(.up) : low
      }
      needed -= step.rise
      weight += step.weight
    }
    return nil
  }
}
