public import PalmaresAnalysis
public import PalmaresCore

/// A column of figures that an institution's score depends on, with what may be changed of it.
public struct LeverInput: Sendable {
  public enum Role: String, Sendable, Hashable {
    /// It may be changed.
    case lever
    /// Nothing says that it may.
    case notDeclared = "not-declared"
    /// It is only a statement: changing it would change nothing but the form.
    case declarative
    /// It can't become anything else: its bounds leave no step.
    case fixed
  }

  public let column: String
  public let label: LocalizedText?
  public let unitOfMeasure: String?
  /// The figure as it is; `nil` where there is none.
  public let value: Double?
  public let bounds: ClosedRange<Double>
  /// Whether the bounds are those of the file or the option; of the methodology or the field otherwise.
  public let hasDeclaredBounds: Bool
  public let step: Double
  /// What a change by 1 costs.
  public let unitCost: Double
  public let role: Role
  /// The values that it may take.
  public let options: [Lever.Option]

  public var lever: Lever? {
    role == .lever ? Lever(column: column, value: value, options: options) : nil
  }

  /// What people call it.
  public func name(in language: Language) -> String { label?[language] ?? column }
}
