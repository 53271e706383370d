import PalmaresCore
import Testing

@testable import PalmaresCommandLine

@Suite struct TextTableTests {
  private var table: Table {
    var table = Table(columns: [
      .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
      .init("name", LocalizedText(en: "Name", fr: "Nom")),
      .init("score", LocalizedText("Score"), .end),
    ])
    table.append([.place(Place(1)), .text("東京大学"), .number(3294.5, .decimals(1))])
    table.append([.place(Place(2, tied: true)), .text("Alès"), .absent(.missing)])
    return table
  }

  private func text(_ language: Language, width: Int?) -> String {
    TextTable(table, in: language, width: width).text(style: TextStyle(hasColours: false))
  }

  @Test func alignsByWhatIsSeen() {
    #expect(
      text(.english, width: nil) == """
        Rank  Name        Score
        ────  ────────  ───────
           1  東京大学  3,294.5
          =2  Alès      missing

        """)
  }

  @Test func speaksTheLanguageOfTheReader() {
    #expect(text(.french, width: nil).contains("3\u{202F}294,5"))
    #expect(text(.french, width: nil).contains("non renseigné"))
  }

  @Test func aLineBreakInANameDoesNotSplitItsRow() {
    var table = Table(columns: [.init("name", LocalizedText("Name"))])
    table.append([.text("One\r\nTwo\u{1B}[31m\u{2028}Three")])
    let text = TextTable(table, in: .english, width: nil).text(style: TextStyle(hasColours: false))
    #expect(text.hasSuffix("\nOne Two [31m Three\n"))
  }

  private func narrow(_ columns: [Table.Column], _ rows: [[Table.Cell]], _ width: Int) -> String {
    var table = Table(columns: columns)
    for row in rows { table.append(row) }
    return TextTable(table, in: .english, width: width).text(style: TextStyle(hasColours: false))
  }

  @Test func theNameOfARowGoesOverSeveralLines() {
    let text = narrow(
      [.init("name", LocalizedText("Varies")), .init("n", LocalizedText("n"), .end)],
      [
        [.text("weight of green in score"), .number(1, .general)],
        [.text("  weight of calm in score"), .number(2, .general)],
        [.text("rest"), .number(3, .general)],
      ], 19)
    #expect(
      text == """
        Varies            n
        ────────────────  ─
        weight of green   1
        in score
          weight of calm  2
          in score
        rest              3

        """)
  }

  @Test func headingsOfNumbersGoOverSeveralLinesBeforeTextsDo() {
    let text = narrow(
      [.init("name", LocalizedText("Name")), .init("n", LocalizedText("Always before"), .end)],
      [[.text("Montpellier"), .number(12, .general)]], 20)
    #expect(
      text == """
                      Always
        Name          before
        ───────────  ───────
        Montpellier       12

        """)
  }

  @Test func aWordWiderThanItsColumnGoesOverSeveralLines() {
    let text = narrow(
      [.init("name", LocalizedText("Name"))], [[.text(String(repeating: "x", count: 30))]], 20)
    #expect(
      text.hasSuffix(
        "\n" + String(repeating: "x", count: 20) + "\n" + String(repeating: "x", count: 10) + "\n"))
  }

  @Test func aCodeEndsALineAfterItsHyphen() {
    let text = narrow(
      [.init("id", LocalizedText("Id"))], [[.text("letudiant-engineering-2012")]], 24)
    #expect(text.hasSuffix("\nletudiant-engineering-\n2012\n"))
  }

  @Test func cutsTextsAndNeverNumbersOnANarrowTerminal() {
    var wide = Table(columns: [
      .init("name", LocalizedText("Name")), .init("n", LocalizedText("n"), .end),
      .init("m", LocalizedText("m"), .end),
    ])
    wide.append([
      .text("A name that goes on and on"), .number(1_234_567, .general),
      .number(7_654_321, .general),
    ])
    let text = TextTable(wide, in: .english, width: 25).text(style: TextStyle(hasColours: false))
    #expect(text.contains("A name that"))
    #expect(text.contains("1,234,567"))
    #expect(text.contains("(left out, the terminal\n is too narrow: m)"))
    #expect(text.split(separator: "\n").prefix(3).allSatisfy { displayWidth(String($0)) <= 25 })
  }
}
