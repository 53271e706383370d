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
    let anchors = [from.0, from.1, to.0, to.1].map { context.evaluated($0, for: holders) }
    let facts = zip(
      [StepFact.Role.fromLow, .fromHigh, .toLow, .toHigh], [from.0, from.1, to.0, to.1]
    )
    .enumerated().map { StepFact($0.element.0, anchors[$0.offset], expression: $0.element.1.text) }
    if case (.number(let a), .number(let b)) = (anchors[0], anchors[1]),
      case (.number(let c), .number(let d)) = (anchors[2], anchors[3])
    {
      guard a != b else {
        reportEqualAnchors(at: holders.indices.filter { holders[$0] }, column, a, in: context)
        return StepOutcome(column: column)
      }
      var result = column
      let range = b - a
      let span = d - c
      for unit in 0..<result.count where result.states[unit] == .present {
        result.values[unit] = c + (result.values[unit] - a) / range * span
      }
      return StepOutcome(column: result, facts: facts)
    }
    return StepOutcome(
      column: scaledOneByOne(column, anchors.map { $0.column(count: column.count) }, context),
      facts: facts)
  }

  /// Where anchors differ between institutions: groups, or a column of targets.
  private func scaledOneByOne(
    _ column: Column, _ anchors: [Column], _ context: StepContext
  ) -> Column {
    var result = column
    var undefined: [Int] = []
    var equal: [Int] = []
    for unit in 0..<column.count where column.states[unit] == .present {
      guard anchors.allSatisfy({ $0.states[unit] == .present }) else {
        undefined.append(unit)
        continue
      }
      let (a, b) = (anchors[0].values[unit], anchors[1].values[unit])
      let (c, d) = (anchors[2].values[unit], anchors[3].values[unit])
      if a == b {
        equal.append(unit)
      } else {
        result.values[unit] = c + (column.values[unit] - a) / (b - a) * (d - c)
      }
    }
    if let first = equal.first {
      reportEqualAnchors(at: equal, column, anchors[0].values[first], in: context)
    }
    if !undefined.isEmpty { reportUndefinedAnchors(at: undefined, in: context) }
    return result
  }

  private func reportEqualAnchors(
    at units: [Int], _ column: Column, _ value: Double, in context: StepContext
  ) {
    let code = context.node.code
    let values = Set(units.map { column.values[$0] })
    let constant = values.count == 1 ? values.first : nil
    let summary: LocalizedText =
      if let constant, units.count > 0 {
        LocalizedText(
          en: "'\(code)' has the same value (\(plain(constant))) for all \(units.count) "
            + "institutions that have one.",
          fr: "« \(code) » a la même valeur (\(plain(constant))) pour les \(units.count) "
            + "établissements qui en ont une.")
      } else {
        LocalizedText(
          en: "Both ends of the scale of '\(code)' are \(plain(value)): "
            + "[\(from.0.text), \(from.1.text)].",
          fr: "Les deux bouts de l'échelle de « \(code) » valent \(plain(value)) : "
            + "[\(from.0.text), \(from.1.text)].")
      }
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.constant-indicator"), .error, summary,
        at: context.places(of: units),
        why: LocalizedText(
          en: "The scale divides by the distance between its ends, which is zero here.",
          fr: "L'échelle divise par l'écart entre ses deux bouts, nul ici."),
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

  private func reportUndefinedAnchors(at units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("normalisation.undefined-scale"), .error,
        LocalizedText(
          en:
            "The scale [\(from.0.text), \(from.1.text)] of '\(context.node.code)' has no ends for "
            + "\(names.en).",
          fr: "L'échelle [\(from.0.text), \(from.1.text)] de « \(context.node.code) » n'a pas de "
            + "bouts pour \(names.fr)."),
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
