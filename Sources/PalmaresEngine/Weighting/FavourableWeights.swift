/// The weights most favourable to an institution: the highest ratio of its weighted sum to the highest
/// weighted sum that any member of the population reaches with the same weights.
///
/// With `shares`, each child gives at least and at most so much of the institution's own sum. An
/// institution outside the population is compared with the members and with itself, so that no score
/// is above 1.
///
/// What is solved is the dual programme: the smallest Σ λⱼ with which Σ λⱼxⱼ reaches the institution in
/// every child. It has a row for each child and a variable for each member; between two institutions
/// only its right side changes (and, with shares, one element of each row). The weights are the dual
/// values of its rows. They aren't always unique; the score is.
///
/// - Source: Cherchye, Moesen, Rogge & Van Puyenbroeck (2007), "An introduction to 'benefit of the
///   doubt' composite indicators", *Social Indicators Research* 82; the envelopment form is Charnes,
///   Cooper & Rhodes (1978), *European Journal of Operational Research* 2(6).
struct FavourableWeights {
  /// The members, a row of children's values each, divided by the scale of each child.
  private let members: [[Double]]
  private let scales: [Double]
  private let shares: PieShares?
  private let programme: LinearProgramme
  private let children: Int
  /// Upper bounds of the variables, without and with the institution's own.
  private let boundsOfMembers: [Double]
  private let boundsOfOthers: [Double]

  /// One institution's weights, and what they make of it.
  struct Solution: Sendable, Hashable {
    /// None negative.
    var weights: [Double]
    /// Σ weight × value.
    var own: Double
    /// The highest such sum of a member, or of the institution itself.
    var best: Double
    var score: Double { own / best }
  }

  /// - Parameters:
  ///   - members: rows of children's values, none negative; at least one, and none of zeros only.
  ///   - shares: bounds that can be met: least × children ≤ 1 ≤ most × children.
  init(members: [[Double]], shares: PieShares?) throws(LinearProgramme.Problem) {
    let children = members.first?.count ?? 0
    // Powers of two: dividing by them rounds nothing.
    let scales = (0..<children).map { child in
      let greatest = members.map { $0[child] }.max() ?? 0
      return greatest > 0
        ? Double(sign: .plus, exponent: greatest.exponent, significand: 1) : 1
    }
    // In order of their values: what the solver does must not depend on the order of the file.
    let scaled = members.map { zip($0, scales).map { $0 / $1 } }
      .sorted { $0.lexicographicallyPrecedes($1) }
    self.members = scaled
    self.scales = scales
    self.shares = shares
    self.children = children
    var variables = scaled.map { row in
      LinearProgramme.Variable(
        elements: row.enumerated().map { (row: $0.offset, value: $0.element) }, cost: 1)
    }
    // The institution itself, for those that are no members.
    variables.append(
      LinearProgramme.Variable(elements: (0..<children).map { (row: $0, value: 1) }, cost: 1))
    var rows = [ClosedRange<Double>](repeating: 0 ... .infinity, count: children)
    if let shares {
      variables += Self.shareVariables(shares, children)
      rows += [ClosedRange<Double>](repeating: 1...1, count: children)
    }
    programme = try LinearProgramme(variables, rows: rows)
    boundsOfOthers = variables.map(\.bounds.upperBound)
    var bounds = boundsOfOthers
    bounds[scaled.count] = 0
    boundsOfMembers = bounds
  }

  /// What the two bounds on every child's share add to the dual: yₖ = 1 + Σ (δ − least)·μ + Σ (most −
  /// δ)·ν, where row k asks Σ λⱼxⱼₖ to reach xₖ·yₖ.
  private static func shareVariables(
    _ shares: PieShares, _ children: Int
  ) -> [LinearProgramme.Variable] {
    let all = 0..<children
    let own = all.map { k in
      LinearProgramme.Variable(
        elements: [(row: k, value: -1), (row: children + k, value: 1)], cost: 0,
        bounds: -.infinity ... .infinity)
    }
    let least = all.map { m in
      LinearProgramme.Variable(
        elements: all.map { (row: children + $0, value: shares.least - ($0 == m ? 1 : 0)) }, cost: 0
      )
    }
    let most = all.map { m in
      LinearProgramme.Variable(
        elements: all.map { (row: children + $0, value: ($0 == m ? 1 : 0) - shares.most) }, cost: 0)
    }
    return own + least + most
  }

  /// - Parameter values: of each child, none negative, not all zero; with a lower bound on shares, all
  ///   positive.
  func solution(for values: [Double], isMember: Bool) throws(LinearProgramme.Problem) -> Solution {
    let row = zip(values, scales).map { $0 / $1 }
    pose(row, isMember: isMember)
    let (variables, duals) = try programme.solved()
    let weights = duals.prefix(children).map { max(0, $0) }
    let own = Self.sum(weights, row)
    let best = members.reduce(own) { max($0, Self.sum(weights, $1)) }
    let bound = variables.prefix(members.count + 1).reduce(0, +)
    guard own > 0, abs(own / best - bound) <= Self.tolerance, keepsShares(weights, row, own) else {
      throw .notSolved
    }
    let unscaled = zip(weights, scales).map { $0 / $1 }
    return Solution(weights: unscaled, own: own, best: best)
  }

  /// By how much the score may differ from the bound that the dual programme proves, and a share from
  /// its bounds.
  private static let tolerance = 1e-10

  private func pose(_ row: [Double], isMember: Bool) {
    programme.setUpperBounds(isMember ? boundsOfMembers : boundsOfOthers)
    if !isMember {
      for child in row.indices { programme.set(row[child], row: child, variable: members.count) }
    }
    guard shares != nil else { return programme.setLowerBounds(ofRows: row) }
    for child in row.indices {
      programme.set(-row[child], row: child, variable: members.count + 1 + child)
    }
  }

  private func keepsShares(_ weights: [Double], _ row: [Double], _ own: Double) -> Bool {
    guard let shares else { return true }
    return zip(weights, row).allSatisfy { weight, value in
      let share = weight * value / own
      return share >= shares.least - Self.tolerance && share <= shares.most + Self.tolerance
    }
  }

  private static func sum(_ weights: [Double], _ row: [Double]) -> Double {
    var total = 0.0
    for (weight, value) in zip(weights, row) { total += weight * value }
    return total
  }
}
