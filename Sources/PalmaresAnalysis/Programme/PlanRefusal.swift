public import PalmaresCore

/// Why draws can't be worked out side by side: they are then evaluated one by one.
public struct PlanRefusal: Error, Sendable, Hashable {
  /// The node that stands in the way.
  public var node: String
  public var reason: LocalizedText

  init(_ node: String, _ reason: LocalizedText) {
    self.node = node
    self.reason = reason
  }

  /// `'score': 'map' isn't worked out for many draws at once`.
  public var sentence: LocalizedText {
    LocalizedText(en: "'\(node)': \(reason.en)", fr: "« \(node) » : \(reason.fr)").typeset
  }
}
