/// What the names of an expression stand for while it is evaluated.
protocol ExpressionScope {
  /// Number of institutions.
  var count: Int { get }
  /// `x`, where there is a value in hand.
  var current: Column? { get }
  var identifiers: [String] { get }

  /// A parameter, node, stage or column.
  func value(of reference: NodeReference) -> ExpressionValue
  /// A statistic of the value in hand, or of another node or column, in the institution's group.
  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue
}

/// A place where an expression has no value, though all it reads has one.
struct ExpressionFault: Hashable {
  /// The institution; `nil` when it concerns everyone.
  var unit: Int?
  /// What was asked, `log(0)`.
  var operation: String
}
