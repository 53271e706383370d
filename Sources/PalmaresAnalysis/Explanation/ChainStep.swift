import PalmaresCore
import PalmaresEngine

/// One step of a chain, as far as it matters to what a value is made of.
package struct ChainStep: Sendable {
  enum Kind: Sendable {
    /// A straight line, not always the same for all.
    case line
    /// Values stay what they are, but for some: rounded, held within limits, put in place of others.
    case nearIdentity(Remainder)
    /// Anything else.
    case curve
  }

  let kind: Kind
  let step: Step
  /// For the institutions of the structure's evaluation.
  let before: Column
  let after: Column
  private let facts: [StepFact]
  private let units: UnitMapping
  private let form: LinearForm?

  init(_ record: NodeRecord.StepRecord, in evaluation: Evaluation, _ units: UnitMapping) {
    step = record.step
    before = units.aligned(record.before)
    after = units.aligned(record.after)
    facts = record.facts
    self.units = units
    var form: LinearForm?
    switch record.step.operation {
    case .scale: kind = .line
    case .map(let map):
      form = map.when == nil ? LinearForm(map.to, in: evaluation) : nil
      if form?.terms.allSatisfy({ $0.name == nil }) != true { form = nil }
      kind = form == nil ? .curve : .line
    case .round: kind = .nearIdentity(.rounding)
    case .clip, .winsorise: kind = .nearIdentity(.limit)
    case .fill, .fillPeriods, .replace, .blank: kind = .nearIdentity(.replacement)
    case .rank, .cut, .netFlow: kind = .curve
    }
    self.form = form
  }

  /// after = slope × before + intercept, for one institution; `nil` where it isn't a line.
  func line(at unit: Int) -> (slope: Double, intercept: Double)? {
    if let form { return (form.terms.first?.coefficient ?? 0, form.constant) }
    guard case .line = kind, let own = units.position(of: unit) else { return nil }
    func number(_ role: StepFact.Role) -> Double? {
      facts.first { $0.role == role }?.number(at: own)
    }
    guard let a = number(.fromLow), let b = number(.fromHigh), let c = number(.toLow),
      let d = number(.toHigh), a != b
    else { return nil }
    let slope = (d - c) / (b - a)
    return (slope, c - a * slope)
  }

  /// The slope of the line for one institution when only its own value changes; `nil` where it isn't one. A
  /// value divided by another column of the institution lies on a line then, too.
  func ownSlope(at unit: Int, in evaluation: Evaluation) -> Double? {
    if let line = line(at: unit) { return line.slope }
    guard case .map(let map) = step.operation, map.when == nil, units.position(of: unit) == unit
    else { return nil }
    return LinearForm(map.to, in: evaluation, at: unit)?.terms.first?.coefficient
  }

  /// Whether the same line holds for two institutions.
  func isSame(at a: Int, _ b: Int) -> Bool {
    guard let first = line(at: a), let second = line(at: b) else { return false }
    return first == second
  }

  /// Whether it put a value where there was none.
  func fills(_ unit: Int) -> Bool {
    before.states[unit] != .present && after.states[unit] == .present
  }

  /// Whether it held a value within limits.
  func limits(_ unit: Int) -> Bool {
    guard case .nearIdentity(.limit) = kind else { return false }
    return before.states[unit] == .present && before.values[unit] != after.values[unit]
  }
}

/// What a step adds to a value besides what goes in.
public enum Remainder: String, Sendable, Hashable {
  case rounding
  /// Held within limits.
  case limit
  /// Another value in its place.
  case replacement
}

/// Institutions of one evaluation among those of another, by identifier.
package struct UnitMapping: Sendable {
  /// `nil` where they are the same.
  private let positions: [Int?]?

  static let same = UnitMapping(positions: nil)

  private init(positions: [Int?]?) { self.positions = positions }

  /// - Parameters:
  ///   - units: those that are asked for.
  ///   - others: those of an earlier period.
  init(of units: StatisticalUnits, in others: StatisticalUnits) {
    positions = units.identifiers.map { others.position(of: $0) }
  }

  func position(of unit: Int) -> Int? { positions.map { $0[unit] } ?? unit }

  func aligned(_ column: Column) -> Column {
    guard let positions else { return column }
    var aligned = Column(absent: .missing, count: positions.count)
    aligned.categories = column.categories
    for (unit, position) in positions.enumerated() {
      guard let position else { continue }
      aligned.values[unit] = column.values[position]
      aligned.states[unit] = column.states[position]
    }
    return aligned
  }
}
