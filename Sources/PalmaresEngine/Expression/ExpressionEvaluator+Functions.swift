import Glibc
import PalmaresCore

extension ExpressionEvaluator {
  mutating func call(
    _ function: ExpressionFunction, _ arguments: [ExpressionTree], for active: [Bool]?
  ) -> ExpressionValue {
    switch function {
    case .conditional:
      return conditional(arguments[0], arguments[1], arguments[2], for: active)
    case .first: return first(arguments, for: active)
    case .present: return present(value(of: arguments[0], for: active))
    case .least, .greatest:
      let values = arguments.map { value(of: $0, for: active) }
      let lesser = function == .least
      return values.dropFirst().reduce(values[0]) { best, next in
        combined(best, next, function.rawValue, for: active) {
          lesser ? Swift.min($0, $1) : Swift.max($0, $1)
        }
      }
    case .round:
      let (number, digits) = (
        value(of: arguments[0], for: active), value(of: arguments[1], for: active)
      )
      return combined(number, digits, "round", for: active) {
        guard (-15...15).contains($1), $1 == $1.rounded() else { return .nan }
        return DecimalRounding.rounded($0, digits: Int($1), mode: .halfUp)
      }
    default:
      return pointwise(function, value(of: arguments[0], for: active), for: active)
    }
  }

  private mutating func pointwise(
    _ function: ExpressionFunction, _ value: ExpressionValue, for active: [Bool]?
  ) -> ExpressionValue {
    switch function {
    case .log: mapped(value, "log", for: active) { Glibc.log($0) }
    case .log10: mapped(value, "log10", for: active) { Glibc.log10($0) }
    case .log2: mapped(value, "log2", for: active) { Glibc.log2($0) }
    case .exp: mapped(value, "exp", for: active) { Glibc.exp($0) }
    case .sqrt: mapped(value, "sqrt", for: active) { $0.squareRoot() }
    case .abs: mapped(value, "abs", for: active) { Swift.abs($0) }
    case .floor: mapped(value, "floor", for: active) { $0.rounded(.down) }
    case .ceil: mapped(value, "ceil", for: active) { $0.rounded(.up) }
    case .probit: mapped(value, "probit", for: active, Normal.quantile)
    default: mapped(value, "cdf", for: active, Normal.cdf)
    }
  }

  private func present(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .absent: .truth(.no)
    case .column(let column): .truths(column.states.map { Truth($0 == .present) })
    case .truths(let truths): .truths(truths.map { Truth($0 != .undecided) })
    default: .truth(.yes)
    }
  }

  private mutating func conditional(
    _ condition: ExpressionTree, _ yes: ExpressionTree, _ no: ExpressionTree, for active: [Bool]?
  ) -> ExpressionValue {
    let truths = value(of: condition, for: active).truths(count: scope.count)
    func wanted(_ truth: Truth) -> [Bool] {
      truths.indices.map { (active?[$0] ?? true) && truths[$0] == truth }
    }
    let yes = value(of: yes, for: wanted(.yes)).column(count: scope.count)
    let no = value(of: no, for: wanted(.no)).column(count: scope.count)
    var result = Column(absent: .missing, count: scope.count)
    for unit in truths.indices where truths[unit] != .undecided {
      let source = truths[unit] == .yes ? yes : no
      result.values[unit] = source.values[unit]
      result.states[unit] = source.states[unit]
    }
    return .column(result)
  }

  private mutating func first(
    _ arguments: [ExpressionTree], for active: [Bool]?
  ) -> ExpressionValue {
    var result = Column(absent: .missing, count: scope.count)
    for (index, argument) in arguments.enumerated() {
      let open = (0..<scope.count).map { (active?[$0] ?? true) && result.states[$0] != .present }
      let candidate = value(of: argument, for: open).column(count: scope.count)
      for unit in open.indices where result.states[unit] != .present {
        if candidate.states[unit] == .present || index == 0 {
          result.values[unit] = candidate.values[unit]
          result.states[unit] = candidate.states[unit]
        }
      }
    }
    return .column(result)
  }
}
