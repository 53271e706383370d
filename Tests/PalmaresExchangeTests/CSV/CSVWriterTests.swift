import PalmaresCore
import PalmaresExchange
import Testing

@Suite struct CSVWriterTests {
  private func line(_ text: String) -> String {
    var csv = CSVWriter()
    csv.cell(text)
    csv.endRow()
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      ("plain", "plain\n"), ("a,b", "\"a,b\"\n"), ("say \"x\"", "\"say \"\"x\"\"\"\n"),
      ("two\nlines", "\"two\nlines\"\n"), ("", "\n"), ("é;è", "é;è\n"),
    ] as [(String, String)])
  func quotesOnlyWhatMustBe(text: String, expected: String) {
    #expect(line(text) == expected)
  }

  @Test(arguments: ["=1+1", "+1", "-5", "@x", "\tx"])
  func neverLetsATextStartAFormula(text: String) {
    #expect(line(text) == "'\(text)\n")
    #expect(line("=1,2") == "\"'=1,2\"\n")
  }

  @Test func writesNumbersAsNumbers() {
    var csv = CSVWriter()
    csv.cell(-5.5)
    csv.cell(nil as Double?)
    csv.cell(1.0 / 3)
    csv.cell(2.675, .decimals(2))
    csv.endRow()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "-5.5,,0.3333333333333333,2.68\n")
  }

  @Test func writesATableWithCodesAsHeadings() {
    var table = Table(columns: [
      Table.Column("id", LocalizedText(en: "Identifier", fr: "Identifiant")),
      Table.Column("score", LocalizedText("Score"), .end),
      Table.Column("state", LocalizedText(en: "State", fr: "État")),
    ])
    table.append([.text("NO"), .number(0.5, .decimals(3)), .localized(ValueState.missing.name)])
    table.append([.text("FR"), .absent(.missing), .empty])
    #expect(
      String(decoding: table.csv(in: .french), as: UTF8.self)
        == "id,score,state\nNO,0.5,non renseigné\nFR,,\n")
  }
}
