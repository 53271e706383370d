import PalmaresCore

/// What a scale can’t do, and why.
extension Scale {
  func reportTurnedRound(_ line: ScaleLine, in context: StepContext) {
    let code = context.node.code
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.reversed-scale"), .warning,
        LocalizedText(
          en: "The data turn the scale of '\(code)' round: its ends [\(from.0.text), "
            + "\(from.1.text)] are \(plain(line.a)) and \(plain(line.b)).",
          fr: "Les données retournent l'échelle de « \(code) » : ses extrémités [\(from.0.text), "
            + "\(from.1.text)] sont \(plain(line.a)) et \(plain(line.b))."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "With its ends in this order, the scale gives more to a lower value.",
          fr: "Avec ses extrémités dans cet ordre, l'échelle donne plus à une valeur plus basse."),
        fix: [
          LocalizedText(
            en: "A fraction of the best needs positive values, and a target must lie beyond the "
              + "lowest: take min–max, or other ends.",
            fr: "Une fraction du meilleur demande des valeurs positives, et une cible doit être "
              + "au-delà de la plus basse : prenez min–max, ou d'autres extrémités.")
        ]))
  }

  func reportEqualAnchors(
    at units: [Int], _ column: Column, _ value: Double, in context: StepContext
  ) {
    let values = Set(units.map { column.values[$0] })
    if values.count == 1, units.count > 1, context.grouping.isSingle {
      reportConstant(value: column.values[units[0]], count: units.count, at: units, in: context)
    } else {
      reportMeetingEnds(value, at: units, in: context)
    }
  }

  private func reportConstant(
    value: Double, count: Int, at units: [Int], in context: StepContext
  ) {
    let code = context.node.code
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.constant-indicator"), .error,
        LocalizedText(
          en: "'\(code)' has the same value (\(plain(value))) for all \(count) institutions that "
            + "have one.",
          fr: "« \(code) » a la même valeur (\(plain(value))) pour les \(count) établissements qui "
            + "en ont une."),
        at: context.places(of: units), why: Self.whyEndsDiffer,
        fix: [
          LocalizedText(
            en: "Take '\(code)' out of the method: it can't tell institutions apart.",
            fr: "Retirez « \(code) » de la méthode : il ne départage pas les établissements."),
          LocalizedText(
            en:
              "Scale it between fixed goalposts: goalposts: {worst: …, best: …, to: …, beyond: …}.",
            fr: "Utilisez des bornes fixes : goalposts: {worst: …, best: …, to: …, beyond: …}."),
        ]))
  }

  private func reportMeetingEnds(_ value: Double, at units: [Int], in context: StepContext) {
    let (code, names) = (context.node.code, culprits(units.map(context.name)))
    let groups = Set(units.compactMap { context.grouping.memberships[$0] }).sorted()
      .map { context.grouping.names[$0] }
    let inGroups =
      context.grouping.isSingle
      ? LocalizedText("")
      : LocalizedText(en: " in " + culprits(groups).en, fr: " dans " + culprits(groups).fr)
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.equal-anchors"), .error,
        LocalizedText(
          en: "Both ends of the scale of '\(code)', [\(from.0.text), \(from.1.text)], are "
            + "\(plain(value))\(inGroups.en), for \(names.en).",
          fr: "Les deux extrémités de l'échelle de « \(code) », [\(from.0.text), \(from.1.text)], "
            + "valent \(plain(value))\(inGroups.fr), pour \(names.fr)."),
        at: context.places(of: units), why: Self.whyEndsDiffer,
        fix: [
          LocalizedText(
            en: "Widen the population or the groups that set the scale ('over', 'by').",
            fr: "Élargissez la population ou les groupes qui fixent l'échelle (« over », « by »)."),
          LocalizedText(
            en:
              "Scale it between fixed goalposts: goalposts: {worst: …, best: …, to: …, beyond: …}.",
            fr: "Utilisez des bornes fixes : goalposts: {worst: …, best: …, to: …, beyond: …}."),
        ]))
  }

  private static let whyEndsDiffer = LocalizedText(
    en: "The scale divides by the distance between its ends, which is zero here.",
    fr: "L'échelle divise par l'écart entre ses deux extrémités, nul ici.")

  func reportUndefinedAnchors(at units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.undefined-scale"), .error,
        LocalizedText(
          en:
            "The scale [\(from.0.text), \(from.1.text)] of '\(context.node.code)' has no ends for "
            + "\(names.en).",
          fr: "L'échelle [\(from.0.text), \(from.1.text)] de « \(context.node.code) » n'a pas "
            + "d'extrémités pour \(names.fr)."),
        at: context.places(of: units),
        why: LocalizedText(
          en: "The population that sets the scale has too few values, or the institution has no "
            + "group.",
          fr: "La population qui fixe l'échelle a trop peu de valeurs, ou l'établissement n'a pas "
            + "de groupe."),
        fix: [
          LocalizedText(
            en: "Widen the population with 'over', or leave the institution out with 'only'.",
            fr: "Élargissez la population avec « over », ou écartez l'établissement avec « only ».")
        ]))
  }
}
