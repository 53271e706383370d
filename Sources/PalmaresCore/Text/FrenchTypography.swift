extension String {
  /// The same French text with the spaces and apostrophes of a printed page: a narrow no-break space
  /// before `: ; ! ? »` and after `«` where a plain one was typed, `’` between letters where `'` was.
  /// What stands between `«` and `»` is quoted from elsewhere, and keeps its apostrophes.
  ///
  /// - Source: Imprimerie nationale (2002), *Lexique des règles typographiques en usage à
  ///   l'Imprimerie nationale*.
  public var withFrenchSpaces: String {
    guard contains(" ") || contains("'") else { return self }
    var result = UnicodeScalarView()
    var afterGuillemet = false
    var quotations = 0
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let beforeMark = ":;!?»".unicodeScalars.contains(next) && endsWord(scalars, index + 2)
      if scalar == "'", quotations <= 0, isElision(scalars, index) {
        result.append("’")
      } else {
        result.append(scalar == " " && (afterGuillemet || beforeMark) ? "\u{202F}" : scalar)
      }
      if scalar == "«" { quotations += 1 }
      if scalar == "»" { quotations -= 1 }
      afterGuillemet = scalar == "«"
    }
    return String(result)
  }

  /// `l'expression`, `n'est`; also before a quotation: `d'«`.
  private func isElision(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    return scalars[index - 1].properties.isAlphabetic
      && (next.properties.isAlphabetic || next == "«")
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
