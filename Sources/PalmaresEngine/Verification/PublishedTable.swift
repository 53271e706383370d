public import PalmaresCore

/// Figures that a publisher printed, and how each compares with a node: the test that a methodology
/// carries.
public struct PublishedTable: Sendable {
  public var title: LocalizedText
  /// File of the figures, for messages.
  public var file: String
  /// Rows: the identifier in the publisher's table, with its line in the file.
  public var identifiers: [String]
  public var lines: [Int]
  public var comparisons: [Comparison]
  /// Only these institutions are compared.
  public var only: PopulationReference?

  public init(
    title: LocalizedText, file: String, identifiers: [String], lines: [Int],
    comparisons: [Comparison], only: PopulationReference? = nil
  ) {
    self.title = title
    self.file = file
    self.identifiers = identifiers
    self.lines = lines
    self.comparisons = comparisons
    self.only = only
  }

  /// One column of the publisher against one node.
  public struct Comparison: Sendable {
    public var node: NodeReference
    public var heading: String
    public var rule: Rule
    /// Nodes that bound what rounded inputs allow, in place of the node's own value.
    public var between: (low: NodeReference, high: NodeReference)?
    /// Rows without a published figure are not compared.
    public var skipsMissing: Bool
    /// In the order of `identifiers`.
    public var figures: [PublishedFigure]
    public var location: SourceLocation?

    public init(
      node: NodeReference, heading: String, rule: Rule,
      between: (low: NodeReference, high: NodeReference)? = nil, skipsMissing: Bool = false,
      figures: [PublishedFigure], location: SourceLocation? = nil
    ) {
      self.node = node
      self.heading = heading
      self.rule = rule
      self.between = between
      self.skipsMissing = skipsMissing
      self.figures = figures
      self.location = location
    }
  }

  /// When our value and the publisher's agree.
  public enum Rule: Sendable, Hashable {
    /// Ours, rounded half up to so many decimals, is the published one.
    case decimals(Int)
    case within(Double)
    case relative(Double)
    /// Equal numbers, or equal words.
    case exact
    /// Ours lies in what the printed text allows.
    case printed
  }
}
