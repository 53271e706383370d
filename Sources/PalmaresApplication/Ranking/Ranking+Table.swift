public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// For people: rank, institution, score, band, grades, the nodes shown, and why a score is absent.
  /// Columns that the methodology doesn't have are left out.
  public var table: Table {
    let columns = columns
    var table = Table(
      caption: caption, columns: columns.map(\.column), notes: document.header.disclosures)
    for row in rows { table.append(columns.map { $0.cell(row) }) }
    return table
  }

  private struct RankColumn {
    var column: Table.Column
    var cell: (ResultRow) -> Table.Cell
  }

  private var caption: LocalizedText {
    let header = document.header
    let all = institutions.text(results.rows.count)
    let count =
      rows.count == results.rows.count
      ? all : LocalizedText(en: "\(rows.count) of \(all.en)", fr: "\(rows.count) sur \(all.fr)")
    let caveat = header.caveat.map { LocalizedText(en: " (\($0.en))", fr: " (\($0.fr))") }
    return LocalizedText(
      en: "\(header.heading.en)\(caveat?.en ?? ""): \(count.en)",
      fr: "\(header.heading.fr)\(caveat?.fr ?? "") : \(count.fr)")
  }

  private var columns: [RankColumn] {
    let definition = document.methodology.results
    var columns: [RankColumn] = []
    if definition.rank != nil { columns.append(rankColumn) }
    columns += identityColumns
    if definition.score != nil { columns.append(scoreColumn) }
    if definition.band != nil { columns.append(bandColumn) }
    columns += definition.grades.indices.map { gradeColumn($0, definition.grades[$0].description) }
    columns += definition.shown.indices.flatMap { nodeColumns($0, definition.shown[$0]) }
    if rows.contains(where: { $0.reason != nil }) { columns.append(reasonColumn) }
    return columns
  }

  private var rankColumn: RankColumn {
    RankColumn(column: .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end)) { row in
      row.rank.map { .place(Place(low: $0.low, high: $0.high, tied: $0.tied)) }
        ?? .absent(row.state)
    }
  }

  private var identityColumns: [RankColumn] {
    let id = RankColumn(column: .init("id", LocalizedText("Id"))) { .text($0.identifier) }
    let name = RankColumn(column: .init("name", LocalizedText(en: "Name", fr: "Nom"))) {
      .text($0.name)
    }
    return dataset.units.names == dataset.units.identifiers ? [id] : [id, name]
  }

  private var scoreColumn: RankColumn {
    RankColumn(column: .init("score", LocalizedText("Score"), .end)) { row in
      row.score.map { .number($0.number, $0.printing) } ?? .absent(row.state)
    }
  }

  private var bandColumn: RankColumn {
    RankColumn(column: .init("band", LocalizedText(en: "Band", fr: "Tranche"), .end)) { row in
      row.band.map { .text($0) } ?? .absent(row.state)
    }
  }

  private func gradeColumn(_ index: Int, _ code: String) -> RankColumn {
    RankColumn(column: .init(code, LocalizedText(code))) { row in
      row.grades[index].word.map { .text($0) } ?? .empty
    }
  }

  private func nodeColumns(
    _ index: Int, _ shown: ResultsDefinition.ShownNode
  ) -> [RankColumn] {
    let code = shown.node.description
    let label = rows.first?.nodes[index].label ?? LocalizedText(code)
    var columns = [
      RankColumn(column: .init(code, label, .end)) { $0.nodes[index].cell }
    ]
    if shown.rank != nil {
      let heading = LocalizedText(en: "\(label.en), rank", fr: "\(label.fr), rang")
      columns.append(
        RankColumn(column: .init("\(code).rank", heading, .end)) { row in
          row.nodes[index].rank.map { .number($0, .general) } ?? .empty
        })
    }
    if shown.group != nil {
      let heading = LocalizedText(en: "\(label.en), group", fr: "\(label.fr), groupe")
      columns.append(
        RankColumn(column: .init("\(code).group", heading)) { row in
          row.nodes[index].group.map { .text($0) } ?? .empty
        })
    }
    return columns
  }

  private var reasonColumn: RankColumn {
    RankColumn(column: .init("reason", LocalizedText(en: "Reason", fr: "Raison"))) { row in
      row.reason.map { .localized($0) } ?? .empty
    }
  }
}

extension ResultNode {
  fileprivate var cell: Table.Cell {
    if let word { return .text(word) }
    return value.map { .number($0.number, $0.printing) } ?? .absent(state)
  }
}

let institutions = CountedNoun(
  en: ("institution", "institutions"), fr: ("établissement", "établissements"))
