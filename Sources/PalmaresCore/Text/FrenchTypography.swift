extension String {
  /// The same French text with the spaces of a printed page where plain ones were typed: a narrow
  /// no-break space before `: ; ! ? » %`, after `«`, and between the groups of three digits of a number.
  /// No line ends there.
  ///
  /// What stands between `«` and `»` is quoted from elsewhere, and keeps the spaces of its numbers.
  ///
  /// - Source: Imprimerie nationale (2002), *Lexique des règles typographiques en usage à
  ///   l'Imprimerie nationale*.
  public var withFrenchSpaces: String { setInFrench(withApostrophes: false) }

  /// The same with `’` between letters where `'` was; also before a quotation: `d’«`. A quotation keeps
  /// its apostrophes.
  public var withFrenchTypography: String { setInFrench(withApostrophes: true) }

  private func setInFrench(withApostrophes: Bool) -> String {
    guard utf8.contains(UInt8(ascii: " ")) || (withApostrophes && contains("'")) else {
      return self
    }
    var result = UnicodeScalarView()
    var quotations = 0
    let scalars = Array(unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "'", withApostrophes, quotations <= 0, scalars.isElision(at: index) {
        result.append("’")
      } else if scalar == " ", scalars.joinsInFrench(at: index, isQuoted: quotations > 0) {
        result.append("\u{202F}")
      } else {
        result.append(scalar)
      }
      if scalar == "«" { quotations += 1 }
      if scalar == "»" { quotations -= 1 }
    }
    return String(result)
  }
}

extension [Unicode.Scalar] {
  /// `l'expression`, `n'est`; also before a quotation: `d'«`.
  fileprivate func isElision(at index: Int) -> Bool {
    guard index > 0, index + 1 < count else { return false }
    let next = self[index + 1]
    return self[index - 1].properties.isAlphabetic && (next.properties.isAlphabetic || next == "«")
  }

  /// Whether a space holds together what stands around it.
  fileprivate func joinsInFrench(at index: Int, isQuoted: Bool) -> Bool {
    if index > 0, self[index - 1] == "«" { return true }
    guard index + 1 < count else { return false }
    switch self[index + 1] {
    case ":", ";", "!", "?", "»", "%": return endsWord(at: index + 2)
    default: return !isQuoted && isWithinNumber(at: index)
    }
  }

  /// Whether a mark stands at the end of something: `fichier : texte`, not `a :b`.
  private func endsWord(at index: Int) -> Bool {
    guard index < count else { return true }
    return !self[index].properties.isAlphabetic
  }

  /// `10 000`, and not `en 2021 100 villes`.
  private func isWithinNumber(at index: Int) -> Bool {
    let before = self[..<index].reversed().prefix { $0.isDigit }.count
    let after = self[(index + 1)...].prefix { $0.isDigit }.count
    return (1...3).contains(before) && after == 3
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension LocalizedText {
  /// The same text, its French typeset.
  public var typeset: LocalizedText { LocalizedText(en: en, fr: fr.withFrenchTypography) }
}
