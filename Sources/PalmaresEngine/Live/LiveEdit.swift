/// One edit on its way from where it begins to everything that it reaches.
struct LiveEdit {
  let route: LiveRoute
  /// The column that was edited, and whose figure; `nil` where weights were.
  var column: (name: String, move: LiveMovement.Move)?
  /// The node whose weights were edited.
  var weighted: Int?
  /// How many nodes of the route are done.
  var followed = 0
  /// By position of nodes. A node with named stages counts as moved where it was followed at all.
  var movements: [LiveMovement]
  /// Whether the members of a population changed, where that was asked.
  var populations: [String: Bool] = [:]
  /// Works out nodes as a whole; made when it is first needed.
  var evaluator: Evaluator?
}

extension LiveState {
  func movement(of reference: NodeReference) -> LiveMovement {
    guard let edit else { return .nobody }
    if reference.stage == nil, graph.parameters[reference.code] != nil { return .nobody }
    if let position = graph.positions[reference.code] {
      let movement = edit.movements[position]
      // Of a stage the former values aren't known.
      return reference.stage == nil || movement.isNobody ? movement : .everyone
    }
    guard let column = edit.column, column.name == reference.code else { return .nobody }
    return .few([column.move])
  }

  func isMoved(_ reference: NodeReference) -> Bool { !movement(of: reference).isNobody }
}

extension LiveMovement {
  var isNobody: Bool {
    if case .nobody = self { return true }
    return false
  }
}
