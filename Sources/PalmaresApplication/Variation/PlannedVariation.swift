public import PalmaresAnalysis
public import PalmaresCore

/// What varies, each input with what readers are told of it.
public struct PlannedVariation: Sendable {
  public struct Part: Sendable {
    public let input: VariedInput
    /// How: `each × 0.75…1.25`.
    public let law: LocalizedText
    /// `weights@overall:box:25%`: the same whatever the way it was asked for.
    public let text: String
    /// For alternatives of a rule: each in a few words.
    public var choices: [LocalizedText] = []
  }

  public let parts: [Part]
  /// What was not varied although it was asked for without a name, with the reason.
  public let leftAside: [LocalizedText]

  public var variation: Variation { Variation(parts.map(\.input)) }

  /// One sentence for each input: `weights of 'overall': …`.
  public var sentences: [LocalizedText] {
    parts.map { part in
      LocalizedText(
        en: "\(part.input.label.en): \(part.law.en)", fr: "\(part.input.label.fr) : \(part.law.fr)"
      ).typeset
    }
  }
}
