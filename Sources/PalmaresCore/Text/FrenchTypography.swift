extension String {
  /// The same French text with the spaces of a printed page: a narrow no-break space before
  /// `: ; ! ? »` and after `«`, where a plain one was typed.
  ///
  /// - Source: Imprimerie nationale (2002), *Lexique des règles typographiques en usage à
  ///   l'Imprimerie nationale*.
  public var withFrenchSpaces: String {
    guard contains(" ") else { return self }
    var result = UnicodeScalarView()
    var afterGuillemet = false
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let beforeMark = ":;!?»".unicodeScalars.contains(next) && endsWord(scalars, index + 2)
      result.append(scalar == " " && (afterGuillemet || beforeMark) ? "\u{202F}" : scalar)
      afterGuillemet = scalar == "«"
    }
    return String(result)
  }

  /// Whether a mark stands at the end of something: `fichier : texte`, not `a :b`.
  private func endsWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index < scalars.count else { return true }
    return !scalars[index].properties.isAlphabetic
  }
}

extension LocalizedText {
  /// The same text, its French typeset.
  public var typeset: LocalizedText { LocalizedText(en: en, fr: fr.withFrenchSpaces) }
}
