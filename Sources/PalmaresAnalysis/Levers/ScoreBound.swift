/// What a choice of levers adds to a node's value: at most the sum of what each option adds, and exactly
/// that where the node is a sum of parts that depend on one lever each.
///
/// The value never falls when an option that adds less is replaced by one that adds more.
struct ScoreBound {
  /// By lever: what each of its options adds at most.
  var rise: [Int: [Double]] = [:]
  /// What rounding on the way may add.
  var slack = 0.0
  /// Whether the sum is what is added, but for `slack`.
  var isExact = true
  /// By institution: by how much other values fall or rise at most, whatever the choice; `nil` where that
  /// isn't known.
  var othersFall: [Double]?
  var othersRise: [Double]?

  /// The most that any choice takes away, where that isn't what `rise` says.
  private var fallLimit = 0.0

  init(
    rise: [Int: [Double]] = [:], othersFall: [Double]?, othersRise: [Double]?
  ) {
    self.rise = rise
    self.othersFall = othersFall
    self.othersRise = othersRise
  }

  static func constant(_ units: Int) -> ScoreBound {
    let none = [Double](repeating: 0, count: units)
    return ScoreBound(othersFall: none, othersRise: none)
  }

  /// The most that any choice adds.
  var mostAdded: Double {
    rise.values.reduce(slack) { $0 + max(0, $1.max() ?? 0) }
  }

  /// The most that any choice takes away.
  var mostTaken: Double {
    guard isExact else { return fallLimit }
    return rise.values.reduce(slack) { $0 + max(0, -($1.min() ?? 0)) }
  }

  var othersAreFixed: Bool {
    guard let othersFall, let othersRise else { return false }
    return othersFall.allSatisfy { $0 == 0 } && othersRise.allSatisfy { $0 == 0 }
  }

  /// Without what an option takes away: the bound of something that rises no faster, and is no sum.
  func onlyRises() -> ScoreBound {
    var bound = self
    bound.fallLimit = mostTaken
    bound.isExact = false
    bound.rise = rise.mapValues { $0.map { max(0, $0) } }
    return bound
  }

  /// The same, where it may fall faster.
  func fallingFreely() -> ScoreBound {
    var bound = onlyRises()
    if mostTaken > 0 { bound.fallLimit = .infinity }
    return bound
  }

  /// Where rounding moves it by a unit.
  func rounded(by unit: Double) -> ScoreBound {
    var bound = self
    bound.fallLimit = mostTaken + unit
    bound.isExact = false
    bound.slack += unit
    // What doesn't move before doesn't move after; what does may move by a unit more.
    let wider = { (list: [Double]?) in list?.map { $0 == 0 ? 0 : $0 + unit } }
    bound.othersFall = wider(othersFall)
    bound.othersRise = wider(othersRise)
    return bound
  }

  func times(_ factor: Double, others: (Int) -> Double) -> ScoreBound {
    var bound = self
    bound.rise = rise.mapValues { $0.map { $0 * factor } }
    bound.slack = slack * factor.magnitude
    bound.fallLimit = factor == 0 ? 0 : fallLimit * factor.magnitude
    func scaled(_ list: [Double]?) -> [Double]? {
      list?.enumerated().map { $0.element * others($0.offset).magnitude }
    }
    (bound.othersFall, bound.othersRise) =
      factor < 0
      ? (scaled(othersRise), scaled(othersFall)) : (scaled(othersFall), scaled(othersRise))
    return bound
  }

  func times(_ factor: Double) -> ScoreBound { times(factor) { _ in factor } }

  func plus(_ other: ScoreBound) -> ScoreBound {
    var bound = self
    bound.rise.merge(other.rise) { zip($0, $1).map { $0 + $1 } }
    bound.fallLimit = mostTaken + other.mostTaken
    bound.slack += other.slack
    bound.isExact = isExact && other.isExact
    func sum(_ one: [Double]?, _ two: [Double]?) -> [Double]? {
      one.flatMap { one in two.map { zip(one, $0).map { $0 + $1 } } }
    }
    bound.othersFall = sum(othersFall, other.othersFall)
    bound.othersRise = sum(othersRise, other.othersRise)
    return bound
  }
}
