import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Invocation {
  /// A table with its caption above and its notes below.
  func page(_ table: Table) -> String {
    let language = language.language
    var page = ""
    if let caption = table.caption { page += style.bold(caption[language]) + "\n\n" }
    page += draw(table)
    if !table.notes.isEmpty { page += "\n" }
    for note in table.notes { page += TextLayout.bullet(note[language]) }
    return page
  }
}

extension TextLayout {
  /// A paragraph behind a dash.
  static func bullet(_ text: String) -> String {
    "- " + set(text, indent: 2).drop { $0 == " " }
  }
}

extension MethodologyHeader {
  /// What a person must know of figures that go to a program: on standard error.
  var warningForReaders: [LocalizedText] {
    guard let caveat else { return [] }
    return [
      LocalizedText(en: "\(heading.en): \(caveat.en)", fr: "\(heading.fr) : \(caveat.fr)")
    ] + undisclosed
  }
}
