import PalmaresCore

/// What stands around a step while it is applied: the data, the values of other nodes, and who hears
/// of problems.
protocol StepSurroundings: AnyObject {
  var dataset: Dataset { get }

  /// Whether somebody will want to know what the numbers of a step were.
  var keepsSteps: Bool { get }

  /// The value of a parameter, node, stage or column.
  func value(of reference: NodeReference) -> ExpressionValue

  /// Applies steps that stand inside another step.
  func applied(
    _ steps: [Step], to column: Column, of node: NodeDefinition, exists: [Bool]?
  ) -> Column

  func report(_ diagnostic: Diagnostic)

  /// Reports the places where an expression has no value.
  func report(
    faults: [ExpressionFault], of expression: Expression, in node: NodeDefinition,
    at location: SourceLocation?)

  /// Reports conditions that a missing value leaves open.
  func report(
    undecided units: [Int], of condition: Expression, in node: NodeDefinition,
    at location: SourceLocation?)
}
