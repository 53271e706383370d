/// A noun that agrees with its number in every language.
///
///     let institutions = CountedNoun(
///       en: ("institution", "institutions"), fr: ("établissement", "établissements"))
///     institutions.text(0)     // "0 institutions", "0 établissement"
///     institutions.text(1500)  // "1,500 institutions", "1 500 établissements"
///
/// In French what is less than two is singular, in English only one is.
public struct CountedNoun: Sendable {
  private let english: (one: String, other: String)
  private let french: (one: String, other: String)

  public init(en: (String, String), fr: (String, String)) {
    english = en
    french = fr
  }

  /// The number and the noun.
  public func text(_ count: Int) -> LocalizedText {
    let form = form(count)
    return LocalizedText(
      en: "\(counted(count, in: .english)) \(form.en)",
      fr: "\(counted(count, in: .french)) \(form.fr)")
  }

  /// The noun alone, in the form that goes with a number that may have decimals: `1.5 places`, `1,5 place`.
  public func form(_ number: Double) -> LocalizedText {
    LocalizedText(
      en: number == 1 ? english.one : english.other,
      fr: number.magnitude < 2 ? french.one : french.other)
  }

  /// The noun alone, in the form that goes with the number.
  public func form(_ count: Int) -> LocalizedText {
    LocalizedText(
      en: count == 1 ? english.one : english.other,
      fr: count.magnitude < 2 ? french.one : french.other)
  }
}

/// A count as people of a language write it: `1,500`, `1 500`.
public func counted(_ count: Int, in language: Language) -> String {
  Printing.general.text(of: Double(count), in: NumberNotation(language))
}
