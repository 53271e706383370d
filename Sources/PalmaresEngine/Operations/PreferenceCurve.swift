import Glibc

/// A preference function with the numbers of its thresholds.
struct PreferenceCurve {
  let preference: NetFlow.Preference
  let indifference: Double
  let strict: Double
  let inflection: Double

  /// The preference 0…1 that a difference is worth; none where it isn't positive.
  func preference(for difference: Double) -> Double {
    guard difference > 0 else { return 0 }
    switch preference {
    case .usual: return 1
    case .uShape: return difference > indifference ? 1 : 0
    case .vShape: return strict > 0 ? min(1, difference / strict) : 1
    case .level:
      if difference > strict { return 1 }
      return difference > indifference ? 0.5 : 0
    case .linear:
      if difference <= indifference { return 0 }
      return difference >= strict ? 1 : (difference - indifference) / (strict - indifference)
    case .gaussian:
      return 1 - exp(-difference * difference / (2 * inflection * inflection))
    }
  }

  /// Preference for a value less preference against it, over others in ascending order, so that the
  /// order of institutions doesn't matter.
  func flow(of value: Double, among sorted: [Double]) -> Double {
    if preference == .usual {
      return Double(sorted.below(value) - (sorted.count - sorted.upTo(value)))
    }
    var total = 0.0
    for other in sorted {
      total += preference(for: value - other) - preference(for: other - value)
    }
    return total
  }
}

extension [Double] {
  /// How many of them, in ascending order, are less than a value.
  fileprivate func below(_ value: Double) -> Int { firstPosition { $0 >= value } }

  /// How many of them, in ascending order, are no more than a value.
  fileprivate func upTo(_ value: Double) -> Int { firstPosition { $0 > value } }

  /// Where a condition begins to hold that goes on holding.
  private func firstPosition(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
