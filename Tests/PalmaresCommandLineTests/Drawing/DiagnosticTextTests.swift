import PalmaresCore
import Testing

@testable import PalmaresCommandLine

@Suite struct DiagnosticTextTests {
  private let diagnostic = Diagnostic(
    DiagnosticRule("normalisation.constant-indicator"), .error,
    LocalizedText(en: "All the same.", fr: "Tous égaux."),
    at: [SourceLocation(file: "own.yml", line: 12, column: 7, name: "nodes.waste")],
    why: LocalizedText(en: "The range is zero.", fr: "L’étendue est nulle."),
    fix: [LocalizedText(en: "Take it out.", fr: "Retirez-le.")])

  @Test func saysWhatWhereWhyAndWhatToDo() {
    #expect(
      diagnostic.text(in: .english, style: TextStyle(hasColours: false)) == """
        error: All the same.  [normalisation.constant-indicator]
          at:  own.yml:12:7 (nodes.waste)
          why: The range is zero.
          fix: Take it out.

        """)
    #expect(
      diagnostic.text(in: .french, style: TextStyle(hasColours: false)) == """
        erreur\u{202F}: Tous égaux.  [normalisation.constant-indicator]
          où\u{202F}:       own.yml:12:7 (nodes.waste)
          pourquoi\u{202F}: L’étendue est nulle.
          à faire\u{202F}:  Retirez-le.

        """)
  }

  @Test func furtherLinesStandUnderTheFirst() {
    let long = Diagnostic(
      DiagnosticRule("a.b"), .error, LocalizedText(en: "Two\nlines.", fr: "Deux\nlignes."),
      why: LocalizedText(en: "here:\n  log(x\n       ^", fr: "ici :\n  log(x\n       ^"))
    #expect(
      long.text(in: .english, style: TextStyle(hasColours: false)) == """
        error: Two
          lines.  [a.b]
          why: here:
                 log(x
                      ^

        """)
    #expect(
      long.text(in: .french, style: TextStyle(hasColours: false)) == """
        erreur\u{202F}: Deux
          lignes.  [a.b]
          pourquoi\u{202F}: ici\u{202F}:
                       log(x
                            ^

        """)
  }

  @Test func breaksLongLinesOnATerminalOnly() {
    let style = TextStyle(hasColours: false)
    #expect(
      diagnostic.text(in: .english, style: style, width: 30) == """
        error: All the same.
          [normalisation.constant-indicator]
          at:  own.yml:12:7 (nodes.waste)
          why: The range is zero.
          fix: Take it out.

        """)
    #expect(!diagnostic.text(in: .english, style: style).contains("same.\n"))
  }

  @Test func coloursOnlyTheWord() {
    let text = diagnostic.text(in: .english, style: TextStyle(hasColours: true))
    #expect(text.hasPrefix("\u{1B}[1;31merror:\u{1B}[0m All"))
  }
}
