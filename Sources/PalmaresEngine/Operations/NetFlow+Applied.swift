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

  fileprivate func number(of threshold: NetFlow.Threshold) -> Double {
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

// MARK: What is refused

extension NetFlow {
  private func report(alone units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("step.nobody-to-compare"), .error,
        LocalizedText(
          en: "'\(context.node.code)' compares institutions, and \(names.en) "
            + "\(units.count == 1 ? "has" : "have") nobody to be compared with.",
          fr: "« \(context.node.code) » compare des établissements, et \(names.fr) "
            + "\(units.count == 1 ? "n'a" : "n'ont") personne à qui se comparer."),
        at: context.places(of: units),
        why: LocalizedText(
          en: "A net flow is a mean over the other members of the population.",
          fr: "Un flux net est une moyenne sur les autres membres de la population."),
        fix: [
          LocalizedText(
            en: "Take data of two institutions or more, or a wider population ('over', 'by').",
            fr: "Prenez des données d'au moins deux établissements, ou une population plus large "
              + "(« over », « by »).")
        ]))
  }

  private func report(
    _ threshold: Threshold, isUnknown: Bool, in context: StepContext
  ) {
    let text = self[threshold]?.text ?? ""
    let problem =
      isUnknown
      ? LocalizedText(en: "has no value", fr: "n'a pas de valeur")
      : LocalizedText(
        en: "is not the same for all institutions",
        fr: "n'est pas le même pour tous les établissements")
    context.report(
      Diagnostic(
        DiagnosticRule("step.threshold"), .error,
        LocalizedText(
          en: "The threshold '\(threshold.rawValue)' of '\(context.node.code)', '\(text)', "
            + "\(problem.en).",
          fr: "Le seuil « \(threshold.rawValue) » de « \(context.node.code) », « \(text) », "
            + "\(problem.fr)."),
        at: [context.location].compactMap { $0 }, why: Self.whyOneThreshold,
        fix: [
          LocalizedText(
            en: "Write a number, a parameter or a statistic of the population.",
            fr: "Écrivez un nombre, un paramètre ou une statistique de la population.")
        ]))
  }

  private func report(
    outOfOrder curve: PreferenceCurve, _ culprit: Threshold, in context: StepContext
  ) {
    context.report(
      Diagnostic(
        DiagnosticRule("step.threshold"), .error,
        LocalizedText(
          en: "The threshold '\(culprit.rawValue)' of '\(context.node.code)' can't be "
            + "\(plain(curve.number(of: culprit))).",
          fr: "Le seuil « \(culprit.rawValue) » de « \(context.node.code) » ne peut pas être "
            + "\(plain(curve.number(of: culprit)))."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "Thresholds are differences: none is negative, 'strict' is no less than "
            + "'indifference', 'inflection' is above zero.",
          fr: "Les seuils sont des écarts : aucun n'est négatif, « strict » n'est pas sous "
            + "« indifference », « inflection » est au-dessus de zéro."),
        fix: [LocalizedText(en: "Correct the threshold.", fr: "Corrigez le seuil.")]))
  }

  private static let whyOneThreshold = LocalizedText(
    en: "Two institutions are compared by one curve.",
    fr: "Deux établissements sont comparés par une même courbe.")
}
