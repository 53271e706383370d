public import PalmaresCore

/// One node: *source → each child: steps → combine → steps*. There is no other concept; ranks,
/// grades and bands are nodes too.
public struct NodeDefinition: Sendable {
  /// Unique name; any text, `1.10` and `NO` included.
  public var code: String
  public var source: NodeSource
  /// How many periods back the source is read, where it is a column or a node; 0 is the same one.
  public var back: Int
  /// Steps applied to the result.
  public var then: [Step]
  /// The institutions for which the node exists; elsewhere it is *not applicable*, before and after
  /// the steps.
  public var only: Expression?
  public var label: LocalizedText?
  /// What the author says of the chain from source to result; checked, never applied.
  public var direction: Direction?
  /// How the value is written where people read it.
  public var printing: Printing?
  /// What the words of the result are called where people read them, `["A": "very good"]`; machine
  /// formats keep the words themselves.
  public var words: [String: LocalizedText]
  /// Unit of measure of the result, `t CO₂e`.
  public var unitOfMeasure: String?
  /// Where the rule is published.
  public var citation: String?
  public var note: LocalizedText?
  public var location: SourceLocation?

  public init(
    code: String, source: NodeSource, back: Int = 0, then: [Step] = [], only: Expression? = nil,
    label: LocalizedText? = nil, direction: Direction? = nil, printing: Printing? = nil,
    words: [String: LocalizedText] = [:], unitOfMeasure: String? = nil, citation: String? = nil,
    note: LocalizedText? = nil, location: SourceLocation? = nil
  ) {
    self.code = code
    self.source = source
    self.back = back
    self.then = then
    self.only = only
    self.label = label
    self.direction = direction
    self.printing = printing
    self.words = words
    self.unitOfMeasure = unitOfMeasure
    self.citation = citation
    self.note = note
    self.location = location
  }
}

/// What a node starts from: exactly one.
public enum NodeSource: Sendable {
  /// A column of the data.
  case column(String)
  /// Another node, or a named stage of one.
  case node(NodeReference)
  case constant(Double)
  /// A pointwise expression over columns and nodes.
  case formula(Expression)
  /// Other nodes, combined.
  case combination(Combination)
}

/// Whether more of the source is better. An assertion about the chain, checked against the sign of
/// its steps.
public enum Direction: String, Sendable, Hashable {
  case higherIsBetter = "higher_is_better"
  case lowerIsBetter = "lower_is_better"
}
