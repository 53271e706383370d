/// What each of several replacements adds on the way from one value to another, averaged over the orders
/// in which they can be made; the shares sum to the whole difference.
///
/// - Source: Shapley (1953), "A value for n-person games", *Contributions to the Theory of Games* II;
///   Shorrocks (2013), "Decomposition procedures for distributional analysis", *Journal of Economic
///   Inequality* 11, for its use on differences.
enum ShapleyShares {
  /// Over all orders up to so many players; beyond, over the declared order and its reverse.
  static let most = 10

  /// - Parameters:
  ///   - players: how many can be replaced.
  ///   - value: with those replaced that are true; `nil` where the rule can't take that mixture.
  /// - Returns: `nil` where some mixture has no value.
  static func shares(of players: Int, value: ([Bool]) -> Double?) -> [Double]? {
    players <= most ? overAllOrders(players, value) : overTwoOrders(players, value)
  }

  private static func overAllOrders(_ players: Int, _ value: ([Bool]) -> Double?) -> [Double]? {
    var values: [Double] = []
    for set in 0..<(1 << players) {
      guard let value = value((0..<players).map { set >> $0 & 1 == 1 }) else { return nil }
      values.append(value)
    }
    let weights = sizeWeights(players)
    return (0..<players).map { player in
      values.indices.filter { $0 >> player & 1 == 0 }.reduce(0) { total, set in
        total + weights[set.nonzeroBitCount] * (values[set | 1 << player] - values[set])
      }
    }
  }

  /// s! (n − s − 1)! ÷ n! for each number s of those that come before.
  private static func sizeWeights(_ players: Int) -> [Double] {
    (0..<max(players, 1)).map { size in
      var weight = 1 / Double(max(players, 1))
      for k in 0..<size { weight *= Double(size - k) / Double(players - 1 - k) }
      return weight
    }
  }

  private static func overTwoOrders(_ players: Int, _ value: ([Bool]) -> Double?) -> [Double]? {
    var shares = [Double](repeating: 0, count: players)
    for order in [Array(0..<players), (0..<players).reversed()] {
      var replaced = [Bool](repeating: false, count: players)
      guard var last = value(replaced) else { return nil }
      for player in order {
        replaced[player] = true
        guard let next = value(replaced) else { return nil }
        shares[player] += (next - last) / 2
        last = next
      }
    }
    return shares
  }
}
