import PalmaresCore

extension CombinationInput {
  /// A quantile of the children present, each counted once: linear between the values on either side
  /// of (n − 1)·share. Half way is the median.
  ///
  /// - Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", *The American
  ///   Statistician* 50(4), type 7.
  func quantile(at share: Double, of unit: Int) -> Double {
    let order = positioned(from: .low, at: unit)
    let place = QuantilePlace(share: share, count: order.count)
    let low = columns[order[place.below]].values[unit]
    guard place.part > 0 else { return low }
    let high = columns[order[place.below + 1]].values[unit]
    return low + place.part * (high - low)
  }
}

/// Where a quantile lies among values in order: after so many of them, and so far on to the next.
struct QuantilePlace {
  let below: Int
  let part: Double

  init(share: Double, count: Int) {
    let position = Double(count - 1) * share
    below = min(Int(position), count - 1)
    part = below + 1 < count ? position - Double(below) : 0
  }
}
