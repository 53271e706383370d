/// Which nodes are the results of a methodology. Each may be absent: a ranking may have no
/// composite score, or grades instead of ranks.
public struct ResultsDefinition: Sendable {
  public var score: NodeReference?
  public var rank: NodeReference?
  /// A node of words, such as `101–200`; or of numbers, such as a decile.
  public var band: NodeReference?
  public var grades: [NodeReference]
  /// Nodes shown beside the score, each with the nodes that rank and group it.
  public var shown: [ShownNode]
  /// A node of words or numbers whose groups are listed one after the other.
  public var groupedBy: NodeReference?
  /// Only these institutions are listed; everyone where `nil`.
  public var listed: PopulationReference?
  /// The place among those listed, where a reader's filter lists fewer than the methodology; see
  /// ``Methodology/listing(only:as:)``.
  public var place: NodeReference?
  /// The further table that is shown in place of this one where the data hold one institution.
  public var alone: String?

  /// A node that is named twice is shown once.
  public init(
    score: NodeReference? = nil, rank: NodeReference? = nil, band: NodeReference? = nil,
    grades: [NodeReference] = [], shown: [ShownNode] = [], listed: PopulationReference? = nil,
    alone: String? = nil, groupedBy: NodeReference? = nil
  ) {
    self.score = score
    self.rank = rank
    self.band = band
    var seen = Set<NodeReference>()
    self.grades = grades.filter { seen.insert($0).inserted }
    seen = []
    self.shown = shown.filter { seen.insert($0.node).inserted }
    self.listed = listed
    self.alone = alone
    self.groupedBy = groupedBy
  }

  public struct ShownNode: Sendable, Hashable {
    public var node: NodeReference
    public var rank: NodeReference?
    public var group: NodeReference?

    public init(node: NodeReference, rank: NodeReference? = nil, group: NodeReference? = nil) {
      self.node = node
      self.rank = rank
      self.group = group
    }
  }
}
