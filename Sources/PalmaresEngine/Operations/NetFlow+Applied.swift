import PalmaresCore

extension NetFlow {
  /// - Complexity: O(*n*²) with *n* institutions in a group.
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let thresholds = preference.thresholds.map { threshold in
      let value = self[threshold].map { context.evaluated($0, for: holders) }
      return (threshold: threshold, value: value ?? .absent(.missing))
    }
    var result = column
    var alone: [Int] = []
    var populations = [Double?](repeating: nil, count: context.grouping.count)
    for group in 0..<context.grouping.count {
      let units = context.grouping.members[group].filter { holders[$0] }
      guard !units.isEmpty, let curve = curve(thresholds, of: units, column.count, context) else {
        continue
      }
      let members = units.filter { context.population[$0] }
      populations[group] = Double(members.count)
      alone += place(units, among: members, by: curve, column, into: &result, context)
    }
    context.reportUngrouped(column)
    if !alone.isEmpty { report(alone: alone, in: context) }
    let facts = thresholds.map {
      StepFact($0.threshold.role, $0.value, expression: self[$0.threshold]?.text)
    }
    return StepOutcome(
      column: result,
      facts: [StepFact(.population, context.spread(populations))] + facts)
  }

  /// Gives each its mean flow; returns those who have nobody to be compared with.
  private func place(
    _ units: [Int], among members: [Int], by curve: PreferenceCurve, _ column: Column,
    into result: inout Column, _ context: StepContext
  ) -> [Int] {
    let sorted = members.map { column.values[$0] }.sorted()
    let flows = inChunks(of: units.count, atLeast: 512) { range in
      range.map { curve.flow(of: column.values[units[$0]], among: sorted) }
    }.flatMap { $0 }
    var alone: [Int] = []
    for (unit, flow) in zip(units, flows) {
      let rivals = context.population[unit] ? sorted.count - 1 : sorted.count
      if rivals < 1 { alone.append(unit) }
      result.values[unit] = rivals < 1 ? 0 : flow / Double(rivals)
    }
    return alone
  }

  /// The thresholds as numbers; they must be known, the same throughout the group and in order.
  private func curve(
    _ thresholds: [(threshold: Threshold, value: ExpressionValue)], of units: [Int], _ count: Int,
    _ context: StepContext
  ) -> PreferenceCurve? {
    var numbers: [Threshold: Double] = [:]
    for (threshold, value) in thresholds {
      let column = value.column(count: count)
      let values = Set(units.map { column.number(at: $0) })
      guard values.count == 1, let number = values.first.flatMap({ $0 }) else {
        report(threshold, isUnknown: values.contains(nil), in: context)
        return nil
      }
      numbers[threshold] = number
    }
    let curve = PreferenceCurve(
      preference: preference, indifference: numbers[.indifference] ?? 0,
      strict: numbers[.strict] ?? 0, inflection: numbers[.inflection] ?? 0)
    if let culprit = curve.culprit {
      report(outOfOrder: curve, culprit, in: context)
      return nil
    }
    return curve
  }
}

extension PreferenceCurve {
  /// A threshold that can't be: negative, beyond the one that follows it, or a bell without a width.
  fileprivate var culprit: NetFlow.Threshold? {
    if indifference < 0 { return .indifference }
    let ordered = preference == .level || preference == .linear
    if strict < 0 || ordered && strict < indifference { return .strict }
    return preference == .gaussian && inflection <= 0 ? .inflection : nil
  }

  func number(of threshold: NetFlow.Threshold) -> Double {
    switch threshold {
    case .indifference: indifference
    case .strict: strict
    case .inflection: inflection
    }
  }
}

extension NetFlow.Threshold {
  fileprivate var role: StepFact.Role {
    switch self {
    case .indifference: .indifference
    case .strict: .strict
    case .inflection: .inflection
    }
  }
}
