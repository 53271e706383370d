/// The best or worst of several: weights on positions.
///
/// - Source: Yager (1988), "On ordered weighted averaging aggregation operators", *IEEE Trans. SMC*
///   18(1).
extension CombineForm {
  static let best = extremes("best", from: nil)
  static let worst = extremes("worst", from: "low")
  static let maximum = extreme("maximum", from: nil)
  static let minimum = extreme("minimum", from: "low")

  private static func extremes(_ name: String, from end: String?) -> CombineForm {
    CombineForm(name, keys: ["k", "of"]) { value, keys in
      guard let fields = value.fields(keys) else { return nil }
      let count = fields.required("k")?.integer(1...10_000)
      let children = fields.required("of")
      guard let count, let children else { return nil }
      return ordered(value, children.tree, count: count, from: end)
    }
  }

  private static func extreme(_ name: String, from end: String?) -> CombineForm {
    CombineForm(name) { value, _ in ordered(value, value.tree, count: 1, from: end) }
  }

  private static func ordered(
    _ value: Excerpt, _ children: MarkedTree, count: Int, from end: String?
  ) -> Expansion {
    let weights = [MarkedTree](repeating: value.kernel("1"), count: count)
    let expansion: Expansion = [
      ("ordered", children), ("weights", .list(weights, at: value.tree.mark)),
    ]
    return expansion + (end.map { [("from", value.kernel($0))] } ?? [])
  }
}

/// The middle of the children.
extension CombineForm {
  static let median = CombineForm("median") { value, _ in
    [("quantile", value.tree), ("at", value.kernel(".5"))]
  }
}
