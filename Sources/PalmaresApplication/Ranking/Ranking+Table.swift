public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// For people: rank, institution, score, band, grades and the nodes shown; below, why scores are
  /// absent. Columns that the methodology doesn't have are left out, and so are nodes that apply to
  /// nobody here, unless the reader asked for them. One institution with many figures is a list.
  public var table: Table {
    let columns = columns
    let notes =
      reasons + [unlisted?.note.typeset, leftOut].compactMap { $0 } + document.header.disclosures
    if rows.count == 1, columns.count > Self.widest, let row = rows.first {
      return list(columns, of: row, notes)
    }
    var table = Table(caption: caption, columns: columns.map(\.column), notes: notes)
    for row in rows { table.append(columns.map { $0.cell(row) }) }
    return table
  }

  private static let widest = 10

  private func list(
    _ columns: [RankColumn], of row: ResultRow, _ notes: [LocalizedText]
  ) -> Table {
    let what = Table.Column("what", LocalizedText(en: "Figure", fr: "Donnée"))
    let value = Table.Column("value", LocalizedText(row.name), .end)
    var table = Table(caption: caption, columns: [what, value], notes: notes)
    for column in columns where column.column.code != "id" && column.column.code != "name" {
      table.append([.localized(column.column.heading), column.cell(row)])
    }
    return table
  }

  /// Nodes that would be shown and apply to none of the institutions shown.
  private var applyingToNobody: Set<Int> {
    if choosesNodes || rows.isEmpty { return [] }
    return Set(
      results.shown.indices.filter { index in
        rows.allSatisfy { $0.nodes[index].state == .notApplicable }
      })
  }

  private var leftOut: LocalizedText? {
    let labels = applyingToNobody.sorted().map { results.shown[$0].label ?? LocalizedText("") }
    guard !labels.isEmpty else { return nil }
    let (english, french) = (culprits(labels.map(\.en)), culprits(labels.map(\.fr)))
    return LocalizedText(
      en: "Left out, because they apply to nobody here: \(english.en).",
      fr: "Laissés de côté, parce qu’ils ne concernent personne ici : \(french.fr)."
    ).typeset
  }

  fileprivate struct RankColumn {
    var column: Table.Column
    var cell: (ResultRow) -> Table.Cell
  }

  private var caption: LocalizedText {
    let all = institutions.text(results.rows.count)
    let count =
      rows.count == results.rows.count
      ? all : LocalizedText(en: "\(rows.count) of \(all.en)", fr: "\(rows.count) sur \(all.fr)")
    let field = LocalizedText { language in
      guard results.field > results.ranked else { return "" }
      let field = counted(results.field, in: language)
      return language == .french
        ? " affichés, rangs parmi \(field)" : " listed, ranks among \(field)"
    }
    let caveat = document.header.caveat.map { LocalizedText(en: " (\($0.en))", fr: " (\($0.fr))") }
    let period = dataset.periodWords
    return LocalizedText(
      en: "\(heading.en)\(period.en)\(caveat?.en ?? ""): \(count.en)\(field.en)\(choice.en)",
      fr: "\(heading.fr)\(period.fr)\(caveat?.fr ?? "") : \(count.fr)\(field.fr)\(choice.fr)"
    ).typeset
  }

  /// What the reader chose, on a line of its own.
  private var choice: LocalizedText {
    guard let text = readerChoice?.note else { return LocalizedText("") }
    return LocalizedText(en: "\n\(text.en)", fr: "\n\(text.fr)")
  }

  private var columns: [RankColumn] {
    let definition = document.methodology.results
    var columns: [RankColumn] = [groupedColumn].compactMap { $0 }
    if definition.rank != nil { columns.append(rankColumn) }
    if definition.place != nil { columns.append(placeColumn) }
    columns += identityColumns
    if definition.score != nil { columns.append(scoreColumn) }
    if definition.band != nil { columns.append(bandColumn) }
    columns += definition.grades.indices.map { gradeColumn($0, definition.grades[$0].description) }
    let concerned = definition.shown.indices.filter {
      !applyingToNobody.contains($0) && !repeatsGroup(definition.shown[$0])
    }
    columns += concerned.flatMap { nodeColumns($0, definition.shown[$0]) }
    return columns
  }

  /// The group of each row, where rows are listed by groups.
  private var groupedColumn: RankColumn? {
    guard let group = document.methodology.results.groupedBy else { return nil }
    let label = evaluation.graph.node(group.code)?.label ?? LocalizedText(group.description)
    let words = names(of: group)
    return RankColumn(column: .init("by", label)) { row in
      row.group.map { words.cell($0) } ?? absent(group, row)
    }
  }

  /// Whether a node shown stands in the first column already.
  private func repeatsGroup(_ shown: ResultsDefinition.ShownNode) -> Bool {
    shown.node == document.methodology.results.groupedBy && shown.rank == nil && shown.group == nil
  }

  private func names(of node: NodeReference?) -> WordNames {
    WordNames(names: node.map { evaluation.words(of: $0) } ?? [:])
  }

  /// A value of a node that isn't there, and why.
  private func absent(_ node: NodeReference?, _ row: ResultRow) -> Table.Cell {
    .absent(node.flatMap { evaluation.column($0)?.states[row.unit] } ?? .missing)
  }

  private var rankColumn: RankColumn {
    RankColumn(column: .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end)) { row in
      row.rank.map { .place(Place(low: $0.low, high: $0.high, tied: $0.tied)) }
        ?? absent(document.methodology.results.rank, row)
    }
  }

  private var placeColumn: RankColumn {
    let heading = LocalizedText(en: "Among listed", fr: "Parmi les affichés")
    return RankColumn(column: .init("place", heading, .end)) { row in
      row.place.map { .place(Place(low: $0.low, high: $0.high, tied: $0.tied)) }
        ?? absent(document.methodology.results.place, row)
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
      row.score.map { .number($0.forPeople, $0.printing) }
        ?? absent(document.methodology.results.score, row)
    }
  }

  private var bandColumn: RankColumn {
    let words = names(of: document.methodology.results.band)
    return RankColumn(column: .init("band", LocalizedText(en: "Band", fr: "Tranche"), .end)) {
      row in
      row.band.map { words.cell($0) } ?? absent(document.methodology.results.band, row)
    }
  }

  private func gradeColumn(_ index: Int, _ code: String) -> RankColumn {
    let grades = document.methodology.results.grades
    let words = names(of: grades[index])
    let label = evaluation.graph.node(grades[index].code)?.label ?? LocalizedText(code)
    return RankColumn(column: .init(code, label)) { row in
      row.grades[index].word.map { words.cell($0) } ?? absent(grades[index], row)
    }
  }

  private func nodeColumns(
    _ index: Int, _ shown: ResultsDefinition.ShownNode
  ) -> [RankColumn] {
    let code = shown.node.description
    let label = results.shown[index].label ?? LocalizedText(code)
    let words = names(of: shown.node)
    var columns = [
      RankColumn(column: .init(code, label, .end)) { words.cell($0.nodes[index]) }
    ]
    if shown.rank != nil {
      let heading = LocalizedText(en: "\(label.en), rank", fr: "\(label.fr), rang")
      columns.append(
        RankColumn(column: .init("\(code).rank", heading, .end)) { row in
          row.nodes[index].rank.map { .number($0, .general) } ?? absent(shown.rank, row)
        })
    }
    if shown.group != nil {
      let heading = LocalizedText(en: "\(label.en), group", fr: "\(label.fr), groupe")
      let words = names(of: shown.group)
      columns.append(
        RankColumn(column: .init("\(code).group", heading)) { row in
          row.nodes[index].group.map { words.cell($0) } ?? absent(shown.group, row)
        })
    }
    return columns
  }

  /// Why there is no score, or no rank beside a score.
  private func reason(_ row: ResultRow) -> LocalizedText? {
    if let reason = row.reason { return reason }
    guard row.rank == nil, let rank = document.methodology.results.rank else { return nil }
    return evaluation.reason(forAbsenceOf: rank, at: row.unit)
  }

  /// `Sète: 'calm' is missing in the data.`, for the first few without a score or a rank.
  private var reasons: [LocalizedText] {
    let without = rows.filter { reason($0) != nil }
    let shown = without.prefix(Self.reasonsShown).compactMap { row in
      reason(row).map {
        LocalizedText(en: "\(row.name): \($0.en)", fr: "\(row.name)\u{202F}: \($0.fr)")
      }
    }
    let left = without.count - shown.count
    guard left > 0 else { return shown }
    let noun = CountedNoun(
      en: ("more institution has", "more institutions have"),
      fr: ("autre établissement n’a", "autres établissements n’ont")
    ).text(left)
    return shown + [
      LocalizedText(
        en: "\(noun.en) no value ('--format csv' says why).",
        fr: "\(noun.fr) pas de valeur («\u{202F}--format csv\u{202F}» dit pourquoi).")
    ]
  }

  private static let reasonsShown = 10
}

/// What the words of a node are called in tables for people.
private struct WordNames {
  var names: [String: LocalizedText]

  func cell(_ word: String) -> Table.Cell { names[word].map { .localized($0) } ?? .text(word) }

  func cell(_ node: ResultNode) -> Table.Cell {
    if let word = node.word { return cell(word) }
    return node.value.map { .number($0.forPeople, $0.printing) } ?? .absent(node.state)
  }
}

let institutions = CountedNoun(
  en: ("institution", "institutions"), fr: ("établissement", "établissements"))
