public import PalmaresCore
public import PalmaresEngine

/// Uncertain inputs that are looked at as one.
public struct SensitivityGroup: Sendable, Hashable {
  public var label: LocalizedText
  /// Its coordinates of a point.
  public var coordinates: Range<Int>

  /// How finely a variation is split.
  public enum Split: String, Sendable, CaseIterable {
    /// Each input of a variation is a group: all weights of one node together.
    case input
    /// Each weight is a group of its own; other inputs stay together.
    case coordinate
  }

  /// The groups of a variation, which hold each of its coordinates once.
  public static func groups(
    of variation: Variation, by split: Split, in graph: Graph
  ) -> [SensitivityGroup] {
    zip(variation.inputs, variation.coordinates).flatMap { input, coordinates in
      let weights = split == .coordinate ? input.labelsOfWeights(in: graph) : nil
      guard let weights, weights.count == coordinates.count else {
        return [SensitivityGroup(label: input.label, coordinates: coordinates)]
      }
      return zip(weights, coordinates).map { label, coordinate in
        SensitivityGroup(label: label, coordinates: coordinate..<coordinate + 1)
      }
    }
  }
}

extension VariedInput {
  /// What each of its weights is called; `nil` where it isn't one of weights.
  fileprivate func labelsOfWeights(in graph: Graph) -> [LocalizedText]? {
    guard case .weights(let weights) = self,
      case .combination(let combination) = graph.node(weights.node)?.source
    else { return nil }
    if case .ordered = combination.rule {
      return weights.nominal.indices.map { place in
        LocalizedText(
          en: "weight of place \(place + 1) in '\(weights.node)'",
          fr: "poids de la place \(place + 1) dans « \(weights.node) »"
        ).typeset
      }
    }
    return combination.children.map { child in
      LocalizedText(
        en: "weight of '\(child.node)' in '\(weights.node)'",
        fr: "poids de « \(child.node) » dans « \(weights.node) »"
      ).typeset
    }
  }
}
