import PalmaresCore
import PalmaresEngine

extension Variation {
  /// A check may refuse a draw, which only an evaluation of its own tells.
  func obstacleOfChecks(in graph: Graph) -> PlanRefusal? {
    let refusable = graph.refusable
    let moved = inputs.first { input in
      switch input {
      case .figures(let figures): refusable.columns.contains(figures.column)
      case .weights(let weights): refusable.nodes.contains(weights.node)
      case .rule(let rule): refusable.nodes.contains(rule.declared.code)
      }
    }
    return moved.map { input in
      let name =
        switch input {
        case .figures(let figures): figures.column
        case .weights(let weights): weights.node
        case .rule(let rule): rule.declared.code
        }
      return PlanRefusal(
        name,
        LocalizedText(
          en: "a check of the methodology reads it, and may refuse a draw",
          fr: "un contrôle de la méthode le lit, et peut refuser un tirage"))
    }
  }
}
