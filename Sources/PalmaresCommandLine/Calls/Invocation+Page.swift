import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Invocation {
  /// A table with its caption above and its notes below.
  func page(_ table: Table) -> String {
    let language = language.language
    var page = ""
    if let caption = table.caption { page += title(caption[language]) + "\n" }
    page += draw(table)
    if !table.notes.isEmpty { page += "\n" }
    for note in table.notes { page += TextLayout.bullet(note[language]) }
    return page
  }

  /// What a page is about, in bold; ended by a line feed.
  func title(_ text: String) -> String {
    linesHere(text).map { style.bold($0) + "\n" }.joined()
  }

  /// A line of its own, ended by a line feed: on a terminal within its width.
  func line(_ text: String) -> String { linesHere(text).map { $0 + "\n" }.joined() }

  private func linesHere(_ text: String) -> [String] {
    guard let width = terminal?.width else { return [text] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextLayout.lines(of: String($0), width: width)
    }
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
