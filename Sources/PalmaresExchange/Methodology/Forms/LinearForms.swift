import PalmaresCore

/// Linear normalisations whose ends come from the data.
///
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 5.
extension StepForm {
  static let minMax = StepForm("min_max") { value, _ in
    guard let ends = value.ends() else { return nil }
    return [.scale([value.kernel("min"), value.kernel("max")], to: ends, at: value.tree.mark)]
  }

  /// One less the distance to the maximum, as a share of the range.
  static let distanceToMaximum = StepForm("distance_to_maximum") { value, _ in
    guard let ends = value.ends() else { return nil }
    return [.scale([value.kernel("min"), value.kernel("max")], to: ends, at: value.tree.mark)]
  }

  static let zScore = StepForm("z_score", keys: ["mean", "sd"]) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let mean = fields.required("mean")
    let sd = fields.required("sd")
    guard let mean, let sd, let centre = mean.text(), let spread = sd.text() else { return nil }
    let above = value.kernel(sum(centre, spread))
    return [
      .scale(
        [value.kernel("mean"), value.kernel("mean + sd")], to: [mean.tree, above],
        at: value.tree.mark)
    ]
  }

  static let fractionOfBest = StepForm("fraction_of_best") { value, _ in
    guard value.text() != nil else { return nil }
    return [
      .scale(
        [value.kernel("0"), value.kernel("max")], to: [value.kernel("0"), value.tree],
        at: value.tree.mark)
    ]
  }

  static let lowerIsBetter = StepForm("lower_is_better") { value, _ in
    guard value.isTrue() else { return nil }
    return [.map("-x", at: value.tree.mark)]
  }

  /// 0 + 1 as `1`; other expressions stay a sum.
  private static func sum(_ a: String, _ b: String) -> String {
    guard let first = DecimalNumber.value(of: a), let second = DecimalNumber.value(of: b),
      let whole = Int(exactly: first + second)
    else { return "\(a) + \(b)" }
    return "\(whole)"
  }
}
