public import PalmaresCore
import PalmaresEngine

/// One uncertain input.
public enum VariedInput: Sendable {
  /// The weights of one combination.
  case weights(VariedWeights)
  /// One of several forms of a rule.
  case rule(VariedRule)
  /// Figures with errors.
  case figures(VariedFigures)

  /// How many uniform numbers it takes.
  public var dimension: Int {
    switch self {
    case .weights(let weights): weights.dimension
    case .rule: 1
    case .figures(let figures): figures.dimension
    }
  }

  /// What is varied, as readers are told: `weights of 'overall'`.
  public var label: LocalizedText {
    switch self {
    case .weights(let weights): weights.label
    case .rule(let rule): rule.label
    case .figures(let figures): figures.label
    }
  }

  var isRule: Bool { if case .rule = self { true } else { false } }

  func vary(_ change: inout Change, at point: ArraySlice<Double>) {
    switch self {
    case .weights(let weights): change.weights[weights.node] = weights.values(at: point)
    case .rule(let rule): rule.vary(&change, at: point[point.startIndex])
    case .figures(let figures): change.columns[figures.column] = figures.values(at: point)
    }
  }
}
