public import PalmaresCore
public import PalmaresEngine

/// A session of questions of one kind: what if this were so? One change after another, and after each the
/// scores and ranks of everyone.
///
///     var session = try WhatIf(evaluation)
///     try session.set(52_000, in: "income", of: unit)
///     session.ranks.number(at: unit)
///
/// It is a value: a copy kept before a change is the way back. What it gives is, to the last bit, the
/// evaluation of the changed methodology on the changed figures from the beginning; only what a change
/// reaches is computed anew, and where it moves few scores the ranks are moved instead of sorted.
public struct WhatIf: Sendable {
  public let base: Evaluation
  /// Everything that was changed so far.
  public private(set) var change = Change()
  public private(set) var ranks: Column
  public private(set) var scores: Column?
  private let rank: NodeReference
  private let score: NodeReference?
  private var current: Evaluation
  /// What the rank step puts in order, where nothing else decides the ranks.
  private var ordering: Ordering?

  private struct Ordering {
    var node: NodeReference
    var values: Column
    var ranks: RunningRanks
  }

  /// With so many scores that move, sorting is as fast as moving each.
  private static let mostMoves = 16

  /// - Throws: `analysis.no-rank` where the results name no rank.
  public init(_ base: Evaluation) throws(DiagnosticError) {
    let model = try DrawModel(base, varying: Variation([]))
    self.base = base
    rank = model.rank
    score = model.score
    current = base
    ranks = Column(absent: .missing, count: base.dataset.units.count)
    try readAnew()
    scores = score.flatMap { current.column($0) }
  }

  /// Gives one institution another figure in a column of numbers; `nil` takes it away.
  ///
  /// - Throws: `change.unknown-name`, and every rule that can't be applied then: the session is then as
  ///   it was.
  public mutating func set(
    _ value: Double?, in column: String, of unit: Int, orWithout state: ValueState = .missing
  ) throws(DiagnosticError) {
    var change = Change()
    var figures =
      current.dataset.columns[column] ?? Column(absent: .missing, count: ranks.count)
    if let value { figures.set(value, at: unit) } else { figures.clear(at: unit, as: state) }
    change.columns[column] = figures
    try apply(change)
  }

  /// Puts weights, rules, parameters or figures in place of what stands there now.
  ///
  /// - Throws: as above.
  public mutating func apply(_ next: Change) throws(DiagnosticError) {
    // A change of rules may be one of how ranks are made.
    var session = self
    if !next.nodes.isEmpty || !next.parameters.isEmpty { session.ordering = nil }
    session.change = change.followed(by: next)
    session.current = try current.changed(
      by: next, targets: [session.ordering?.node ?? rank] + [score].compactMap { $0 })
    if !session.moved() { try session.readAnew() }
    session.scores = score.flatMap { session.current.column($0) }
    self = session
  }

  /// Moves the ranks of those whose score is another now; false where sorting is as fast.
  private mutating func moved() -> Bool {
    guard var ordering, let values = current.column(ordering.node) else { return false }
    let others = values.values.indices.filter {
      values.values[$0] != ordering.values.values[$0]
        || values.states[$0] != ordering.values.states[$0]
    }
    guard others.count <= Self.mostMoves else { return false }
    for unit in others {
      ordering.ranks.move(unit, to: values.number(at: unit), orWithout: values.states[unit])
    }
    ordering.values = values
    self.ordering = ordering
    ranks = ordering.ranks.column
    return true
  }

  /// As the rank step gives them.
  private mutating func readAnew() throws(DiagnosticError) {
    if current.column(rank) == nil {
      current = try current.changed(by: Change(), targets: [rank] + [score].compactMap { $0 })
    }
    ranks = current.column(rank) ?? ranks
    ordering = current.plainRanking(rank).flatMap { node, step in
      current.column(node).map {
        Ordering(node: node, values: $0, ranks: RunningRanks(of: $0, by: step))
      }
    }
  }
}

extension Evaluation {
  /// The node whose values alone decide a rank, among everyone, and how; `nil` where other nodes break
  /// ties, groups are ranked apart, or some institutions are no members.
  fileprivate func plainRanking(
    _ reference: NodeReference
  ) -> (node: NodeReference, rank: Rank)? {
    guard reference.stage == nil, let node = graph.node(reference.code),
      case .node(let source) = node.source, node.back == 0, node.only == nil,
      node.then.count == 1, case .rank(let rank)? = node.then.first?.operation,
      rank.thenBy.isEmpty, node.then[0].by == nil, node.then[0].members == nil,
      (node.then[0].over ?? graph.methodology.fit) == .all,
      column(source)?.categories == nil
    else { return nil }
    return (source, rank)
  }
}
