public import PalmaresCore

/// A number, a condition or a pointwise rule, written in the small safe language of
/// `docs/methodology.md`: no loops, no assignment, no functions of the user's own.
///
///     try Expression(parsing: "quantile(.05)")
///     try Expression(parsing: "present(papers) and papers >= 800")
///
/// A value: parsed once, evaluated over whole columns.
public struct Expression: Sendable {
  /// As written.
  public let text: String
  public let location: SourceLocation?
  let tree: ExpressionTree

  /// - Throws: ``ExpressionSyntaxError`` with the place in the text.
  public init(
    parsing text: String, at location: SourceLocation? = nil
  ) throws(ExpressionSyntaxError) {
    self.text = text
    self.location = location
    var parser = try ExpressionParser(text)
    self.tree = try parser.parse()
  }

  /// The expression that is a number.
  public init(_ number: Double, at location: SourceLocation? = nil) {
    self.text = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    self.location = location
    self.tree = .number(number)
  }

  /// The number, where the expression is one; a sign in front is part of it.
  public var constant: Double? {
    switch tree {
    case .number(let value): value
    case .negative(.number(let value)): -value
    default: nil
    }
  }
}

extension Expression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

/// What an expression is made of.
indirect enum ExpressionTree: Sendable, Hashable {
  case number(Double)
  case text(String)
  case truth(Bool)
  /// `x`: the value in hand.
  case current
  /// `id`: the institution's identifier.
  case identifier
  /// A parameter, node, stage or column; what it is shows when the graph is compiled.
  case name(NodeReference)
  case negative(ExpressionTree)
  case not(ExpressionTree)
  case arithmetic(Arithmetic, ExpressionTree, ExpressionTree)
  case comparison(Comparator, ExpressionTree, ExpressionTree)
  case both(ExpressionTree, ExpressionTree)
  case either(ExpressionTree, ExpressionTree)
  case member(ExpressionTree, of: [ExpressionTree])
  case call(ExpressionFunction, [ExpressionTree])
  /// A statistic of the value in hand, or of another node or column, over the fit population.
  case statistic(Statistic, of: NodeReference?, argument: Double?)

  enum Arithmetic: Sendable { case plus, minus, times, over, power }
  enum Comparator: Sendable { case equal, notEqual, less, atMost, more, atLeast }
}

/// The functions of the language.
enum ExpressionFunction: String, Sendable, CaseIterable {
  case log, log10, log2, exp, sqrt, abs, floor, ceil, round, cdf, probit, present
  case conditional = "if"
  case first, least, greatest

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .log, .log10, .log2, .exp, .sqrt, .abs, .floor, .ceil, .cdf, .probit, .present: 1...1
    case .round: 2...2
    case .conditional: 3...3
    case .first, .least, .greatest: 1...1000
    }
  }
}

/// The statistics of the language.
public enum Statistic: String, Sendable, Hashable, CaseIterable {
  case n, min, max, sum, mean, median, sd, sdp, skew, kurt, quantile
}
