/// A number that the data decided while a step was fitted: an anchor, a limit, the value filled in.
/// What a trace prints beside the step.
public struct StepFact: Sendable {
  public enum Role: String, Sendable, Hashable {
    /// Anchors of a scale: the line takes `from` to `to`.
    case fromLow = "from_low"
    case fromHigh = "from_high"
    case toLow = "to_low"
    case toHigh = "to_high"
    /// Limits of a clip, or what winsorising left as extremes.
    case low
    case high
    /// A limit of a cut; one fact for each, in order.
    case limit
    /// A statistic, parameter, node or column that an expression names; one fact for each, in order.
    case operand
    /// The value put where there was none.
    case filled
    /// How many institutions a rank or a net flow is among.
    case population
    /// How many values could set a step that asks for `members`.
    case members
    /// How many extremes were brought in.
    case broughtIn = "brought_in"
    /// Thresholds of a preference function.
    case indifference
    case strict
    case inflection
  }

  public var role: Role
  /// As the methodology writes it, `mean + sd`; `nil` where it writes nothing.
  public var expression: String?
  /// The same for everyone, or one for each institution (groups differ).
  var value: ExpressionValue

  init(_ role: Role, _ value: ExpressionValue, expression: String? = nil) {
    self.role = role
    self.value = value
    self.expression = expression
  }

  /// The number that held for one institution.
  public func number(at unit: Int) -> Double? {
    switch value {
    case .number(let number): number
    case .column(let column): column.number(at: unit)
    default: nil
    }
  }
}
