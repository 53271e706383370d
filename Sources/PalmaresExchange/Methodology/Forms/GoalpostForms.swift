import PalmaresCore

/// Linear normalisations between fixed values, and what happens beyond them.
///
/// - Source: UNDP, *Human Development Report, Technical notes* (goalposts); OECD/JRC (2008),
///   *Handbook*, step 5 (distance to a reference).
extension StepForm {
  static let goalposts = StepForm("goalposts", keys: ["worst", "best", "to", "beyond"]) {
    value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let worst = fields.required("worst")
    return steps(value, fields, from: worst?.tree, to: fields.required("best")?.tree)
  }

  static let distanceToTarget = StepForm("distance_to_target", keys: ["target", "to", "beyond"]) {
    value, keys in
    guard let fields = value.fields(keys) else { return nil }
    return steps(value, fields, from: value.kernel("min"), to: fields.required("target")?.tree)
  }

  /// Between the lowest and a reference: the mean, a parameter, the value of one institution.
  static let distanceToReference = StepForm(
    "distance_to_reference", keys: ["reference", "to", "beyond"]
  ) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let reference = fields.required("reference")
    return steps(value, fields, from: value.kernel("min"), to: reference?.tree)
  }

  private enum Beyond: String, CaseIterable {
    case clip, keep, cap
  }

  private static func steps(
    _ value: Excerpt, _ fields: FieldReader, from worst: MarkedTree?, to best: MarkedTree?
  ) -> [KernelStep]? {
    let ends = fields.required("to")?.ends()
    let beyond = fields.required("beyond", fix: advice)?.choice(Beyond.self)
    guard let worst, let best, let ends, let beyond else { return nil }
    let mark = value.tree.mark
    let scale = KernelStep.scale([worst, best], to: ends, at: mark)
    let falls = number(ends[0]) > number(ends[1])
    switch beyond {
    case .keep: return [scale]
    case .clip:
      return [scale, falls ? .clip(ends[1], ends[0], at: mark) : .clip(ends[0], ends[1], at: mark)]
    case .cap:
      return [scale, falls ? .clip(ends[1], nil, at: mark) : .clip(nil, ends[1], at: mark)]
    }
  }

  private static func number(_ tree: MarkedTree) -> Double {
    tree.scalar.flatMap { DecimalNumber.value(of: $0.text) } ?? 0
  }

  private static let advice = [
    LocalizedText(
      en: "Say what happens to values beyond the goalposts: 'beyond: clip' (they stop at both), "
        + "'cap' (at the better one) or 'keep' (the line goes on).",
      fr:
        "Dites ce que deviennent les valeurs au-delà des bornes\u{202F}: «\u{202F}beyond: "
        + "clip\u{202F}» (elles "
        + "s’arrêtent aux deux), «\u{202F}cap\u{202F}» (à la meilleure) ou «\u{202F}keep\u{202F}» "
        + "(la droite continue)."
    )
  ]
}
