import Glibc

// Methods that look at each child alone: the wider it spreads, the more it weighs.

/// The standard deviation of the values as they enter. It depends on each child's scale: bring
/// children onto one scale first.
///
/// - Source: Diakoulaki, Mavrotas & Papayannakis (1995), *Computers & Operations Research* 22(7),
///   where it is the yardstick of CRITIC.
func populationDeviation(_ values: [Double]) -> Double {
  Sample(values).value(of: .sdp, argument: nil) ?? 0
}

/// The variance of the values brought onto 0…1, so that no child's scale counts.
///
/// - Source: Rao & Patel (2010), "A subjective and objective integrated multiple attribute decision
///   making method for material selection", *Materials & Design* 31(10).
func varianceOnUnitRange(_ values: [Double]) -> Double {
  let deviation = populationDeviation(onUnitRange(values))
  return deviation * deviation
}

/// Values on the line that takes the least to 0 and the greatest to 1.
func onUnitRange(_ values: [Double]) -> [Double] {
  guard let least = values.min(), let greatest = values.max() else { return [] }
  // Halves, so that the distance between two large numbers of opposite sign stays a number.
  let range = greatest / 2 - least / 2
  return values.map { ($0 / 2 - least / 2) / range }
}

/// One less the entropy of the institutions' shares in the total, Σ −p ln p / ln n, with 0 ln 0 = 0:
/// 0 where all have the same, 1 where one has everything.
///
/// - Source: Shannon (1948), *Bell System Technical Journal* 27; as weights, Hwang & Yoon (1981),
///   *Multiple Attribute Decision Making*, section 2.3.
func entropyDivergence(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let greatest = sorted.last ?? 1
  let total = sorted.reduce(0) { $0 + $1 / greatest }
  var entropy = 0.0
  for value in sorted where value > 0 {
    let share = value / greatest / total
    entropy -= share * log(share)
  }
  return max(0, 1 - entropy / log(Double(values.count)))
}

/// The Gini coefficient: the mean distance between two institutions over twice the mean.
///
/// - Source: Gini (1912), *Variabilità e mutabilità*; as weights, Li & Chi (2009), "A new determining
///   objective weights method: Gini coefficient weight", ICISE 2009.
func giniCoefficient(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let greatest = sorted.last ?? 1
  let n = Double(sorted.count)
  var (distances, total) = (0.0, 0.0)
  for (place, value) in sorted.enumerated() {
    distances += (2 * Double(place + 1) - n - 1) * (value / greatest)
    total += value / greatest
  }
  return distances / (n * total)
}

/// The angle between the values and equal values for everyone, in radians: 0 where all have the same.
///
/// - Source: Shuai, Zongzhun, Yongji & Lei (2012), "A new angular method to determine the objective
///   weights", 24th Chinese Control and Decision Conference.
func angleToEqualShares(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let greatest = sorted.last ?? 1
  let total = sorted.reduce(0) { $0 + $1 / greatest }
  let mean = total / Double(sorted.count)
  // The sine from deviations, because the cosine of a small angle has lost its digits.
  var deviations = 0.0
  for value in sorted { deviations += (value / greatest - mean) * (value / greatest - mean) }
  return atan2(sqrt(deviations), mean * sqrt(Double(sorted.count)))
}
