/// A text in every language of the interface.
///
///     let name = LocalizedText(en: "rank", fr: "rang")
///     name[.french]  // "rang"
///
/// Names that are the same everywhere (a code, a title that was never translated) are written once:
/// `LocalizedText("HDI")`.
public struct LocalizedText: Sendable, Hashable {
  public var en: String
  public var fr: String

  public init(en: String, fr: String) {
    self.en = en
    self.fr = fr
  }

  /// The same text in every language.
  public init(_ text: String) {
    self.init(en: text, fr: text)
  }

  /// A text that is composed for each language, such as one with numbers in it.
  public init(_ text: (Language) -> String) {
    self.init(en: text(.english), fr: text(.french))
  }

  /// As it is put out: every French text with the spaces of a printed page
  /// (``Swift/String/withFrenchSpaces``). What is the same in every language is a name, and stays as it is.
  public subscript(language: Language) -> String {
    switch language {
    case .english: en
    case .french: fr == en ? fr : fr.withFrenchSpaces
    }
  }
}
