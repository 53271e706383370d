import Glibc
import PalmaresCore
import PalmaresEngine

/// What enters a combination: the values of each institution, and the weights as they are.
struct CombinationMatrix {
  var names: [String]
  var weights: [Double]
  var rows: [[Double?]]
  var isMean: Bool
  /// 0 where the values are logarithms of those that the engine combines.
  var power = 1.0
  var remarks: [LocalizedText] = []

  /// Rounded scores as the engine works them out, children in declared order.
  func rounding(_ round: Round, rises: Bool) -> RankRounding {
    let (rows, isMean, power) = (rows, isMean, power)
    let unit = pow(10, Double(-round.digits))
    let largest = rows.joined().reduce(0.0) { max($0, ($1 ?? 0).magnitude) }
    let distances = rows.map { row -> Double in
      let step = unit * (1 + 1e-6) + 1e-12 * largest
      guard power == 0 else { return step }
      // exp(m) + step = exp(m + log1p(step / exp(m))), and no mean is below the least value.
      return log1p(step / exp(row.compactMap { $0 }.min() ?? 0)) * (1 + 1e-12)
    }
    return RankRounding(distance: distances) { institution, weights in
      var (total, weight) = (0.0, 0.0)
      for (child, value) in rows[institution].enumerated() {
        guard let value else { continue }
        total += weights[child] * value
        weight += weights[child]
      }
      let mean = isMean ? total / weight : total
      let rounded = DecimalRounding.rounded(
        power == 0 ? exp(mean) : mean, digits: round.digits, mode: round.mode)
      return rises ? rounded : -rounded
    }
  }
}
