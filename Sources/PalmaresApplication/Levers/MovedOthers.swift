import PalmaresCore
public import PalmaresEngine

/// The others' figures after what they are assumed to do, with the columns that it leaves as they are.
public struct MovedOthers: Sendable {
  var change = Change()
  var remarks: [Diagnostic] = []
  /// Columns left alone as no direction is the better one, by how they act, each in the order in which the
  /// methodology reads them.
  public internal(set) var left: [Influence: [String]] = [:]

  /// Which columns were left and why, a sentence for each reason.
  var notes: [LocalizedText] {
    [Influence.onlyDivides, .bothWays, .none].compactMap { influence in
      left[influence].map { Self.sentence(of: $0, influence) }
    }
  }

  private static func sentence(of columns: [String], _ influence: Influence) -> LocalizedText {
    let names = culprits(columns, atMost: 12)
    let why =
      switch influence {
      case .onlyDivides:
        LocalizedText(
          en: "only divides other figures", fr: "ne fait que diviser d’autres chiffres")
      case .bothWays:
        LocalizedText(
          en: "helps in one place and harms in another, or that isn't known",
          fr: "aide ici et nuit là, ou cela n’est pas connu")
      case .rises, .falls, .none:
        LocalizedText(
          en: "goes into no score", fr: "n’entre dans aucun score")
      }
    return LocalizedText(
      en: "The others keep what \(why.en): \(names.en).",
      fr: "Les autres gardent ce qui \(why.fr) : \(names.fr).")
  }
}

extension Influence {
  /// As machine formats call it.
  var code: String {
    switch self {
    case .rises: "rises"
    case .falls: "falls"
    case .bothWays: "both_ways"
    case .onlyDivides: "only_divides"
    case .none: "none"
    }
  }
}
