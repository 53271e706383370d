import PalmaresApplication
import PalmaresCore
import PalmaresTestSupport
import Testing

/// Grades are codes in machine formats, and words of the reader's language in tables.
@Suite struct WordNamesTests {
  private static func write(to folder: TemporaryFolder, naming word: String) throws -> String {
    _ = try folder.file("data.csv", "id,v\na,75\nb,10\n")
    return try folder.file(
      "words.yml",
      """
      palmares: 1
      id: words
      edition: "1"
      title: Words
      status: example
      data: {file: data.csv, id: id}
      fit: all
      nodes:
        grade:
          column: v
          then: [{cut: {at_least: [50], to: [A, B]}}]
          words: {\(word): {en: very good, fr: très bien}}
        shown: {of: grade}
      results: {band: grade, grades: [grade], show: [shown, {node: grade, group: grade}]}
      """)
  }

  @Test func tablesGiveEveryNameInTheLanguageOfTheReader() throws {
    let folder = try TemporaryFolder()
    let table = try Ranking(file: Self.write(to: folder, naming: "A")).table
    let french = table.rows.map { $0.map { $0.text(in: .french) } }
    #expect(french[0] == ["a", "très bien", "très bien", "très bien", "très bien", "très bien"])
    #expect(french[1] == ["b", "B", "B", "B", "B", "B"])
    #expect(table.rows[0].last?.text(in: .english) == "very good")
  }

  @Test func machineFormatsKeepTheCode() throws {
    let folder = try TemporaryFolder()
    let ranking = try Ranking(file: Self.write(to: folder, naming: "A"))
    let csv = String(decoding: ranking.csv(in: .french), as: UTF8.self)
    #expect(csv.contains("A,A,A"))
    #expect(!csv.contains("très"))
  }

  @Test func refusesANameForAWordThatIsNeverGiven() throws {
    let folder = try TemporaryFolder()
    let file = try Self.write(to: folder, naming: "Aa")
    #expect(rules { try Ranking(file: file) } == ["methodology.unknown-word"])
  }
}
