import PalmaresCore
import PalmaresEngine

/// A value as constant + Σ coefficient × part, for one institution.
struct AdditiveTerms {
  var constant = 0.0
  /// Only parts that count.
  var list: [(coefficient: Double, entry: ScoreStructure.Entry)]
}

extension ScoreStructure.Source {
  /// `nil` where the value isn't a sum.
  func terms(at unit: Int) -> AdditiveTerms? {
    switch self {
    case .indicator, .formula: nil
    case .same(let entry): AdditiveTerms(list: [(1, entry)])
    case .linear(let constant, let list): AdditiveTerms(constant: constant, list: list)
    case .first(let entries):
      entries.first { $0.value.states[unit] == .present }.map { AdditiveTerms(list: [(1, $0)]) }
    case .combined(let combined):
      combined.coefficients(at: unit).map { coefficients in
        AdditiveTerms(
          list: zip(coefficients, combined.entries).compactMap { coefficient, entry in
            coefficient.map { ($0, entry) }
          })
      }
    }
  }
}

extension ScoreStructure.Combined {
  /// What each child's value is multiplied by; `nil` for one that doesn't count, and for all where the
  /// rule isn't a sum.
  func coefficients(at unit: Int) -> [Double?]? {
    let present = entries.map { $0.value.states[unit] == .present }
    switch rule {
    case .sum: return zip(weights, present).map { $1 ? $0 : nil }
    case .mean(power: 1, _): return shares(of: weights.map { $0 }, present)
    case .ordered(let positions, let end):
      let chosen = positioned(from: end, at: unit).prefix(positions.count)
      var own = [Double?](repeating: nil, count: entries.count)
      for (child, weight) in zip(chosen, positions) { own[child] = weight }
      return shares(of: own, present)
    case .benefitOfDoubt: return ownWeights?(unit)?.map { $0 }
    case .mean, .product, .share, .quantile, .spread, .copeland: return nil
    }
  }

  /// The children with a value from one end; equal ones in declared order, as the rule takes them.
  func positioned(from end: End, at unit: Int) -> [Int] {
    entries.indices.filter { entries[$0].value.states[unit] == .present }.sorted { a, b in
      let (x, y) = (entries[a].value.values[unit], entries[b].value.values[unit])
      if x != y { return end == .high ? x > y : x < y }
      return a < b
    }
  }

  private func shares(of weights: [Double?], _ present: [Bool]) -> [Double?]? {
    let counted = zip(weights, present).map { $1 ? $0 : nil }
    let total = counted.reduce(0.0) { $0 + ($1 ?? 0) }
    guard total != 0 else { return nil }
    return counted.map { $0.map { $0 / total } }
  }
}
