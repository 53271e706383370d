import PalmaresCore

extension Clip {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let low = low.map { context.evaluated($0, for: holders) }
    let high = high.map { context.evaluated($0, for: holders) }
    var facts: [StepFact] = []
    if let low { facts.append(StepFact(.low, low, expression: self.low?.text)) }
    if let high { facts.append(StepFact(.high, high, expression: self.high?.text)) }
    let lows = low?.column(count: column.count)
    let highs = high?.column(count: column.count)

    var result = column
    var undefined: [Int] = []
    var outOfOrder: [Int] = []
    for unit in 0..<column.count where column.states[unit] == .present {
      if let lows, lows.states[unit] != .present { undefined.append(unit) }
      if let highs, highs.states[unit] != .present { undefined.append(unit) }
      if let lows, let highs, lows.values[unit] > highs.values[unit] { outOfOrder.append(unit) }
      if let lows, result.values[unit] < lows.values[unit] {
        result.values[unit] = lows.values[unit]
      }
      if let highs, result.values[unit] > highs.values[unit] {
        result.values[unit] = highs.values[unit]
      }
    }
    if let first = outOfOrder.first, let lows, let highs {
      report(outOfOrder: (lows.values[first], highs.values[first]), in: context)
    }
    if !undefined.isEmpty { report(undefined: undefined, in: context) }
    return StepOutcome(column: result, facts: facts)
  }

  private func report(outOfOrder limits: (low: Double, high: Double), in context: StepContext) {
    context.report(
      Diagnostic(
        DiagnosticRule("step.limits-out-of-order"), .error,
        LocalizedText(
          en:
            "The limits of '\(context.node.code)' are out of order: \(plain(limits.low)) is above "
            + "\(plain(limits.high)).",
          fr: "Les limites de « \(context.node.code) » sont en désordre : \(plain(limits.low)) est "
            + "au-dessus de \(plain(limits.high))."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "clip: [low, high] keeps what lies between; nothing lies between these.",
          fr: "clip: [bas, haut] garde ce qui est entre les deux ; rien n'est entre ceux-ci."),
        fix: [LocalizedText(en: "Exchange the limits.", fr: "Échangez les limites.")]))
  }

  private func report(undefined units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("step.undefined-limit"), .error,
        LocalizedText(
          en: "The limits of '\(context.node.code)' have no value for \(names.en).",
          fr: "Les limites de « \(context.node.code) » n'ont pas de valeur pour \(names.fr)."),
        at: context.places(of: units),
        why: LocalizedText(
          en: "A limit must be known to be kept to.",
          fr: "Une limite doit être connue pour être respectée."),
        fix: [
          LocalizedText(
            en: "Use null for no limit, or a population that has values.",
            fr: "Écrivez null pour « pas de limite », ou prenez une population qui a des valeurs.")
        ]))
  }
}
