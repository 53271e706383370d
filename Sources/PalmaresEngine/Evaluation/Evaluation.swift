public import PalmaresCore

/// A methodology applied to a dataset: a column for every node that was wanted.
public struct Evaluation: Sendable {
  public let graph: Graph
  public let dataset: Dataset
  /// What deserves a look: a node without any value.
  public let warnings: [Diagnostic]

  let columns: [Column?]
  let stages: [NodeReference: Column]
  /// For combinations: how many children had a value.
  let present: [Int: [Int32]]
  /// For combinations whose weights come from the data.
  let fittedWeights: [Int: FittedWeights]
  /// Members of the populations that were needed.
  let populations: [String: [Bool]]
  /// What happened inside nodes, where it was asked to be kept.
  let records: [Int: NodeRecord]
  /// Steps that too few values could set.
  let shortages: ShortageLog
  /// What was computed of earlier periods, by their position in the series.
  package let earlier: [Int: Evaluation]

  /// The values of a node or of a named stage of one; `nil` if it wasn't computed.
  public func column(_ reference: NodeReference) -> Column? {
    guard let position = graph.positions[reference.code] else {
      return reference.stage == nil ? dataset.columns[reference.code] : nil
    }
    return reference.stage == nil ? columns[position] : stages[reference]
  }

  /// The weights of a combination's children, in declared order: those declared, or those that the
  /// data gave; empty where the node combines nothing.
  package func weights(at position: Int) -> [Double] {
    fittedWeights[position]?.values ?? graph.weights[position]
  }

  /// The members of a population; `nil` if it wasn't needed.
  public func members(of population: PopulationReference) -> [Bool]? {
    switch population {
    case .all: [Bool](repeating: true, count: dataset.units.count)
    case .named(let name): populations[name]
    }
  }
}
