import Glibc

/// The values of a group, with its statistics.
///
/// Sums run over the values in ascending order, so that a statistic doesn't depend on the order of
/// institutions in the file: the same values give the same bytes.
final class Sample {
  private let values: [Double]
  private lazy var sorted: [Double] = values.sorted()

  /// - Parameter values: the values present, in any order.
  init(_ values: [Double]) {
    self.values = values
  }

  var n: Int { values.count }

  /// A statistic, or `nil` where so few values have none.
  ///
  /// - Parameter argument: the share of a quantile.
  ///
  /// Also `nil` where the statistic is beyond what a double holds.
  func value(of statistic: Statistic, argument: Double?) -> Double? {
    computed(statistic, argument).flatMap { $0.isFinite ? $0 : nil }
  }

  private func computed(_ statistic: Statistic, _ argument: Double?) -> Double? {
    switch statistic {
    case .n: Double(n)
    case .min: values.min()
    case .max: values.max()
    case .sum: n == 0 ? nil : sum
    case .mean: n == 0 ? nil : mean
    case .median: quantile(0.5)
    case .sd: n < 2 ? nil : sqrt(moment(2) * Double(n) / Double(n - 1))
    case .sdp: n == 0 ? nil : sqrt(moment(2))
    case .skew: skewness
    case .kurt: kurtosis
    case .quantile: argument.flatMap(quantile)
    }
  }

  private lazy var sum: Double = sorted.reduce(0, +)

  /// Equal values have themselves as their mean, whatever their sum rounds to: a constant indicator
  /// has no spread, not one of 10⁻¹⁷.
  private lazy var mean: Double = isConstant ? sorted[0] : sum / Double(n)
  private var isConstant: Bool { sorted.first == sorted.last }

  /// Central moment: Σ(x − mean)ᵏ / n.
  private func moment(_ k: Int) -> Double {
    let mean = mean
    var total = 0.0
    for value in sorted {
      let deviation = value - mean
      total += k == 2 ? deviation * deviation : pow(deviation, Double(k))
    }
    return total / Double(n)
  }

  /// Type 7: linear between order statistics at (n − 1)·p.
  ///
  /// - Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages",
  ///   *The American Statistician* 50(4).
  private func quantile(_ share: Double) -> Double? {
    guard n > 0 else { return nil }
    let position = Double(n - 1) * share
    let below = Int(position)
    let part = position - Double(below)
    guard below + 1 < n, part > 0 else { return sorted[below] }
    return sorted[below] + part * (sorted[below + 1] - sorted[below])
  }

  /// Sample skewness G₁ (type 2); `nil` for fewer than 3 values or no spread.
  ///
  /// - Source: Joanes & Gill (1998), "Comparing measures of sample skewness and kurtosis",
  ///   *The Statistician* 47(1).
  private var skewness: Double? {
    let n = Double(n)
    guard n >= 3 else { return nil }
    let variance = moment(2)
    guard variance > 0 else { return nil }
    return moment(3) / pow(variance, 1.5) * sqrt(n * (n - 1)) / (n - 2)
  }

  /// Sample kurtosis G₂ (type 2), in excess of the normal; `nil` for fewer than 4 values or no
  /// spread.
  private var kurtosis: Double? {
    let n = Double(n)
    guard n >= 4 else { return nil }
    let variance = moment(2)
    guard variance > 0 else { return nil }
    let excess = moment(4) / (variance * variance) - 3
    return ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3))
  }
}
