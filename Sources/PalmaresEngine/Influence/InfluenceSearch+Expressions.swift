import PalmaresCore

extension InfluenceSearch {
  /// Adds the ways of what an expression reads.
  ///
  /// - Parameter x: the sign of the value in hand.
  /// - Returns: the ways of the value in hand.
  mutating func push(_ tree: ExpressionTree, _ ways: InfluenceWays, x: Int?) -> InfluenceWays {
    if ways.isEmpty { return [] }
    switch tree {
    case .number, .text, .truth, .identifier, .statistic: return []
    case .current: return ways
    case .name(let reference):
      add(ways, to: reference)
      return []
    case .negative(let part), .not(let part): return push(part, ways.reversed, x: x)
    case .arithmetic(let operation, let left, let right):
      return push(operation, left, right, ways, x: x)
    case .comparison(let comparator, let left, let right):
      let risen = ways.through(comparator)
      return push(left, risen, x: x).union(push(right, risen.reversed, x: x))
    case .both(let left, let right), .either(let left, let right):
      return push(left, ways, x: x).union(push(right, ways, x: x))
    case .member(let item, _): return push(item, ways.unclear, x: x)
    case .call(let function, let arguments): return push(function, arguments, ways, x: x)
    }
  }

  private mutating func push(
    _ operation: ExpressionTree.Arithmetic, _ left: ExpressionTree, _ right: ExpressionTree,
    _ ways: InfluenceWays, x: Int?
  ) -> InfluenceWays {
    switch operation {
    case .plus: return push(left, ways, x: x).union(push(right, ways, x: x))
    case .minus: return push(left, ways, x: x).union(push(right, ways.reversed, x: x))
    case .times:
      return push(left, ways.times(sign(of: right, x: x)), x: x)
        .union(push(right, ways.times(sign(of: left, x: x)), x: x))
    case .over:
      let below = ways.reversed.times(sign(of: left, x: x))
      return push(left, ways.times(sign(of: right, x: x)), x: x)
        .union(push(right, isGiven(left) ? below : below.asDivisor, x: x))
    case .power:
      _ = push(right, ways.unclear, x: x)
      return push(left, power(number(right), of: sign(of: left, x: x), ways), x: x)
    }
  }

  private func power(_ exponent: Double?, of base: Int?, _ ways: InfluenceWays) -> InfluenceWays {
    guard let exponent else { return ways.unclear }
    if exponent == 0 { return [] }
    let isOdd = exponent.magnitude.truncatingRemainder(dividingBy: 2) == 1
    if base == 1 || exponent > 0 && isOdd { return ways.times(exponent > 0 ? 1 : -1) }
    return ways.unclear
  }

  private mutating func push(
    _ function: ExpressionFunction, _ arguments: [ExpressionTree], _ ways: InfluenceWays, x: Int?
  ) -> InfluenceWays {
    switch function {
    case .present: return []
    case .conditional:
      let difference = sign(of: .arithmetic(.minus, arguments[1], arguments[2]), x: x)
      return push(arguments[0], ways.times(difference), x: x)
        .union(push(arguments[1], ways, x: x)).union(push(arguments[2], ways, x: x))
    case .first, .least, .greatest:
      return arguments.reduce(into: []) { $0.formUnion(push($1, ways, x: x)) }
    case .abs: return push(arguments[0], ways.times(sign(of: arguments[0], x: x)), x: x)
    case .log, .log10, .log2, .exp, .sqrt, .floor, .ceil, .round, .cdf, .probit:
      return push(arguments[0], ways, x: x)
    }
  }

  /// Whether it is the same whatever the figures of one institution are.
  private func isGiven(_ tree: ExpressionTree) -> Bool {
    switch tree {
    case .current: false
    case .name(let reference): isParameter(reference)
    default: tree.parts.allSatisfy(isGiven)
    }
  }
}

extension InfluenceWays {
  fileprivate func through(_ comparator: ExpressionTree.Comparator) -> InfluenceWays {
    switch comparator {
    case .more, .atLeast: self
    case .less, .atMost: reversed
    case .equal, .notEqual: unclear
    }
  }
}
