public import PalmaresCore
public import PalmaresEngine

/// A session of questions of one kind: what if this were so? One change after another, and after each the
/// scores and ranks of everyone.
///
///     var session = try WhatIf(evaluation)
///     try session.set(52_000, in: "income", of: unit)
///     session.ranks.number(at: unit)
///
/// It is a value: a copy kept before a change is the way back, and so is the former figure. What it gives
/// is, to the last bit, the evaluation of the changed methodology on the changed figures from the beginning;
/// only what a change reaches is computed anew: a figure goes from node to node while nobody else's values
/// depend on it, and ranks are moved instead of sorted.
public struct WhatIf: Sendable {
  public let base: Evaluation
  private let rank: NodeReference
  private let score: NodeReference?
  private let targets: [NodeReference]
  /// Rules and parameters that were changed, and what was changed before them.
  private var rules = Change()
  private var live: LiveEvaluation

  /// - Throws: `analysis.no-rank` where the results name no rank.
  public init(_ base: Evaluation) throws(DiagnosticError) {
    let model = try DrawModel(base, varying: Variation([]))
    self.base = base
    rank = model.rank
    score = model.score
    targets = [model.rank] + [model.score].compactMap { $0 }
    let isWhole = targets.allSatisfy { base.column($0) != nil }
    live = LiveEvaluation(
      isWhole ? base : try base.changed(by: Change(), targets: targets), targets: targets)
  }

  /// How changes were carried out since the last one of rules.
  package var work: LiveWork { live.work }

  /// Everything that is otherwise than in the base.
  public var change: Change { rules.followed(by: live.change) }

  /// Everyone's rank, as the methodology counts them.
  public var ranks: Column {
    live.column(rank) ?? Column(absent: .missing, count: base.dataset.units.count)
  }

  public var scores: Column? { score.flatMap { live.column($0) } }

  /// Gives one institution another figure in a column of numbers; `nil` takes it away.
  ///
  /// - Throws: `change.unknown-name`, and every rule that can't be applied then: the session is then as
  ///   it was.
  public mutating func set(
    _ value: Double?, in column: String, of unit: Int, orWithout state: ValueState = .missing
  ) throws(DiagnosticError) {
    try live.set(value.map { Cell($0) } ?? Cell(absent: state), in: column, of: unit)
  }

  /// Puts weights in place of those of a combination, as ``Change/weights`` says.
  ///
  /// - Throws: as above.
  public mutating func set(weights: [Double], of node: String) throws(DiagnosticError) {
    try live.setWeights(weights, of: node)
  }

  /// Puts weights, rules, parameters or figures in place of what stands there now.
  ///
  /// - Throws: as above.
  public mutating func apply(_ next: Change) throws(DiagnosticError) {
    let current = try live.evaluation()
    let changed = LiveEvaluation(
      try current.changed(by: next, targets: targets), targets: targets)
    rules = change.followed(by: next)
    live = changed
  }
}
