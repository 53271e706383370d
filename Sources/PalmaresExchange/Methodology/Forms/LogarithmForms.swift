import PalmaresCore
import PalmaresEngine

/// Transformations that draw a long tail in.
///
/// - Source: Box & Cox (1964), "An analysis of transformations", *Journal of the Royal Statistical
///   Society* B 26(2); Becker et al. (2022), "COINr", *Journal of Open Source Software* 7(78), for
///   the shifted logarithms; WIPO, *Global Innovation Index*, appendix I, for the rescaled one.
extension StepForm {
  /// (xᵏ − 1) ÷ k, and ln x for k = 0, of positive values; `shift` is added to x before.
  static let boxCox = StepForm("box_cox", keys: ["lambda", "shift"]) { value, keys in
    guard let fields = value.fields(keys), let lambda = fields.required("lambda")?.number() else {
      return nil
    }
    let shift = fields.optional("shift")
    let text = shift?.text()
    if shift != nil, text == nil { return nil }
    let x = text.map { "x + \($0.asTerm)" } ?? "x"
    return [.map(power(of: x, Expression(lambda).text), isFitted: true, at: value.tree.mark)]
  }

  /// Some powers would take a negative number in silence; the logarithm refuses it by name.
  private static func power(of x: String, _ lambda: String) -> String {
    if lambda == "0" { return "log(\(x))" }
    let base = x == "x" ? x : "(\(x))"
    let exponent = lambda.hasPrefix("-") ? "(\(lambda))" : lambda
    return "if(\(x) > 0, (\(base)^\(exponent) - 1) / \(exponent), log(\(x)))"
  }

  /// ln (x − min + add).
  static let logFromMinimum = StepForm("log_from_minimum", keys: ["add"]) { value, keys in
    guard let add = value.fields(keys)?.required("add")?.text() else { return nil }
    return [.map("log(x - min + \(add.asTerm))", isFitted: true, at: value.tree.mark)]
  }

  /// −ln (max − x + add): the same for a long tail on the left.
  static let logFromMaximum = StepForm("log_from_maximum", keys: ["add"]) { value, keys in
    guard let add = value.fields(keys)?.required("add")?.text() else { return nil }
    return [.map("-log(max - x + \(add.asTerm))", isFitted: true, at: value.tree.mark)]
  }

  /// ln of the value put between 1 and its maximum.
  static let logRescaled = StepForm("log_rescaled") { value, _ in
    guard value.isTrue() else { return nil }
    let ends = ["1", "max"].map(value.kernel)
    return [
      .scale(["min", "max"].map(value.kernel), to: ends, at: value.tree.mark),
      .map("log(x)", at: value.tree.mark),
    ]
  }
}

extension String {
  /// A number as it is, anything else between parentheses.
  fileprivate var asTerm: String { DecimalNumber.value(of: self) == nil ? "(\(self))" : self }
}
