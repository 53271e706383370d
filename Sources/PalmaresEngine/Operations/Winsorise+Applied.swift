import PalmaresCore

extension Winsorise {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    var result = column
    var limits = [(low: Double, high: Double)?](repeating: nil, count: context.grouping.count)
    var broughtIn = [Double](repeating: 0, count: context.grouping.count)
    var failed: [Int] = []
    for group in 0..<context.grouping.count {
      switch treatment(of: group, column, context) {
      case .untouched: break
      case .limits(let low, let high, let count):
        limits[group] = (low, high)
        broughtIn[group] = Double(count)
      case .failed: failed.append(group)
      }
    }
    for unit in 0..<column.count where column.states[unit] == .present {
      guard let group = context.grouping.memberships[unit], let limit = limits[group] else {
        continue
      }
      result.values[unit] = Swift.min(Swift.max(column.values[unit], limit.low), limit.high)
    }
    context.reportUngrouped(column)
    if !failed.isEmpty { applyOtherwise(to: &result, column, failed, context) }
    return StepOutcome(column: result, facts: facts(limits, broughtIn, context))
  }

  private enum Treatment {
    case untouched
    case limits(low: Double, high: Double, count: Int)
    case failed
  }

  /// Brings the extremes of one group in until the condition holds.
  private func treatment(
    of group: Int, _ column: Column, _ context: StepContext
  ) -> Treatment {
    let members = context.grouping.members[group].filter {
      column.states[$0] == .present && context.population[$0]
    }
    var trial = GroupTrial(column, members: members, group: group, context: context)
    var count = 0
    while !trial.holds(until) {
      guard count < atMost, trial.bringIn() else { return .failed }
      count += 1
    }
    return count == 0 ? .untouched : .limits(low: trial.low, high: trial.high, count: count)
  }

  private func applyOtherwise(
    to result: inout Column, _ column: Column, _ failed: [Int], _ context: StepContext
  ) {
    guard let otherwise else {
      report(failed, in: context)
      return
    }
    let other = context.surroundings.applied(
      otherwise, to: column, of: context.node, exists: context.exists)
    for unit in 0..<column.count {
      guard let group = context.grouping.memberships[unit], failed.contains(group) else { continue }
      result.values[unit] = other.values[unit]
      result.states[unit] = other.states[unit]
    }
  }

  private func facts(
    _ limits: [(low: Double, high: Double)?], _ broughtIn: [Double], _ context: StepContext
  ) -> [StepFact] {
    [
      StepFact(.broughtIn, context.spread(broughtIn)),
      StepFact(.low, context.spread(limits.map { $0?.low })),
      StepFact(.high, context.spread(limits.map { $0?.high })),
    ]
  }

  private func report(_ groups: [Int], in context: StepContext) {
    let inGroups =
      context.grouping.isSingle
      ? LocalizedText("")
      : LocalizedText(
        en: " in " + culprits(groups.map { context.grouping.names[$0] }).en,
        fr: " dans " + culprits(groups.map { context.grouping.names[$0] }).fr)
    context.report(
      Diagnostic(
        DiagnosticRule("treatment.condition-not-met"), .error,
        LocalizedText(
          en: "'\(context.node.code)' still fails '\(until.text)' after \(atMost) extreme values "
            + "were brought in\(inGroups.en).",
          fr: "« \(context.node.code) » ne remplit toujours pas « \(until.text) » après \(atMost) "
            + "valeurs extrêmes ramenées\(inGroups.fr)."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "Without 'else' the methodology doesn't say what becomes of such an indicator.",
          fr: "Sans « else », la méthode ne dit pas ce que devient un tel indicateur."),
        fix: [
          LocalizedText(
            en: "Add else: [{map: log(x)}], or allow more with at_most.",
            fr: "Ajoutez else: [{map: log(x)}], ou permettez-en plus avec at_most.")
        ]))
  }
}

/// The values of one group while its extremes are brought in.
private struct GroupTrial {
  private var column: Column
  private let members: [Int]
  private let group: Int
  private let context: StepContext

  init(_ column: Column, members: [Int], group: Int, context: StepContext) {
    self.column = column
    self.members = members
    self.group = group
    self.context = context
  }

  var low: Double { members.map { column.values[$0] }.min() ?? 0 }
  var high: Double { members.map { column.values[$0] }.max() ?? 0 }

  func holds(_ condition: Expression) -> Bool {
    var context = context
    context.current = column
    let active = (0..<column.count).map { context.grouping.memberships[$0] == group }
    let truths = context.evaluated(condition, for: active).truths(count: column.count)
    return members.allSatisfy { truths[$0] == .yes }
  }

  /// Takes the values at the end of the longer tail to the next value inward; false when there is
  /// none.
  mutating func bringIn() -> Bool {
    let values = members.map { column.values[$0] }
    guard let skew = Sample(values).value(of: .skew, argument: nil) else { return false }
    let extreme = skew >= 0 ? high : low
    let next =
      skew >= 0 ? values.filter { $0 < extreme }.max() : values.filter { $0 > extreme }.min()
    guard let next else { return false }
    for unit in members where column.values[unit] == extreme { column.values[unit] = next }
    return true
  }
}
