/// The means by their names: one power mean.
///
/// - Source: OECD/JRC (2008), *Handbook*, step 6 (aggregation).
extension CombineForm {
  static let arithmeticMean = mean("arithmetic_mean", power: "1")
  static let geometricMean = mean("geometric_mean", power: "0")
  static let harmonicMean = mean("harmonic_mean", power: "-1")

  static let generalisedMean = CombineForm("generalised_mean", needed: ["power"]) { value, _ in
    [("mean", value.tree)]
  }

  static let weightedSum = CombineForm("weighted_sum") { value, _ in [("sum", value.tree)] }

  private static func mean(_ name: String, power: String) -> CombineForm {
    CombineForm(name) { value, _ in [("mean", value.tree), ("power", value.kernel(power))] }
  }
}
