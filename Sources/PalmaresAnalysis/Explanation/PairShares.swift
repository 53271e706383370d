import PalmaresCore
import PalmaresEngine

/// How the difference between two institutions' values of one node is made up of its children's.
struct PairShares {
  struct Share {
    var entry: ScoreStructure.Entry
    /// slope × (own − other's value), where both have one.
    var slope: Double
    /// What no difference of values explains.
    var rest = 0.0
    var kind: Contribution.Kind = .weight
  }

  var list: [Share]
}

extension ScoreStructure.Source {
  /// The difference between two institutions that both have a value; `nil` where it can't be split.
  func shares(
    between a: Int, _ b: Int, values: (Double, Double)
  ) -> PairShares? {
    switch self {
    case .indicator: return nil
    case .same(let entry): return PairShares(list: [.init(entry: entry, slope: 1)])
    case .linear(_, let list):
      return PairShares(list: list.map { .init(entry: $0.entry, slope: $0.coefficient) })
    case .first(let entries): return Self.first(entries, a, b)
    case .formula(let formula, let entries, let cells):
      return Self.formula(formula, entries, cells(a), cells(b), a, b)
    case .combined(let combined): return combined.shares(between: a, b, values: values)
    }
  }

  private static func first(
    _ entries: [ScoreStructure.Entry], _ a: Int, _ b: Int
  ) -> PairShares? {
    func chosen(_ unit: Int) -> Int? {
      entries.firstIndex { $0.value.states[unit] == .present }
    }
    guard let own = chosen(a), let other = chosen(b) else { return nil }
    if own == other { return PairShares(list: [.init(entry: entries[own], slope: 1)]) }
    // Another part is taken for each: that one comes in, and the other goes out.
    return PairShares(list: [
      .init(
        entry: entries[own], slope: 0, rest: entries[own].value.values[a], kind: .selection),
      .init(
        entry: entries[other], slope: 0, rest: -entries[other].value.values[b], kind: .selection),
    ])
  }

  /// Names are replaced one after the other, in all orders; a word that differs can't be followed.
  private static func formula(
    _ formula: Expression, _ operands: [(name: NodeReference, entry: ScoreStructure.Entry)],
    _ own: [NodeReference: Column], _ other: [NodeReference: Column], _ a: Int, _ b: Int
  ) -> PairShares? {
    let differing = operands.filter { own[$0.name] != other[$0.name] }
    let names = Set(differing.map(\.name))
    guard own.keys.allSatisfy({ names.contains($0) || own[$0] == other[$0] }) else { return nil }
    let shares = ShapleyShares.shares(of: differing.count) { replaced in
      var cells = other
      for (operand, isOwn) in zip(differing, replaced) where isOwn {
        cells[operand.name] = own[operand.name]
      }
      return formula.value(with: cells)
    }
    guard let shares else { return nil }
    return PairShares(list: zip(differing, shares).map { .init($0.entry, of: $1, a, b) })
  }
}

extension PairShares.Share {
  /// So many points of a child, as a slope where its values differ.
  init(_ entry: ScoreStructure.Entry, of points: Double, _ a: Int, _ b: Int) {
    self.init(entry: entry, slope: 0, rest: points)
    guard let own = entry.value.number(at: a), let other = entry.value.number(at: b),
      abs(own - other) > ChainStep.nearness * max(abs(own), abs(other))
    else { return }
    slope = points / (own - other)
    rest = 0
  }
}

extension ScoreStructure.Combined {
  /// - Parameter values: what the rule makes of both.
  func shares(between a: Int, _ b: Int, values: (Double, Double)) -> PairShares? {
    switch rule {
    case .mean(let power, _): mean(power, a, b, values)
    case .product: product(a, b, values)
    case .sum, .ordered, .benefitOfDoubt: weighted(a, b)
    case .quantile, .spread: replaced(a, b)
    case .share, .copeland: nil
    }
  }

  /// Each at its own weight: the mean of both weights on the difference of values, and the difference of
  /// weights on the mean of values.
  private func weighted(_ a: Int, _ b: Int) -> PairShares? {
    guard let own = coefficients(at: a), let other = coefficients(at: b) else { return nil }
    var list: [PairShares.Share] = []
    for (child, entry) in entries.enumerated() {
      let (first, second) = (own[child], other[child])
      guard first != nil || second != nil else { continue }
      if let first, first == second {
        list.append(.init(entry: entry, slope: first))
        continue
      }
      let rest =
        (first ?? 0) * entry.value.values[a] - (second ?? 0) * entry.value.values[b]
      let kind: Contribution.Kind =
        first != nil && second != nil ? .weight : rule == .sum ? .absence : .selection
      list.append(.init(entry: entry, slope: 0, rest: rest, kind: kind))
    }
    return PairShares(list: list)
  }

