import PalmaresCore

/// Outlier treatment by limits.
///
/// - Source: OECD/JRC (2008), *Handbook*, step 4.
extension StepForm {
  static let trim = StepForm("trim") { value, _ in
    guard let items = value.list(), value.hasCount(2, items) else { return nil }
    let shares = items.compactMap { $0.share() }
    guard shares.count == 2 else { return nil }
    let limits = zip(items, shares).map { item, share in item.kernel("quantile(\(share))") }
    if shares[0] >= shares[1] {
      value.refuse(
        DiagnosticRule("step.limits-out-of-order"),
        LocalizedText(
          en: "The lower limit of '\(value.path)' is not below the upper one.",
          fr: "La limite basse de «\u{202F}\(value.path)\u{202F}» n’est pas sous la limite haute."))
      return nil
    }
    return [.clip(limits[0], limits[1], at: value.tree.mark)]
  }

  static let cap = StepForm("cap") { value, _ in
    guard value.text() != nil else { return nil }
    return [.clip(nil, value.tree, at: value.tree.mark)]
  }

  static let floor = StepForm("floor") { value, _ in
    guard value.text() != nil else { return nil }
    return [.clip(value.tree, nil, at: value.tree.mark)]
  }
}
