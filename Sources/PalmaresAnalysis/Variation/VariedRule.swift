public import PalmaresCore
public import PalmaresEngine

/// A part of one node's rule of which several forms are thinkable: the declared one and its alternatives,
/// each as likely as the others. One coordinate.
public struct VariedRule: Sendable {
  public enum Part: String, Sendable, Hashable {
    case steps
    case missing
    case children
  }

  /// The node as declared.
  public var declared: NodeDefinition
  public var part: Part
  public var alternatives: [RuleAlternative]

  public init(of declared: NodeDefinition, _ part: Part, _ alternatives: [RuleAlternative]) {
    self.declared = declared
    self.part = part
    self.alternatives = alternatives
  }

  /// The node with each of its children left out in turn, and with all of them.
  public static func leavingOneOut(of declared: NodeDefinition) -> VariedRule {
    var children: [NodeReference] = []
    if case .combination(let combination) = declared.source {
      children = combination.children.map(\.node)
    }
    return VariedRule(of: declared, .children, children.map { .without($0) })
  }

  public var label: LocalizedText {
    let code = declared.code
    return switch part {
    case .steps: LocalizedText(en: "steps of '\(code)'", fr: "étapes de « \(code) »").typeset
    case .missing:
      LocalizedText(
        en: "missing values in '\(code)'", fr: "valeurs manquantes dans « \(code) »"
      ).typeset
    case .children:
      LocalizedText(en: "one child of '\(code)' out", fr: "un enfant de « \(code) » retiré").typeset
    }
  }

  /// Which one holds: `nil` is the declared rule, else a place among ``alternatives``.
  public func choice(at u: Double) -> Int? {
    let choice = Int(u * Double(alternatives.count + 1))
    return choice == 0 ? nil : min(choice, alternatives.count) - 1
  }

  /// Puts the rule that holds into a change, in which other parts of the node may be different already.
  func vary(_ change: inout Change, at u: Double) {
    guard let choice = choice(at: u) else { return }
    put(alternatives[choice], into: &change)
  }

  /// Weights drawn for the node are those of the children it has: they go in before one is left out.
  func put(_ alternative: RuleAlternative, into change: inout Change) {
    let code = declared.code
    var node = change.nodes[code] ?? declared
    if let weights = change.weights.removeValue(forKey: code) { node.setWeights(weights) }
    change.nodes[code] = alternative.applied(to: node)
  }
}
