import PalmaresCore

/// Points for answers, and names for bands.
extension StepForm {
  /// `else` is for every other answer.
  static let points = StepForm("points") { value, _ in
    guard let entries = value.namedFields() else { return nil }
    let mark = value.tree.mark
    let answers = entries.filter { $0.name != "else" }
    var parts = [
      ("is", MarkedTree.list(answers.map { .plain($0.name, at: $0.mark) }, at: mark)),
      ("to", MarkedTree.list(answers.map(\.value.tree), at: mark)),
    ]
    if let other = entries.first(where: { $0.name == "else" }) {
      parts.append(("else", other.value.tree))
    }
    return [KernelStep(key: "cut", value: .mapping(parts, at: mark))]
  }

  static let bands = StepForm(
    "bands", keys: ["at_least", "above", "at_most", "below", "names"]
  ) { value, keys in
    guard let fields = value.fields(keys), let names = fields.required("names") else { return nil }
    let limits = fields.written(keys.keys.filter { $0 != "names" })
    let parts = limits.map { ($0.key, $0.value.tree) } + [("to", names.tree)]
    return [KernelStep(key: "cut", value: .mapping(parts, at: value.tree.mark))]
  }
}
