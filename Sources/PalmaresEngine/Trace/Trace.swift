public import PalmaresCore

/// How one institution got its value of one node: what went in, each step with its fitted numbers,
/// the sum as it is worked out, and where the figures came from.
///
///     let evaluation = try graph.evaluated(on: dataset, keepingSteps: true)
///     let trace = Trace(of: NodeReference("hdi"), at: 0, in: evaluation)
///     trace.source   // .combination: three children with weights and terms
///     trace.inputs   // the nodes to follow, down to the cells of the file
///
/// A trace is one node deep; follow ``inputs`` for more. Its terms add up: summing them in order gives
/// the total that the node's arithmetic uses, bit for bit.
public struct Trace: Sendable {
  public let node: NodeReference
  public let label: LocalizedText?
  public let citation: String?
  public let note: LocalizedText?
  public let source: TraceSource
  /// The value before the node's own steps.
  public let sourceValue: TraceValue
  public let steps: [TraceStep]
  public let result: TraceValue
  public let printing: Printing
  /// What the node's words are called where people read them.
  public let words: [String: LocalizedText]
  /// Why there is no value, where there is none.
  public let reason: LocalizedText?

  /// Nodes and columns that the value was made of, in order.
  public var inputs: [NodeReference] {
    switch source {
    case .cell, .constant, .earlier: []
    case .node(let reference, _): [reference]
    case .formula(_, let operands): operands.map(\.reference)
    case .combination(let combination): combination.children.map(\.node)
    }
  }
}

/// A value as it stood at one point of a trace.
public struct TraceValue: Sendable, Hashable {
  public var number: Double?
  public var word: String?
  public var state: ValueState

  init(_ column: Column, at unit: Int) {
    number = column.number(at: unit)
    word = column.word(at: unit)
    state = column.states[unit]
  }
}

/// Where a node's value comes from.
public enum TraceSource: Sendable {
  /// A cell of the data, with its place and its text as it stands there.
  case cell(column: String, location: SourceLocation?, text: String?)
  case node(NodeReference, TraceValue)
  /// A node so many periods back; the period is `nil` where the data don't hold it.
  case earlier(NodeReference, back: Int, period: String?, TraceValue)
  case constant(Double)
  case formula(text: String, operands: [TraceOperand])
  case combination(TraceCombination)
}

/// A name in a formula, with what it stood for.
public struct TraceOperand: Sendable {
  public var reference: NodeReference
  public var value: TraceValue
  /// A parameter of the methodology: nothing to follow.
  public var isParameter: Bool
}

/// One step of a chain, for one institution.
public struct TraceStep: Sendable {
  public var step: Step
  public var before: TraceValue
  public var after: TraceValue
  /// Numbers that the data decided, by role.
  public var facts: [TraceFact]
}

/// A number that the data decided while a step was fitted.
public struct TraceFact: Sendable, Hashable {
  public var role: StepFact.Role
  /// As the methodology writes it, `mean + sd`.
  public var expression: String?
  public var number: Double
}
