public import PalmaresCore
public import PalmaresEngine

/// What each part of a combination does to the ranks: all ranks anew without it, compared with those
/// with it.
///
/// Parts are the children of the combination, their children and so on, level by level. A part is taken
/// out of every combination below (a child of two goes out of both), whose other weights stay as they
/// are (``RuleAlternative/without(_:)``). Where it was the only child of a combination, that goes out with
/// it.
///
/// - Source: Becker et al. (2022), COINr, `remove_elements`.
public struct LeaveOneOut: Sendable {
  public struct Part: Sendable {
    /// Its code.
    public let node: String
    /// The combination that it is first met in.
    public let parent: String
    /// 1 for a child of the combination named.
    public let level: Int
    /// The ranks without it, or why there are none.
    public let shift: Result<RankShift?, DiagnosticError>
  }

  /// The combination.
  public let node: String
  /// Level by level, in declared order; fewer than there are where the work was interrupted.
  public let parts: [Part]
  /// How many were to be left out.
  public let count: Int
  /// How many there are below the levels that were asked for.
  public let deeper: Int
  /// Codes of the combinations that it is made of, all the way down, itself first.
  public let combinations: [String]

  /// - Parameters:
  ///   - node: code of a node that combines others, or shows one that does.
  ///   - rank: the node whose ranks are compared.
  ///   - members: whose.
  ///   - levels: how far down parts are left out: 1 for children alone.
  public init(
    of node: String, in base: Evaluation, rank: NodeReference, among members: [Bool],
    levels: Int = .max, monitor: WorkMonitor = .silent
  ) {
    let tree = PartTree(below: node, in: base.graph)
    let absent = Column(absent: .missing, count: base.dataset.units.count)
    let ranks = base.column(rank) ?? absent
    self.node = node
    let wanted = tree.parts.filter { $0.level <= levels }
    count = wanted.count
    deeper = tree.parts.count - wanted.count
    combinations = tree.combinations
    parts = inBlocks(of: wanted.count, size: 8, monitor) { range in
      range.map { index in
        let part = wanted[index]
        let shift = Result { () throws(DiagnosticError) in
          let changed = try base.changed(by: tree.change(without: part.node), targets: [rank])
          return RankShift(from: ranks, to: changed.column(rank) ?? absent, among: members)
        }
        return Part(node: part.node, parent: part.parent, level: part.level, shift: shift)
      }
    }
  }
}
