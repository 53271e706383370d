import PalmaresCore

extension MarkedTree.Entry {
  /// The key as a value: one between quotation marks is a word, `"1.10"` too.
  fileprivate var keyAsWritten: MarkedTree {
    MarkedTree(.scalar(MarkedTree.Scalar(key, isQuoted: keyIsQuoted)), at: keyMark)
  }
}

/// Points for answers, and names for bands.
extension StepForm {
  /// `else` is for every other answer.
  static let points = StepForm("points") { value, _ in
    guard value.namedFields() != nil, let entries = value.tree.mapping else { return nil }
    let mark = value.tree.mark
    let answers = entries.filter { $0.key != "else" }
    var parts = [
      ("is", MarkedTree.list(answers.map(\.keyAsWritten), at: mark)),
      ("to", MarkedTree.list(answers.map(\.value), at: mark)),
    ]
    if let other = entries.first(where: { $0.key == "else" }) {
      parts.append(("else", other.value))
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