  private func kind(
    of entry: ScoreStructure.Entry, _ a: Int, _ b: Int
  ) -> Contribution.Kind {
    entry.value.states[a] == .present && entry.value.states[b] == .present ? .weight : .absence
  }

  /// A power mean is g⁻¹(Σ share × g(x)): the difference of the g's is a sum, and one slope takes it to
  /// the difference of the means. With g = ln it is the logarithmic mean Divisia decomposition.
  ///
  /// A missing child stands at the mean of the others: that is what dividing by the weights present does.
  ///
  /// - Source: Ang (2015), "LMDI decomposition approach: a guide for implementation", *Energy Policy* 86.
  private func mean(
    _ power: Double, _ a: Int, _ b: Int, _ values: (Double, Double)
  ) -> PairShares? {
    let present = entries.indices.filter { child in
      entries[child].value.states[a] == .present || entries[child].value.states[b] == .present
    }
    let total = present.reduce(0) { $0 + weights[$1] }
    guard total != 0 else { return nil }
    let pairs = present.map { child in
      (
        entries[child].value.number(at: a) ?? values.0,
        entries[child].value.number(at: b) ?? values.1
      )
    }
    let positive = values.0 > 0 && values.1 > 0 && pairs.allSatisfy { $0 > 0 && $1 > 0 }
    guard power == 1 || positive else { return replaced(a, b) }
    let list = zip(present, pairs).map { child, pair in
      let slope = weights[child] / total * meanSlope(pair, values, power)
      return share(of: entries[child], slope, pair, a, b)
    }
    return PairShares(list: list)
  }

  private func meanSlope(
    _ pair: (Double, Double), _ values: (Double, Double), _ power: Double
  ) -> Double {
    switch power {
    case 1: 1
    case 0: logarithmicMean(values.0, values.1) / logarithmicMean(pair.0, pair.1)
    default:
      powerSlope(pair.0, pair.1, power: power) / powerSlope(values.0, values.1, power: power)
    }
  }

  private func product(_ a: Int, _ b: Int, _ values: (Double, Double)) -> PairShares? {
    let pairs = entries.map {
      ($0.value.number(at: a) ?? 1, $0.value.number(at: b) ?? 1)
    }
    let positive = values.0 > 0 && values.1 > 0 && pairs.allSatisfy { $0 > 0 && $1 > 0 }
    guard positive else { return replaced(a, b) }
    let list = entries.indices.map { child in
      let pair = pairs[child]
      let slope =
        weights[child] * logarithmicMean(values.0, values.1) / logarithmicMean(pair.0, pair.1)
      return share(of: entries[child], slope, pair, a, b)
    }
    return PairShares(list: list)
  }

  /// A slope where both have a value; otherwise what it makes of the value that stands in.
  private func share(
    of entry: ScoreStructure.Entry, _ slope: Double, _ pair: (Double, Double), _ a: Int, _ b: Int
  ) -> PairShares.Share {
    guard kind(of: entry, a, b) == .absence else { return .init(entry: entry, slope: slope) }
    let rest = slope * (pair.0 - pair.1)
    return .init(entry: entry, slope: 0, rest: rest, kind: .absence)
  }

  /// Children of one are replaced by those of the other, in all orders.
  private func replaced(_ a: Int, _ b: Int) -> PairShares? {
    let own = entries.map { $0.value.number(at: a) }
    let other = entries.map { $0.value.number(at: b) }
    let differing = entries.indices.filter { own[$0] != other[$0] }
    let shares = ShapleyShares.shares(of: differing.count) { replaced in
      var values = other
      for (child, isOwn) in zip(differing, replaced) where isOwn { values[child] = own[child] }
      return rule.value(ofChildren: values, weights: weights)
    }
    guard let shares else { return nil }
    return PairShares(
      list: zip(differing, shares).map { child, share in
        var part = PairShares.Share(entries[child], of: share, a, b)
        part.kind = kind(of: entries[child], a, b)
        return part
      })
  }
}
