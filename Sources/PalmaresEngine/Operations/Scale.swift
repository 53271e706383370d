import PalmaresCore

/// The straight line that takes one pair of points to another: every linear normalisation and every
/// rescaling.
///
///     scale: {from: [min, max], to: [0, 100]}        # min–max
///     scale: {from: [mean, mean + sd], to: [0, 1]}   # z-score
///     scale: {from: [20, 85], to: [0, 1]}            # goalposts
///
/// Values outside the anchors go on along the line; follow with `clip` to stop them. Missing values
/// stay missing. Two equal anchors are an error: a constant indicator can't tell institutions apart.
///
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 5.
public struct Scale: Sendable {
  public var from: (Expression, Expression)
  public var to: (Expression, Expression)

  public init(from: (Expression, Expression), to: (Expression, Expression)) {
    self.from = from
    self.to = to
  }
}

extension Scale {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let ends = [from.0, from.1, to.0, to.1]
    let anchors = ends.map { context.evaluated($0, for: holders) }
    let roles: [StepFact.Role] = [.fromLow, .fromHigh, .toLow, .toHigh]
    let facts = roles.indices.map {
      StepFact(roles[$0], anchors[$0], expression: ends[$0].text)
    }
    if case (.number(let a), .number(let b)) = (anchors[0], anchors[1]),
      case (.number(let c), .number(let d)) = (anchors[2], anchors[3])
    {
      let line = ScaleLine(a: a, b: b, c: c, d: d)
      let result = scaled(column, by: line, at: holders.indices.filter { holders[$0] }, context)
      return StepOutcome(column: result, facts: facts)
    }
    let columns = anchors.map { $0.column(count: column.count) }
    return StepOutcome(column: scaledOneByOne(column, columns, context), facts: facts)
  }

  /// The same line for everyone.
  private func scaled(
    _ column: Column, by line: ScaleLine, at holders: [Int], _ context: StepContext
  ) -> Column {
    guard line.a != line.b else {
      reportEqualAnchors(at: holders, column, line.a, in: context)
      return column
    }
    if isTurnedRound(line) { reportTurnedRound(line, in: context) }
    var result = column
    for unit in holders { result.values[unit] = line.value(of: column.values[unit]) }
    return result
  }

  /// Where anchors differ between institutions: groups, or a column of targets.
  private func scaledOneByOne(
    _ column: Column, _ anchors: [Column], _ context: StepContext
  ) -> Column {
    var result = column
    var undefined: [Int] = []
    var equal: [Int] = []
    var turned: ScaleLine?
    for unit in 0..<column.count where column.states[unit] == .present {
      guard anchors.allSatisfy({ $0.states[unit] == .present }) else {
        undefined.append(unit)
        continue
      }
      let line = ScaleLine(
        a: anchors[0].values[unit], b: anchors[1].values[unit], c: anchors[2].values[unit],
        d: anchors[3].values[unit])
      if line.a == line.b {
        equal.append(unit)
      } else {
        result.values[unit] = line.value(of: column.values[unit])
      }
      if isTurnedRound(line) { turned = turned ?? line }
    }
    if let first = equal.first {
      reportEqualAnchors(at: equal, column, anchors[0].values[first], in: context)
    }
    if let turned { reportTurnedRound(turned, in: context) }
    if !undefined.isEmpty { reportUndefinedAnchors(at: undefined, in: context) }
    return result
  }

  /// Whether the data put the ends in descending order, where one is fixed and the other fitted: a
  /// fraction of a negative best, a target below the lowest.
  private func isTurnedRound(_ line: ScaleLine) -> Bool {
    from.0.tree.usesStatistics != from.1.tree.usesStatistics && line.b < line.a
  }

  private func reportTurnedRound(_ line: ScaleLine, in context: StepContext) {
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

  private func reportEqualAnchors(
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
            en: "Scale it between fixed goalposts: goalposts: {worst: …, best: …, to: …, beyond: …}.",
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
            en: "Scale it between fixed goalposts: goalposts: {worst: …, best: …, to: …, beyond: …}.",
            fr: "Utilisez des bornes fixes : goalposts: {worst: …, best: …, to: …, beyond: …}."),
        ]))
  }

  private static let whyEndsDiffer = LocalizedText(
    en: "The scale divides by the distance between its ends, which is zero here.",
    fr: "L'échelle divise par l'écart entre ses deux extrémités, nul ici.")

  private func reportUndefinedAnchors(at units: [Int], in context: StepContext) {
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
