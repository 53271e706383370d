import PalmaresCore
import PalmaresEngine

/// Means that make unbalanced children pay.
extension NodeForm {
  /// The mean across children less (`negative`) or more (`positive`) the penalty: the spread times the
  /// coefficient of variation, S² ÷ M. The children come in normalised.
  ///
  /// - Source: Mazziotta & Pareto (2016), "On a generalized non-compensatory composite index for
  ///   measuring socio-economic phenomena", *Social Indicators Research* 127(3).
  static let mazziottaPareto = NodeForm(
    "mazziotta_pareto", keys: ["penalty", "divide_by"]
  ) { writer, fields in
    let penalty = fields.required("penalty")?.choice(
      ["negative": "-", "positive": "+"], order: ["negative", "positive"])
    let divisor = fields.required("divide_by")?.spreadDivisor()
    guard let penalty, let divisor else { return nil }
    let children = writer.prepared([])
    writer.combine(
      "mean", label: LocalizedText(en: "mean across children", fr: "moyenne entre enfants"),
      "mean", children
    ) { _ in nil }
    writer.combine(
      "spread", label: LocalizedText(en: "spread across children", fr: "dispersion entre enfants"),
      "spread", children, beside: [("divide_by", writer.plain(divisor.rawValue))]
    ) { _ in nil }
    let (mean, spread) = (writer.quoted("mean"), writer.quoted("spread"))
    return Source(entries: [("formula", writer.plain("\(mean) \(penalty) \(spread)^2 / \(mean)"))])
  }
}
