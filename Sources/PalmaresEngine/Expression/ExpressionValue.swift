import PalmaresCore

/// What an expression gives: one value for everyone, or one for each institution.
enum ExpressionValue {
  case number(Double)
  case text(String)
  case truth(Truth)
  case absent(ValueState)
  case column(Column)
  case truths([Truth])
}

/// Three-valued logic: a condition over a missing value can be undecided.
///
/// - Source: Kleene (1952), *Introduction to Metamathematics*, §64.
enum Truth: UInt8, Sendable {
  case no
  case yes
  case undecided

  init(_ condition: Bool) { self = condition ? .yes : .no }

  static func & (left: Truth, right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .undecided
  }

  static func | (left: Truth, right: Truth) -> Truth {
    if left == .yes || right == .yes { return .yes }
    return left == .no && right == .no ? .no : .undecided
  }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .yes: .no
    case .undecided: .undecided
    }
  }
}

extension ExpressionValue {
  var isSameForEveryone: Bool {
    switch self {
    case .number, .text, .truth, .absent: true
    case .column, .truths: false
    }
  }

  /// As a column of numbers or words, one for each of `count` institutions; conditions become 1
  /// and 0.
  func column(count: Int) -> Column {
    switch self {
    case .number(let value):
      return Column(
        values: [Double](repeating: value, count: count),
        states: [ValueState](repeating: .present, count: count))
    case .text(let word):
      return Column(
        values: [Double](repeating: 0, count: count),
        states: [ValueState](repeating: .present, count: count), categories: [word])
    case .absent(let state): return Column(absent: state, count: count)
    case .column(let column): return column
    case .truth, .truths:
      let truths = truths(count: count)
      return Column(
        values: truths.map { $0 == .yes ? 1 : 0 },
        states: truths.map { $0 == .undecided ? .missing : .present })
    }
  }

  /// As a condition for each of `count` institutions; a number is true unless it is zero.
  func truths(count: Int) -> [Truth] {
    switch self {
    case .truth(let truth): [Truth](repeating: truth, count: count)
    case .truths(let truths): truths
    case .number(let value): [Truth](repeating: Truth(value != 0), count: count)
    case .absent: [Truth](repeating: .undecided, count: count)
    case .text: [Truth](repeating: .undecided, count: count)
    case .column(let column):
      (0..<count).map {
        column.states[$0] == .present ? Truth(column.values[$0] != 0) : .undecided
      }
    }
  }
}
