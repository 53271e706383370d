extension Table {
  /// One value of a table, with how it is written.
  public enum Cell: Sendable, Hashable {
    /// A name, a code: the same in every language.
    case text(String)
    case localized(LocalizedText)
    case number(Double, Printing)
    case place(Place)
    case flag(Bool)
    /// No value, and why.
    case absent(ValueState)
    /// Nothing to say.
    case empty

    /// As people read it; an absence is a word, never a blank that could be overlooked.
    public func text(in language: Language) -> String {
      switch self {
      case .text(let text): text
      case .localized(let text): text[language]
      case .number(let value, let printing):
        printing.text(of: value, in: NumberNotation(language))
      case .place(let place): place.short(in: NumberNotation(language))
      case .flag(let flag): flag ? yes[language] : no[language]
      case .absent(let state): state.name[language]
      case .empty: ""
      }
    }
  }
}

private let yes = LocalizedText(en: "yes", fr: "oui")
private let no = LocalizedText(en: "no", fr: "non")
