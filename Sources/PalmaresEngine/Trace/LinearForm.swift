import PalmaresCore

/// An expression as constant + Σ coefficient × name, where it is one.
package struct LinearForm: Sendable {
  package var constant: Double
  /// Names in order of appearance; `nil` stands for `x`, the value in hand.
  package var terms: [(name: NodeReference?, coefficient: Double)]

  private init(_ constant: Double, _ terms: [(name: NodeReference?, coefficient: Double)] = []) {
    self.constant = constant
    self.terms = terms
  }

  /// - Returns: `nil` where the expression isn't linear, or a coefficient depends on the data.
  package init?(_ expression: Expression, in evaluation: Evaluation) {
    self.init(expression.tree, evaluation.graph.parameters)
  }

  /// What the expression is to one institution: whatever it reads beside `x` stays as it is, so that
  /// `x / gdp` is a line.
  ///
  /// - Returns: `nil` where that is no line, or what it reads has no value.
  package init?(_ expression: Expression, in evaluation: Evaluation, at unit: Int) {
    var known = evaluation.graph.parameters
    for name in expression.names where name.stage == nil && known[name.code] == nil {
      known[name.code] = evaluation.column(name)?.number(at: unit)
    }
    self.init(expression.tree, known)
    guard terms.allSatisfy({ $0.name == nil }) else { return nil }
  }

  private init?(_ tree: ExpressionTree, _ parameters: [String: Double]) {
    switch tree {
    case .number(let value): self.init(value)
    case .current: self.init(0, [(nil, 1)])
    case .name(let name):
      let parameter = name.stage == nil ? parameters[name.code] : nil
      if let parameter { self.init(parameter) } else { self.init(0, [(name, 1)]) }
    case .negative(let operand):
      guard let form = LinearForm(operand, parameters) else { return nil }
      self = form.times(-1)
    case .arithmetic(let operation, let left, let right):
      guard let left = LinearForm(left, parameters), let right = LinearForm(right, parameters)
      else { return nil }
      switch operation {
      case .plus: self = left.plus(right)
      case .minus: self = left.plus(right.times(-1))
      case .times where right.terms.isEmpty: self = left.times(right.constant)
      case .times where left.terms.isEmpty: self = right.times(left.constant)
      case .over where right.terms.isEmpty && right.constant != 0:
        self = left.times(1 / right.constant)
      default: return nil
      }
    default: return nil
    }
    guard constant.isFinite, terms.allSatisfy(\.coefficient.isFinite) else { return nil }
  }

  private func times(_ factor: Double) -> LinearForm {
    LinearForm(constant * factor, terms.map { ($0.name, $0.coefficient * factor) })
  }

  private func plus(_ other: LinearForm) -> LinearForm {
    var sum = LinearForm(constant + other.constant, terms)
    for term in other.terms {
      if let known = sum.terms.firstIndex(where: { $0.name == term.name }) {
        sum.terms[known].coefficient += term.coefficient
      } else {
        sum.terms.append(term)
      }
    }
    return sum
  }
}

extension Expression {
  /// `first(a, b)`: the names of which the first with a value is taken; `nil` for anything else.
  package var firstOf: [NodeReference]? {
    guard case .call(.first, let arguments) = tree else { return nil }
    let names = arguments.compactMap { argument in
      if case .name(let name) = argument { name } else { nil }
    }
    return names.count == arguments.count ? names : nil
  }

  /// Whether it can give a value where what it reads has none.
  package var asksForAbsence: Bool { tree.asksForAbsence }
}
