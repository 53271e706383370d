public import PalmaresCore

extension LeverDeclaration {
  /// One lever in short: `COLUMN=LOW..HIGH`, then `/STEP` and `@COST` of a step where wanted; an end that
  /// is left out is the figure as it is.
  ///
  ///     mean_schooling=12..14/0.1@20
  ///     waste=5..
  ///
  /// - Throws: `usage.lever`.
  public init(option text: String) throws(DiagnosticError) {
    let text = text[...]
    guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
      throw Self.unreadable(text)
    }
    self.init(column: String(text[..<equals]))
    var rest = text[text.index(after: equals)...]
    if let cost = Self.cut("@", from: &rest) {
      guard let number = DecimalNumber.value(of: cost) else { throw Self.unreadable(text) }
      guard number >= 0 else {
        throw DiagnosticError(
          Diagnostic(DiagnosticRule("usage.lever"), .error, LeverWords.cost(cost)))
      }
      self.cost = number
    }
    if let step = Self.cut("/", from: &rest) {
      guard let number = DecimalNumber.value(of: step) else { throw Self.unreadable(text) }
      guard number > 0 else {
        throw DiagnosticError(
          Diagnostic(DiagnosticRule("usage.lever"), .error, LeverWords.step(step)))
      }
      self.step = number
    }
    guard cost == nil || step != nil, let dots = rest.firstRange(of: "..") else {
      throw Self.unreadable(text)
    }
    low = try Self.end(rest[..<dots.lowerBound], of: text)
    high = try Self.end(rest[dots.upperBound...], of: text)
    if let low, let high, low > high {
      throw DiagnosticError(
        Diagnostic(
          DiagnosticRule("usage.lever"), .error,
          LocalizedText(
            en: "'\(text)' has its bounds out of order: no number lies between them.",
            fr: "« \(text) » a ses bornes en désordre : aucun nombre n’est entre elles."
          ).typeset))
    }
  }

  private static func cut(_ sign: Character, from text: inout Substring) -> String? {
    guard let place = text.lastIndex(of: sign) else { return nil }
    defer { text = text[..<place] }
    return String(text[text.index(after: place)...])
  }

  private static func end(
    _ text: Substring, of option: Substring
  ) throws(DiagnosticError) -> Double? {
    if text.isEmpty { return nil }
    guard let number = DecimalNumber.value(of: String(text)) else { throw unreadable(option) }
    return number
  }

  private static func unreadable(_ text: Substring) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        DiagnosticRule("usage.lever"), .error,
        LocalizedText(
          en: "'--allow \(text)' doesn't say what a column may become.",
          fr: "« --allow \(text) » ne dit pas ce qu’une colonne peut devenir."
        ).typeset,
        fix: [
          LocalizedText(
            en:
              "Write for example '--allow schooling=12..14/0.1@20': from 12 to 14 in steps of 0.1, each of "
              + "which costs 20; step and cost may be left out, the cost first.",
            fr:
              "Écrivez par exemple « --allow schooling=12..14/0.1@20 » : de 12 à 14 par pas de 0.1, dont "
              + "chacun coûte 20 ; le pas et le coût peuvent manquer, le coût d’abord."
          ).typeset
        ]))
  }
}
