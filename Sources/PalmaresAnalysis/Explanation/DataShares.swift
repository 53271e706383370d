import PalmaresCore
import PalmaresEngine

/// What a score rests on, in shares of its weight: they sum to 1.
///
/// Weights are followed from the score down as they are declared, over all children, missing ones
/// included: a missing child's share is what others carry in its place. Positions weigh what was taken.
public struct DataShares: Sendable, Hashable {
  /// Figures as they were sent in.
  public var reported = 0.0
  /// Brought within limits: winsorised or clipped.
  public var limited = 0.0
  /// Put in place of a missing figure: by a rule, another period, or zero.
  public var filled = 0.0
  /// Without a value: the weight went to others, or counts for nothing.
  public var missing = 0.0
  public var notApplicable = 0.0

  /// Filled or missing: what no figure of the institution stands behind.
  public var withoutData: Double { filled + missing }
}

extension ScoreStructure {
  /// What an institution's score rests on; `nil` where it has none.
  public func dataShares(of unit: Int) -> DataShares? {
    guard score(of: unit) != nil else { return nil }
    var shares = [Double](repeating: 0, count: parts.count)
    shares[parts.count - 1] = 1
    var result = DataShares()
    for index in parts.indices.reversed() where shares[index] > 0 {
      let part = parts[index]
      guard part.sourceValue.states[unit] == .present || part.isIndicator else {
        let wasFilled = part.value.states[unit] == .present
        result.add(shares[index], wasFilled ? .filled : .init(part.value.states[unit]))
        continue
      }
      guard !part.isIndicator else {
        result.add(shares[index], part.basis(at: unit))
        continue
      }
      for (entry, share) in part.source.declaredShares(at: unit) {
        let amount = shares[index] * share
        if let basis = entry.basis(at: unit, isIndicator: parts[entry.part].isIndicator) {
          result.add(amount, basis)
        } else {
          shares[entry.part] += amount
        }
      }
    }
    return result
  }
}

extension DataShares {
  fileprivate enum Basis {
    case reported, limited, filled, missing, notApplicable

    init(_ state: ValueState) { self = state == .notApplicable ? .notApplicable : .missing }
  }

  fileprivate mutating func add(_ share: Double, _ basis: Basis) {
    switch basis {
    case .reported: reported += share
    case .limited: limited += share
    case .filled: filled += share
    case .missing: missing += share
    case .notApplicable: notApplicable += share
    }
  }
}

extension ScoreStructure.Entry {
  /// What the steps on the way in decide alone; `nil` where it is to be found further down.
  fileprivate func basis(at unit: Int, isIndicator: Bool) -> DataShares.Basis? {
    guard value.states[unit] == .present else { return .init(value.states[unit]) }
    if steps.contains(where: { $0.fills(unit) }) { return .filled }
    return isIndicator && steps.contains { $0.limits(unit) } ? .limited : nil
  }
}

extension ScoreStructure.Part {
  fileprivate func basis(at unit: Int) -> DataShares.Basis {
    guard value.states[unit] == .present else { return .init(value.states[unit]) }
    if isFilled(at: unit) { return .filled }
    return chain.contains { $0.limits(unit) } ? .limited : .reported
  }

  /// Whether its value, where it has one, was put in place of a missing figure: by a step, or by a
  /// formula that asks whether there is one.
  func isFilled(at unit: Int) -> Bool {
    guard value.states[unit] == .present else { return false }
    if chain.contains(where: { $0.fills(unit) }) { return true }
    guard case .formula(let columns, asksForAbsence: true) = start else { return false }
    return columns.contains { $0.states[unit].canBeFilled }
  }

  /// A number of the methodology, the same for all.
  var isConstant: Bool { if case .constant = start { true } else { false } }
}

extension ScoreStructure.Source {
  /// The parts inside with the share of the weight that each is given.
  fileprivate func declaredShares(
    at unit: Int
  ) -> [(entry: ScoreStructure.Entry, share: Double)] {
    switch self {
    case .indicator: return []
    case .same(let entry): return [(entry, 1)]
    case .first(let entries):
      return entries.first { $0.value.states[unit] == .present }.map { [($0, 1)] } ?? []
    case .linear(_, let list): return Self.shares(list.map { ($0.entry, $0.coefficient) })
    case .formula(_, let operands, _): return Self.shares(operands.map { ($0.entry, 1) })
    case .combined(let combined):
      switch combined.rule {
      case .ordered:
        let own = combined.coefficients(at: unit) ?? []
        return Self.shares(
          zip(combined.entries, own).compactMap { entry, weight in weight.map { (entry, $0) } })
      case .benefitOfDoubt:
        let own = combined.coefficients(at: unit) ?? []
        return Self.shares(
          zip(combined.entries, own).map { ($0, ($1 ?? 0) * $0.value.values[unit]) })
      default: return Self.shares(Array(zip(combined.entries, combined.weights)))
      }
    }
  }

  private static func shares(
    _ weighted: [(ScoreStructure.Entry, Double)]
  ) -> [(entry: ScoreStructure.Entry, share: Double)] {
    let total = weighted.reduce(0) { $0 + abs($1.1) }
    return weighted.map { ($0.0, total > 0 ? abs($0.1) / total : 0) }
  }
}
