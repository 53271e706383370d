import PalmaresCore

/// Applies single steps and conditions of a methodology to columns that stand in place of a node's own,
/// with everything else as it was evaluated.
///
/// For one thread at a time.
package final class StepRunner {
  private let evaluator: Evaluator

  package init(_ evaluation: Evaluation) {
    evaluator = Evaluator(
      evaluation.graph, dataset: evaluation.dataset, startingFrom: evaluation,
      affected: AffectedNodes())
  }

  /// What a step makes of a column, for the institutions that its node exists for; `nil` where it can't
  /// be applied.
  package func applied(
    _ step: Step, to column: Column, of node: NodeDefinition, exists: [Bool]?
  ) -> Column? {
    let errors = evaluator.errorCount
    let result = evaluator.applied([step], to: column, of: node, exists: exists)
    return evaluator.errorCount == errors ? result : nil
  }

  /// The institutions for which a node exists; everyone where `nil`.
  package func existence(of node: NodeDefinition) -> [Bool]? {
    node.only.map { evaluator.existence(of: node, condition: $0) }
  }

  /// The children of a combination as they go into it: after the steps of their edges, in declared
  /// order.
  package func children(of position: Int) -> [Column] { evaluator.children(of: position) }

  /// What a node starts from, before its steps.
  package func source(of position: Int) -> Column { evaluator.source(of: position) }

  /// The same, where it can be worked out.
  package func knownSource(of position: Int) -> Column? {
    let errors = evaluator.errorCount
    let column = evaluator.source(of: position)
    return evaluator.errorCount == errors ? column : nil
  }

  /// Puts a column in the place of a node's or stage's own.
  package func put(_ column: Column, as reference: NodeReference) {
    evaluator.put(column, as: reference)
  }

  /// The members of a population; everyone where it is unknown.
  package func members(of population: PopulationReference) -> [Bool] {
    evaluator.members(of: population)
  }
}

extension NodeDefinition {
  /// Nodes, stages, parameters and columns that its source reads, on the edges too, and its condition.
  package var sourceReferences: [NodeReference] {
    let own: [NodeReference] =
      switch source {
      case .column, .constant: []
      case .node(let reference): [reference]
      case .formula(let formula): formula.tree.references
      case .combination(let combination):
        combination.children.flatMap { [$0.node] + $0.each.flatMap(\.references) }
          + combination.each.flatMap(\.references)
      }
    return own + (only?.tree.references ?? [])
  }
}

extension Expression {
  /// Nodes, stages, parameters and columns whose values it reads, and not only whether they have one.
  package var valuesRead: [NodeReference] { tree.valuesRead }
}

extension ExpressionTree {
  fileprivate var valuesRead: [NodeReference] {
    switch self {
    case .call(.present, _): []
    case .name, .statistic: references
    default: parts.flatMap(\.valuesRead)
    }
  }
}
