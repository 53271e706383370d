/// A pointwise expression of the value `x`, and of columns and nodes.
///
///     map: log(x)
///     map: {to: 100 - x, when: reversed == 1}      # elsewhere the value stays
///
/// A missing input gives missing, unless the expression asks `present(…)`. An expression without a
/// value (the logarithm of zero) is an error that names the institution.
public struct Map: Sendable {
  public var to: Expression
  public var when: Expression?

  public init(to: Expression, when: Expression? = nil) {
    self.to = to
    self.when = when
  }
}
