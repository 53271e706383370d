public import PalmaresCore
public import PalmaresEngine

/// Where a table of published figures is and what each column is compared with: one item of
/// `published` in a methodology.
public struct PublishedDescription: Sendable {
  /// File, folder, identifier, dialect, missing codes and filters.
  public var data: DataDescription
  /// Heading of the edition or year that a row belongs to, where the table holds several.
  public var period: String?
  public var title: LocalizedText
  public var citation: String?
  public var note: LocalizedText?
  /// The period that the figures are of; the last one of the data where `nil`.
  public var ofPeriod: String?
  /// Only these institutions are compared.
  public var only: PopulationReference?
  public var comparisons: [Comparison]

  public init(
    data: DataDescription, period: String? = nil, title: LocalizedText, citation: String? = nil,
    note: LocalizedText? = nil, ofPeriod: String? = nil, only: PopulationReference? = nil,
    comparisons: [Comparison]
  ) {
    self.data = data
    self.period = period
    self.title = title
    self.citation = citation
    self.note = note
    self.ofPeriod = ofPeriod
    self.only = only
    self.comparisons = comparisons
  }

  /// One published column and the node it is compared with.
  public struct Comparison: Sendable {
    public var node: NodeReference
    public var heading: String
    public var rule: PublishedTable.Rule
    /// Nodes that bound what rounded inputs allow.
    public var between: (low: NodeReference, high: NodeReference)?
    /// Rows without a published figure are not compared.
    public var skipsMissing: Bool
    public var location: SourceLocation?

    public init(
      node: NodeReference, heading: String, rule: PublishedTable.Rule,
      between: (low: NodeReference, high: NodeReference)? = nil, skipsMissing: Bool = false,
      location: SourceLocation? = nil
    ) {
      self.node = node
      self.heading = heading
      self.rule = rule
      self.between = between
      self.skipsMissing = skipsMissing
      self.location = location
    }
  }
}
