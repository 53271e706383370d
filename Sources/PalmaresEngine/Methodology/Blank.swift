public import PalmaresCore

/// Takes a value away where a condition holds.
///
///     blank: x < 0
///     blank: {when: staff < 50, as: too_few}
public struct Blank: Sendable {
  public var when: Expression
  public var state: ValueState

  public init(when: Expression, as state: ValueState = .missing) {
    self.when = when
    self.state = state
  }
}
