public import PalmaresEngine

/// One node of an explanation, with its distance from the node that is explained.
public struct ExplainedNode: Sendable {
  public let trace: Trace
  /// 0 for the node explained, 1 for what it is made of…; the shortest way counts.
  public let depth: Int
  /// The steps of the node itself.
  public let steps: [ExplainedStep]
  /// The steps on the way in of each child of a combination.
  public let childSteps: [[ExplainedStep]]
  /// Those that it is compared with, where its rule does that.
  public let opponents: Opponents?
  /// For whom the node exists, with what the names in it stand for.
  public let condition: (text: String, operands: [TraceOperand])?

  /// What there is to follow; a cell that the node reads itself is part of it.
  public var inputs: [NodeReference] {
    switch trace.source {
    case .formula(_, let operands): operands.filter { !$0.isParameter }.map(\.reference)
    default: trace.inputs
    }
  }

  /// `nil` where the node wasn't computed.
  init?(of reference: NodeReference, depth: Int, at unit: Int, in evaluation: Evaluation) {
    guard let trace = Trace(of: reference, at: unit, in: evaluation) else { return nil }
    self.trace = trace
    self.depth = depth
    opponents = Opponents(trace, in: evaluation.dataset.units)
    steps = trace.steps.enumerated().map { index, step in
      let tie = evaluation.tie(inStep: index, of: trace.node, at: unit)
      return ExplainedStep(step, tie: tie, at: unit, in: evaluation)
    }
    childSteps =
      if case .combination(let combination) = trace.source {
        combination.children.map { child in
          child.steps.map { ExplainedStep($0, at: unit, in: evaluation) }
        }
      } else { [] }
    condition = evaluation.graph.node(trace.node.code)?.only.map { only in
      (only.text, evaluation.operands(of: only, at: unit))
    }
  }

  /// A node and everything that it is made of, each once: parents before children, children in
  /// declared order.
  static func all(
    from root: NodeReference, at unit: Int, in evaluation: Evaluation
  ) -> [ExplainedNode] {
    var found: [NodeReference: ExplainedNode] = [:]
    var open = [(reference: root, depth: 0)]
    var next = 0
    while next < open.count {
      let (reference, depth) = open[next]
      next += 1
      guard found[reference] == nil,
        let node = ExplainedNode(of: reference, depth: depth, at: unit, in: evaluation)
      else { continue }
      found[reference] = node
      open += node.inputs.map { ($0, depth + 1) }
    }
    return inReadingOrder(from: root, found)
  }

  /// Each node followed by what it is made of, as one reads it.
  private static func inReadingOrder(
    from root: NodeReference, _ found: [NodeReference: ExplainedNode]
  ) -> [ExplainedNode] {
    var order: [ExplainedNode] = []
    var seen: Set<NodeReference> = []
    var open = [root]
    while let reference = open.popLast() {
      guard seen.insert(reference).inserted, let node = found[reference] else { continue }
      order.append(node)
      open += node.inputs.reversed()
    }
    return order
  }
}
