import PalmaresCore

/// How many values could set a step that says `members`, and whom too few leave without a result.
///
/// Too few values still make a line or a rank, and it says nothing of where an institution stands:
/// the lowest of two is at 0, the only one is first. A step with `members` gives no result there.
struct MemberShortage {
  let needed: Int
  let isFill: Bool
  let word: String
  /// Values that could set the step, group by group.
  private let found: [Int]
  private let grouping: Grouping

  /// - Returns: `nil` where the step names no fewest number of values, or none set it.
  init?(of step: Step, in column: Column, context: StepContext) {
    guard let needed = step.members, step.isFitted else { return nil }
    self.needed = needed
    grouping = context.grouping
    word = step.operation.word
    if case .fill = step.operation { isFill = true } else { isFill = false }
    var fewest: [Int]?
    for setting in Self.columns(setting: step, column, context) {
      let counts = context.groupSamples(of: setting).map(\.n)
      fewest = fewest.map { zip($0, counts).map { Swift.min($0, $1) } } ?? counts
    }
    found = fewest ?? context.groupSamples(of: column).map(\.n)
  }

  /// What is counted: the value in hand, or the columns whose statistics the step reads.
  private static func columns(
    setting step: Step, _ column: Column, _ context: StepContext
  ) -> [Column] {
    switch step.operation {
    case .rank, .winsorise, .netFlow: return [column]
    case .scale, .clip, .round, .map, .cut, .fill, .fillPeriods, .blank, .replace:
      let read = Set(step.expressions.flatMap { $0.tree.statisticsRead })
      return read.map { reference in
        reference.map { context.value(of: $0).column(count: column.count) } ?? column
      }
    }
  }

  /// How many values were found for an institution's group; `nil` where it has none.
  func found(at unit: Int) -> Int? { grouping.memberships[unit].map { found[$0] } }

  func isShort(at unit: Int) -> Bool { found(at: unit).map { $0 < needed } ?? false }

  var isGrouped: Bool { !grouping.isSingle }

  /// What the trace prints beside the step.
  var fact: StepFact {
    guard isGrouped else { return StepFact(.members, .number(Double(found.first ?? 0))) }
    let values = grouping.memberships.indices.map { found(at: $0).map(Double.init) }
    return StepFact(.members, .column(Column(values)))
  }

  /// Whether the shortage is why an institution has no result: the step would have given it one.
  func takes(from column: Column, at unit: Int) -> Bool {
    guard isShort(at: unit) else { return false }
    return isFill ? column.states[unit].canBeFilled : column.states[unit] == .present
  }
}

extension StepOperation {
  /// Applies the operation, but where too few values set it: there a value becomes missing, and a
  /// missing one that was to be filled stays so.
  func applied(
    to column: Column, in context: StepContext, unless shortage: MemberShortage?
  ) -> StepOutcome {
    guard let shortage else { return applied(to: column, in: context) }
    let short = (0..<column.count).filter(shortage.isShort)
    var known = column
    for unit in short { known.clear(at: unit, as: .notApplicable) }
    var outcome = applied(to: known, in: context)
    for unit in short {
      let state = column.states[unit]
      if shortage.isFill, state == .present {
        outcome.column.set(column.values[unit], at: unit)
      } else {
        outcome.column.clear(at: unit, as: state == .present ? .missing : state)
      }
    }
    outcome.facts.append(shortage.fact)
    return outcome
  }
}

extension ExpressionTree {
  /// What its statistics are of; `nil` stands for the value in hand.
  fileprivate var statisticsRead: [NodeReference?] {
    if case .statistic(_, let reference, _) = self { return [reference] }
    return parts.flatMap(\.statisticsRead)
  }
}
