package import PalmaresCore

/// An evaluation whose figures and weights can be edited: only what an edit reaches is worked out anew, and
/// of that only the institutions concerned, while they are few.
///
///     var live = LiveEvaluation(evaluation)
///     try live.set(Cell(52_000), in: "income", of: unit)
///     live.column(NodeReference("rank"))
///
/// An institution's value is followed from node to node with the very functions that whole columns go
/// through. Where the data set a step (the highest value, a mean, a quantile) its statistics are kept; while
/// an edit leaves them as they were, everyone else's values are too. Where one moves, where a step compares
/// institutions with each other, and wherever else a value isn't an institution's own, the node is worked
/// out for everyone, and what differs afterwards goes on. Where a rule can't be applied any more,
/// ``Evaluation/changed(by:targets:populations:)`` says so, and the edit is not made.
///
/// Every column is, to the last bit, that of the changed methodology on the changed figures. It is a value:
/// a copy is the way back, and so is the edit to what stood there.
package struct LiveEvaluation: Sendable {
  package let base: Evaluation
  private var state: LiveState
  /// What was edited before it last began again.
  private var carried = Change()
  /// Combinations whose weights were edited since.
  private var weighted: Set<Int> = []
  private var beginnings = 0

  /// What is kept right: nodes, and populations besides that of the results.
  private let targets: [NodeReference]
  private let wanted: [PopulationReference]

  /// - Parameter targets: nodes that are kept right, with all that they depend on, as
  ///   ``Evaluation/changed(by:targets:populations:)`` does; everything that was evaluated where `nil`.
  package init(_ evaluation: Evaluation, targets: [NodeReference]? = nil) {
    base = evaluation
    if let targets {
      (self.targets, wanted) = (targets, [])
      state = LiveState(evaluation.limited(to: targets))
    } else {
      self.targets = zip(evaluation.graph.methodology.nodes, evaluation.columns)
        .compactMap { node, column in column.map { _ in NodeReference(node.code) } }
      wanted = evaluation.populations.keys.sorted().map { .named($0) }
      state = LiveState(evaluation)
    }
  }

  /// The values of a node, a named stage of one, or a column; `nil` if it wasn't computed.
  package func column(_ reference: NodeReference) -> Column? { state.column(of: reference) }

  /// The figures of a column as they are now.
  package func figures(_ column: String) -> Column? { state.figures[column] }

  /// Gives one institution another figure in a column of numbers.
  ///
  /// - Throws: as ``Evaluation/changed(by:targets:populations:)``; everything is then as it was.
  package mutating func set(
    _ cell: Cell, in column: String, of unit: Int
  ) throws(DiagnosticError) {
    own()
    let was = state.figures[column].map { Cell($0, at: unit) }
    if state.set(cell, in: column, at: unit) { return }
    var former = change
    if let was { former.columns[column]?.put(was, at: unit) }
    var figures = state.figures[column] ?? Column(absent: .missing, count: state.count)
    figures.put(cell, at: unit)
    var edit = Change()
    edit.columns[column] = figures
    try beginAgain(former, edit)
  }

  /// Gives one institution the figure again that it had at the beginning.
  ///
  /// - Throws: as ``set(_:in:of:)``: with what else was edited since, a rule may refuse it.
  package mutating func putBack(_ column: String, of unit: Int) throws(DiagnosticError) {
    guard let first = base.dataset.columns[column] else { return }
    try set(Cell(first, at: unit), in: column, of: unit)
  }

  /// Puts weights in place of those of a combination, as ``Change/weights`` says.
  ///
  /// - Throws: as above.
  package mutating func setWeights(
    _ weights: [Double], of code: String
  ) throws(DiagnosticError) {
    own()
    let position = base.graph.positions[code]
    let were = position.flatMap { state.changeableWeights(at: $0) }
    if let position, let were, were.count == weights.count,
      weights.allSatisfy({ $0.isFinite && $0 >= 0 }), state.setWeights(weights, at: position)
    {
      weighted.insert(position)
      return
    }
    var former = change
    if let position, weighted.contains(position) { former.weights[code] = were }
    var edit = Change()
    edit.weights[code] = weights
    try beginAgain(former, edit)
  }

  /// How the edits were carried out until now.
  package var work: LiveWork {
    var work = state.work
    work.beginnings = beginnings
    return work
  }

  /// Everything that is otherwise than at the beginning.
  package var change: Change {
    var change = carried
    for name in state.edited {
      change.columns[name] = state.figures[name].flatMap { otherThanAtFirst($0, name) }
    }
    for position in weighted {
      let code = base.graph.methodology.nodes[position].code
      change.weights[code] = state.changeableWeights(at: position)
    }
    return change
  }

  private func otherThanAtFirst(_ figures: Column, _ name: String) -> Column? {
    guard let first = base.dataset.columns[name] else { return figures }
    return LiveMovement(from: first, to: figures).isNobody ? nil : figures
  }

  /// The evaluation of what was edited, with all that readers are told of it.
  package func evaluation() throws(DiagnosticError) -> Evaluation {
    change.isEmpty
      ? base : try base.changed(by: change, targets: targets, populations: wanted)
  }

  /// The edit from the beginning; where that is refused, everything as it was.
  private mutating func beginAgain(_ former: Change, _ edit: Change) throws(DiagnosticError) {
    do throws(DiagnosticError) {
      try restart(with: former.followed(by: edit))
    } catch {
      try restart(with: former)
      throw error
    }
  }

  private mutating func restart(with change: Change) throws(DiagnosticError) {
    let work = state.work
    let changed =
      change.isEmpty
      ? base : try base.changed(by: change, targets: targets, populations: wanted)
    state = LiveState(changed.limited(to: targets, populations: wanted))
    state.work = work
    carried = change
    weighted = []
    beginnings += 1
  }

  /// A state that another copy holds too is copied before it is changed.
  private mutating func own() {
    if !isKnownUniquelyReferenced(&state) { state = LiveState(copying: state) }
  }
}
