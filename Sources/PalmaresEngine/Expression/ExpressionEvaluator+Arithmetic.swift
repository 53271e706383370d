import Glibc
import PalmaresCore

extension ExpressionEvaluator {
  func negated(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .number(let number): return .number(-number)
    case .absent: return value
    default:
      var column = value.column(count: scope.count)
      for unit in 0..<column.count where column.states[unit] == .present {
        // 0 − 0 would be −0, which prints and sorts like 0 but has other bytes.
        column.values[unit] = column.values[unit] == 0 ? 0 : -column.values[unit]
      }
      return .column(column)
    }
  }

  mutating func arithmetic(
    _ operation: ExpressionTree.Arithmetic, _ left: ExpressionValue, _ right: ExpressionValue,
    for active: [Bool]?
  ) -> ExpressionValue {
    switch operation {
    case .plus: combined(left, right, "+", for: active) { $0 + $1 }
    case .minus: combined(left, right, "-", for: active) { $0 - $1 }
    case .times: combined(left, right, "*", for: active) { $0 * $1 }
    case .over: combined(left, right, "/", for: active) { $0 / $1 }
    case .power: combined(left, right, "^", for: active) { power($0, $1) }
    }
  }

  /// Applies a pointwise operation of two numbers; a result that is not a number is a fault.
  @inline(__always)
  mutating func combined(
    _ left: ExpressionValue, _ right: ExpressionValue, _ name: String, for active: [Bool]?,
    _ operation: (Double, Double) -> Double
  ) -> ExpressionValue {
    switch (left, right) {
    case (.absent, _): return left
    case (_, .absent): return right
    case (.number(let a), .number(let b)):
      let result = operation(a, b)
      guard result.isFinite else {
        report("\(plain(a)) \(name) \(plain(b))", at: nil, for: active)
        return .absent(.missing)
      }
      return .number(result)
    case (.column(var column), .number(let b)):
      for unit in 0..<column.count where column.states[unit] == .present {
        let a = column.values[unit]
        store(operation(a, b), at: unit, of: &column, for: active) {
          "\(plain(a)) \(name) \(plain(b))"
        }
      }
      return .column(column)
    case (.number(let a), .column(var column)):
      for unit in 0..<column.count where column.states[unit] == .present {
        let b = column.values[unit]
        store(operation(a, b), at: unit, of: &column, for: active) {
          "\(plain(a)) \(name) \(plain(b))"
        }
      }
      return .column(column)
    default:
      var column = left.column(count: scope.count)
      let other = right.column(count: scope.count)
      for unit in 0..<column.count where column.states[unit] == .present {
        guard other.states[unit] == .present else {
          column.clear(at: unit, as: other.states[unit])
          continue
        }
        let (a, b) = (column.values[unit], other.values[unit])
        store(operation(a, b), at: unit, of: &column, for: active) {
          "\(plain(a)) \(name) \(plain(b))"
        }
      }
      return .column(column)
    }
  }

  /// Applies a pointwise operation of one number.
  @inline(__always)
  mutating func mapped(
    _ value: ExpressionValue, _ name: String, for active: [Bool]?, _ operation: (Double) -> Double
  ) -> ExpressionValue {
    switch value {
    case .absent: return value
    case .number(let a):
      let result = operation(a)
      guard result.isFinite else {
        report("\(name)(\(plain(a)))", at: nil, for: active)
        return .absent(.missing)
      }
      return .number(result)
    default:
      var column = value.column(count: scope.count)
      for unit in 0..<column.count where column.states[unit] == .present {
        let a = column.values[unit]
        store(operation(a), at: unit, of: &column, for: active) { "\(name)(\(plain(a)))" }
      }
      return .column(column)
    }
  }

  @inline(__always)
  private mutating func store(
    _ result: Double, at unit: Int, of column: inout Column, for active: [Bool]?,
    _ operation: () -> String
  ) {
    if result.isFinite {
      column.values[unit] = result
    } else {
      report(operation(), at: unit, for: active)
      column.clear(at: unit, as: .missing)
    }
  }
}

/// x^p with exact shortcuts for the powers that methodologies write.
func power(_ base: Double, _ exponent: Double) -> Double {
  switch exponent {
  case 1: base
  case 2: base * base
  case -1: 1 / base
  default: pow(base, exponent)
  }
}

/// A number as it is written in messages: `5`, not `5.0`.
func plain(_ value: Double) -> String { Expression(value).text }
