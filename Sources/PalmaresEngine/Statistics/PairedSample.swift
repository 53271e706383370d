import Glibc
import PalmaresCore

/// Two indicators side by side, for the institutions that have both: covariance and the three
/// correlations of the field.
///
///     let pairs = PairedSample([1, 2, 3], [2, 4, 5])
///     pairs.pearson   // 0.98…
///
/// Pairs are put in order of their values before anything is summed, so that a correlation doesn't
/// depend on the order of institutions in the file. A correlation is `nil` for fewer than two pairs
/// and where one of the two has no spread.
struct PairedSample {
  /// In ascending order, and for equal values in that of `y`.
  let x: [Double]
  let y: [Double]

  /// - Precondition: as many values of one as of the other.
  init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "\(x.count) values beside \(y.count)")
    let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
    self.x = order.map { x[$0] }
    self.y = order.map { y[$0] }
  }

  /// The institutions among some that have a value of both.
  init(_ a: Column, _ b: Column, among members: [Bool]) {
    let units = members.indices.filter {
      members[$0] && a.states[$0] == .present && b.states[$0] == .present
    }
    self.init(units.map { a.values[$0] }, units.map { b.values[$0] })
  }

  var n: Int { x.count }

  /// Σ(x − mean)(y − mean) / (n − 1); `nil` for fewer than two pairs.
  var covariance: Double? {
    n < 2 ? nil : Self.products(x, y) / Double(n - 1)
  }

  /// The product-moment correlation, −1…1.
  ///
  /// - Source: Pearson (1895), "Notes on regression and inheritance in the case of two parents",
  ///   *Proceedings of the Royal Society of London* 58.
  var pearson: Double? { Self.pearson(x, y) }

  /// The correlation of ranks, equal values sharing their average rank.
  ///
  /// - Source: Spearman (1904), "The proof and measurement of association between two things",
  ///   *The American Journal of Psychology* 15(1).
  var spearman: Double? { Self.pearson(Self.ranks(x), Self.ranks(y)) }

  /// Kendall's τ-b: pairs of institutions in the same order less those in opposite order, over the
  /// geometric mean of the numbers of pairs that each indicator tells apart.
  ///
  /// - Complexity: O(*n* log *n*).
  /// - Source: Kendall (1945), "The treatment of ties in ranking problems", *Biometrika* 33(3);
  ///   counted as in Knight (1966), *Journal of the American Statistical Association* 61(314).
  var kendall: Double? {
    let all = n * (n - 1) / 2
    let (tiedX, tiedBoth) = (Self.tiedPairs(x), jointlyTiedPairs)
    var sorted = y
    let exchanges = Self.exchanges(sorting: &sorted)
    let tiedY = Self.tiedPairs(sorted)
    guard all > tiedX, all > tiedY else { return nil }
    let agreement = all - tiedX - tiedY + tiedBoth - 2 * exchanges
    return Double(agreement) / (sqrt(Double(all - tiedX)) * sqrt(Double(all - tiedY)))
  }

  // MARK: Product moments

  private static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard isSpread(x), isSpread(y) else { return nil }
    let spread = sqrt(products(x, x)) * sqrt(products(y, y))
    guard spread > 0, spread.isFinite else { return nil }
    return max(-1, min(1, products(x, y) / spread))
  }

  private static func isSpread(_ values: [Double]) -> Bool {
    values.contains { $0 != values[0] }
  }

  private static func products(_ x: [Double], _ y: [Double]) -> Double {
    let (centreX, centreY) = (mean(x), mean(y))
    var total = 0.0
    for (a, b) in zip(x, y) { total += (a - centreX) * (b - centreY) }
    return total
  }

  private static func mean(_ values: [Double]) -> Double {
    isSpread(values) ? values.reduce(0, +) / Double(values.count) : values[0]
  }

  // MARK: Ranks and ties

  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  /// Pairs of equal values among sorted ones.
  private static func tiedPairs(_ sorted: [Double]) -> Int {
    var (pairs, run) = (0, 0)
    for place in sorted.indices.dropFirst() {
      run = sorted[place] == sorted[place - 1] ? run + 1 : 0
      pairs += run
    }
    return pairs
  }

  private var jointlyTiedPairs: Int {
    var (pairs, run) = (0, 0)
    for place in x.indices.dropFirst() {
      run = x[place] == x[place - 1] && y[place] == y[place - 1] ? run + 1 : 0
      pairs += run
    }
    return pairs
  }

  /// How many exchanges of neighbours put values in order: pairs that stand the wrong way round.
  private static func exchanges(sorting values: inout [Double]) -> Int {
    guard values.count > 1 else { return 0 }
    var (left, right) = (
      Array(values[..<(values.count / 2)]), Array(values[(values.count / 2)...])
    )
    var count = exchanges(sorting: &left) + exchanges(sorting: &right)
    var (i, j) = (0, 0)
    for place in values.indices {
      if j == right.count || (i < left.count && left[i] <= right[j]) {
        values[place] = left[i]
        i += 1
      } else {
        values[place] = right[j]
        count += left.count - i
        j += 1
      }
    }
    return count
  }
}
