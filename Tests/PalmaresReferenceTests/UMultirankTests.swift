import Foundation
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// U-Multirank 2022: invented institutions against a plain program written from the rules
/// (Methods/u-multirank/expected.py), and what must hold whatever the limits are.
@Suite struct UMultirankTests {
  private static let id = "u-multirank-2022"
  private static let file = ReferenceFiles.shipped(id)

  @Test func givesInventedInstitutionsWhatTheRulesGiveThem() throws {
    let verification = try Verification(file: Self.file)
    #expect(verification.differences == [])
    #expect(verification.matchedFigures { $0.hasPrefix("grade_") } == 459)
    #expect(verification.matchedFigures() == 948)
  }

  @Test func hasNoScore() throws {
    let ranking = try Ranking(file: Self.file)
    #expect(ranking.document.methodology.results.score == nil)
    #expect(ranking.rows.allSatisfy { $0.score == nil })
  }

  @Test func everyGroupHasAnInstitutionInEachProcedure() throws {
    let grades = try grades(of: ["grade_*"], in: Self.file)
    for procedure in ["teaching_graduation_ba", "computer_science_work_experience"] {
      #expect(Set(grades["grade_\(procedure)"] ?? []) == ["A", "B", "C", "D", "E"], "\(procedure)")
    }
    let surveys = grades.filter { $0.key.hasSuffix("_courses") || $0.key.hasSuffix("_contact") }
    #expect(Set(surveys.values.flatMap { $0 }) == ["A", "B", "C", "D", "E"])
  }

  @Test func whoeverIsAtTheMedianIsAverage() throws {
    let copy = try ShippedCopy(of: Self.id)
    let data = try copy.file("tied.csv", Self.table { _, _ in "5" })
    let grades = try grades(of: ["grade_*"], in: copy.path(Self.id), data: data)
    #expect(grades.count == 62)
    #expect(Set(grades.values.flatMap { $0 }) == ["C"])
    let ranking = try Ranking(file: copy.path(Self.id), data: data)
    #expect(ranking.rows.map { $0.rank?.low } == [1, 1, 1, 1])
  }

  @Test func zerosAreAtAMedianOfZeroUnlessTheyAreDeclaredWeak() throws {
    let copy = try ShippedCopy(of: Self.id)
    let data = try copy.file(
      "zeros.csv",
      Self.table { column, row in column == "spin_offs" ? (row == 0 ? "3" : "0") : "5" })
    let node = "grade_transfer_spin_offs"
    let declared = try grades(of: [node], in: copy.path(Self.id), data: data)
    #expect(declared[node] == ["A", "C", "C", "C"])
    let changed = try copy.replace(
      "zero_is_weak:\n    value: 0", by: "zero_is_weak:\n    value: 1", in: Self.id)
    #expect(changed == 1)
    let weak = try grades(of: [node], in: copy.path(Self.id), data: data)
    #expect(weak[node] == ["A", "E", "E", "E"])
  }

  @Test func missingDataGetNoLetterAndCountNeitherForNorAgainst() throws {
    let copy = try ShippedCopy(of: Self.id)
    let data = try copy.file(
      "gaps.csv", Self.table { column, row in column == "patents" && row == 0 ? "" : "5" })
    let ranking = try Ranking(
      file: copy.path(Self.id), data: data, nodes: ["grade_transfer_patents", "n_graded"])
    let first = try #require(
      ranking.rows.first { $0.identifier == "U1" })
    #expect(first.nodes[0].word == nil)
    #expect(first.nodes[1].number == 28)
    #expect(first.rank?.low == 1)
  }

  @Test func aSubjectWithoutInstitutionsHasNoTable() throws {
    let copy = try ShippedCopy(of: Self.id)
    let data = try copy.file(
      "empty.csv", Self.table { column, _ in column.hasPrefix("materials_science") ? "" : "5" })
    #expect(try Ranking(file: copy.path(Self.id), data: data).rows.count == 4)
    let broken = rules {
      try Ranking(file: copy.path(Self.id), data: data, table: "materials_science")
    }
    #expect(broken == ["results.nobody"])
  }

  @Test func fewerThanThreeInstitutionsSetNoMedian() throws {
    let copy = try ShippedCopy(of: Self.id)
    let data = try copy.file(
      "few.csv", Self.table { column, row in column == "patents" && row > 1 ? "" : "5" })
    let node = "grade_transfer_patents"
    #expect(try grades(of: [node], in: copy.path(Self.id), data: data)[node] == [])
  }

  /// The letters of some nodes, of the institutions that have one, in the order of the file.
  private func grades(
    of nodes: [String], in file: String, data: String? = nil
  ) throws -> [String: [String]] {
    let ranking = try Ranking(file: file, data: data, nodes: nodes)
    let rows = ranking.rows.sorted { $0.unit < $1.unit }
    return Dictionary(
      uniqueKeysWithValues: ranking.results.shown.enumerated().map { index, shown in
        (shown.code, rows.compactMap { $0.nodes[index].word })
      })
  }

  /// Four institutions, `U1` to `U4`, with a figure for each column of the fictional table.
  private static func table(_ figure: (String, Int) -> String) throws -> String {
    let fictional = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("\(id)-fictional.csv")
    let header = try String(contentsOf: fictional, encoding: .utf8)
      .split(whereSeparator: \.isNewline)[0]
    let columns = header.split(separator: ",").map(String.init)
    let rows = (0..<4).map { row in
      columns.map { column in
        switch column {
        case "institution", "name": "U\(row + 1)"
        case "country": "FR"
        case "kind", "size", "legal_status": "any"
        case _ where column.hasSuffix("_answers"): "50"
        default: figure(column, row)
        }
      }.joined(separator: ",")
    }
    return ([String(header)] + rows).joined(separator: "\n") + "\n"
  }
}
