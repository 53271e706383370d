import PalmaresCore

/// Signs of values: 1 where none is negative, −1 where none is positive, 0 where all are zero, `nil` where they
/// differ or aren't known.
extension InfluenceSearch {
  static func sign(of number: Double) -> Int { number > 0 ? 1 : number < 0 ? -1 : 0 }

  func sign(of reference: NodeReference) -> Int? {
    if isParameter(reference) { return graph.parameters[reference.code].map(Self.sign) }
    guard let column = evaluation.column(reference), column.categories == nil else { return nil }
    return Self.common(column.values.indices.lazy.compactMap(column.number).map(Self.sign))
  }

  private static func common(_ signs: some Sequence<Int>) -> Int? {
    var (isUp, isDown) = (false, false)
    for sign in signs {
      isUp = isUp || sign > 0
      isDown = isDown || sign < 0
    }
    return isUp && isDown ? nil : isUp ? 1 : isDown ? -1 : 0
  }

  func sign(ofSource node: NodeDefinition) -> Int? {
    switch node.source {
    case .column(let name): sign(ofColumn: name)
    case .node(let reference): sign(of: reference)
    case .constant(let value): Self.sign(of: value)
    case .formula(let expression): sign(of: expression.tree, x: nil)
    case .combination(let combination): sign(of: combination, in: node)
    }
  }

  private func sign(of combination: Combination, in node: NodeDefinition) -> Int? {
    if node.then.isEmpty { return sign(of: NodeReference(node.code)) }
    guard combination.each.isEmpty, let position = graph.positions[node.code] else { return nil }
    switch combination.rule {
    case .share, .spread, .benefitOfDoubt: return 1
    case .mean, .sum:
      let signs = zip(combination.children, evaluation.weights(at: position)).map { child, weight in
        child.each.isEmpty ? sign(of: child.node).map { $0 * Self.sign(of: weight) } : nil
      }
      return signs.contains(nil) ? nil : Self.common(signs.compactMap { $0 })
    case .product, .ordered, .quantile, .copeland: return nil
    }
  }

  /// Of a column, also where a node has its name.
  private func sign(ofColumn name: String) -> Int? {
    guard let column = evaluation.dataset.columns[name], column.categories == nil else {
      return nil
    }
    return Self.common(column.values.indices.lazy.compactMap(column.number).map(Self.sign))
  }

  /// Of what a step gives.
  func sign(after step: Step, _ sign: Int?) -> Int? {
    switch step.operation {
    case .round, .blank, .fillPeriods: return sign
    case .fill(let fill):
      guard let sign, let filled = self.sign(of: fill.with.tree, x: sign) else { return nil }
      return Self.common([sign, filled])
    case .winsorise(let winsorise): return winsorise.otherwise == nil ? sign : nil
    case .rank: return 1
    case .map(let map) where map.when == nil: return self.sign(of: map.to.tree, x: sign)
    case .cut(let cut):
      let values: [Int?] = cut.to.map {
        if case .number(let value) = $0 { Self.sign(of: value) } else { nil }
      }
      return values.contains(nil) ? nil : Self.common(values.compactMap { $0 })
    default: return nil
    }
  }

  func number(_ tree: ExpressionTree) -> Double? { tree.sum(with: graph.parameters)?.number }

  func sign(of tree: ExpressionTree, x: Int?) -> Int? {
    if let number = number(tree) { return Self.sign(of: number) }
    switch tree {
    case .current: return x
    case .name(let reference): return sign(of: reference)
    case .negative(let part): return sign(of: part, x: x).map { -$0 }
    case .arithmetic(let operation, let left, let right):
      return sign(operation, left, right, x: x)
    case .call(let function, let arguments): return sign(function, arguments, x: x)
    case .statistic(let statistic, let reference, _):
      return sign(statistic, of: reference.map { sign(of: $0) } ?? x)
    default: return nil
    }
  }

  private func sign(
    _ operation: ExpressionTree.Arithmetic, _ left: ExpressionTree, _ right: ExpressionTree,
    x: Int?
  ) -> Int? {
    guard let a = sign(of: left, x: x), let b = sign(of: right, x: x) else { return nil }
    switch operation {
    case .plus: return Self.common([a, b])
    case .minus: return Self.common([a, -b])
    case .times, .over: return a * b
    case .power: return a > 0 ? 1 : nil
    }
  }

  private func sign(
    _ function: ExpressionFunction, _ arguments: [ExpressionTree], x: Int?
  ) -> Int? {
    switch function {
    case .exp, .sqrt, .abs, .cdf, .present: return 1
    case .floor, .ceil, .round: return sign(of: arguments[0], x: x)
    case .first, .least, .greatest: return common(arguments[...], x: x)
    case .conditional: return common(arguments[1...], x: x)
    case .log, .log10, .log2, .probit: return nil
    }
  }

  private func common(_ trees: ArraySlice<ExpressionTree>, x: Int?) -> Int? {
    let signs = trees.map { sign(of: $0, x: x) }
    return signs.contains(nil) ? nil : Self.common(signs.compactMap { $0 })
  }

  private func sign(_ statistic: Statistic, of values: Int?) -> Int? {
    switch statistic {
    case .n, .sd, .sdp: 1
    case .min, .max, .sum, .mean, .median, .quantile: values
    case .skew, .kurt: nil
    }
  }
}
