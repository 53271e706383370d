import PalmaresCore

/// What `--verbose` tells of long work, line by line.
extension LocalizedText {
  static let draws = LocalizedText(en: "draws", fr: "tirages")
  static let statistics = LocalizedText(en: "statistics", fr: "statistiques")

  /// `draws: 0.1234 s`: of this work alone, without reading and writing.
  static func time(_ duration: Duration, of work: LocalizedText) -> LocalizedText {
    LocalizedText { language in
      let (seconds, attoseconds) = duration.components
      let text = Printing.decimals(4).text(
        of: Double(seconds) + Double(attoseconds) * 1e-18, in: NumberNotation(language))
      return "\(work[language])\(language == .french ? "\u{202F}" : ""): \(text) s"
    }
  }

  /// `threads: 2`.
  static func threads(_ count: Int) -> LocalizedText {
    LocalizedText(en: "threads: \(count)", fr: "fils\u{202F}: \(count)")
  }

  /// `work: 10,000 draws, threads: 2`.
  static func work(_ draws: Int, threads: Int) -> LocalizedText {
    let (count, threads) = (CountedNoun.draws.text(draws), Self.threads(threads))
    return LocalizedText(
      en: "work: \(count.en), \(threads.en)", fr: "calcul\u{202F}: \(count.fr), \(threads.fr)")
  }

  /// Whether draws were worked out side by side.
  static func sideBySide(unless obstacle: LocalizedText?) -> LocalizedText {
    guard let obstacle else {
      return LocalizedText(
        en: "draws are worked out side by side", fr: "les tirages sont calculés côte à côte")
    }
    return LocalizedText(
      en: "draws are worked out one by one: \(obstacle.en)",
      fr: "les tirages sont calculés un par un : \(obstacle.fr)"
    ).typeset
  }
}

extension CountedNoun {
  static let draws = CountedNoun(en: ("draw", "draws"), fr: ("tirage", "tirages"))
  static let institutions = CountedNoun(
    en: ("institution", "institutions"), fr: ("établissement", "établissements"))
}
