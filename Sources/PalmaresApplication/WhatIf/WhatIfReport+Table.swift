public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension WhatIfReport {
  /// What is set, one line each: what it was, what it is then.
  public var settingsTable: Table {
    var table = Table(
      caption: caption,
      columns: [
        .init("what", LocalizedText(en: "What if", fr: "Et si")),
        .init("before", LocalizedText(en: "before", fr: "avant"), .end),
        .init("after", LocalizedText(en: "after", fr: "après"), .end),
      ])
    for setting in settings {
      table.append([
        .localized(setting.target.words), .localized(setting.before.words),
        .localized(setting.after.words),
      ])
    }
    return table
  }

  /// Who moves: those whose own figures are set first. What the methodology doesn't give is left out.
  ///
  /// - Parameter top: how many of the others at most.
  public func table(top: Int? = nil) -> Table {
    let shown =
      rows.filter(\.isChanged) + rows.filter { !$0.isChanged && $0.moved }.prefix(top ?? .max)
    let columns = columns(of: shown)
    var table = Table(
      columns: columns.map(\.column),
      notes: [summary, leftOut(shown), unlistedNote].compactMap { $0 }
        + basis.notes(for: .whatIf, of: dataset) + disclosures
    )
    for row in shown { table.append(columns.map { $0.cell(row) }) }
    return table
  }

  /// The parts of institutions whose own figures are set, where the methodology shows any.
  public var partsTable: Table? {
    let moved = rows.filter { !$0.parts.isEmpty }
    guard !moved.isEmpty else { return nil }
    var table = Table(columns: [
      .init("name", LocalizedText(en: "Name", fr: "Nom")),
      .init("node", LocalizedText(en: "Part", fr: "Partie")),
      .init("before", LocalizedText(en: "before", fr: "avant"), .end),
      .init("after", LocalizedText(en: "after", fr: "après"), .end),
    ])
    for row in moved {
      for part in row.parts {
        let label = part.node.label ?? LocalizedText(part.node.code)
        table.append([
          .text(row.name), .localized(label), Self.cell(part.before), Self.cell(part.after),
        ])
      }
    }
    return table
  }

  private static func cell(_ node: ResultNode) -> Table.Cell {
    if let word = node.word { return .text(word) }
    return node.value.map { .number($0.forPeople, $0.printing) } ?? .absent(node.state)
  }

  // MARK: Columns

  private struct MoveColumn {
    var column: Table.Column
    var cell: (WhatIfRow) -> Table.Cell
  }

  private func columns(of shown: [WhatIfRow]) -> [MoveColumn] {
    let definition = document.methodology.results
    var columns = [
      MoveColumn(column: .init("id", LocalizedText("Id"))) { .text($0.identifier) }
    ]
    if shown.contains(where: { $0.name != $0.identifier }) {
      columns.append(
        MoveColumn(column: .init("name", LocalizedText(en: "Name", fr: "Nom"))) { .text($0.name) })
    }
    if hasRanks { columns += rankColumns }
    if definition.score != nil { columns += scoreColumns }
    if shown.contains(where: { !$0.change.classes.isEmpty }) { columns.append(classColumn) }
    return columns
  }

  private var rankColumns: [MoveColumn] {
    func rank(_ row: ResultRow?) -> Table.Cell {
      row?.rank.map { .place(Place(low: $0.low, high: $0.high, tied: $0.tied)) }
        ?? Self.absence(row)
    }
    return [
      MoveColumn(
        column: .init("rank_before", LocalizedText(en: "rank before", fr: "rang avant"), .end)
      ) { rank($0.before) },
      MoveColumn(column: .init("rank_after", LocalizedText(en: "after", fr: "après"), .end)) {
        rank($0.after)
      },
      MoveColumn(
        column: .init("rise", LocalizedText(en: "places up", fr: "places gagnées"), .end)
      ) { row in row.change.rise.map { .localized(Self.signed($0)) } ?? .empty },
    ]
  }

  private var scoreColumns: [MoveColumn] {
    func score(_ row: ResultRow?) -> Table.Cell {
      row?.score.map { .number($0.forPeople, $0.printing) } ?? Self.absence(row)
    }
    return [
      MoveColumn(
        column: .init("score_before", LocalizedText(en: "score before", fr: "score avant"), .end)
      ) { score($0.before) },
      MoveColumn(column: .init("score_after", LocalizedText(en: "after", fr: "après"), .end)) {
        score($0.after)
      },
      MoveColumn(column: .init("score_change", LocalizedText(en: "change", fr: "écart"), .end)) {
        row in
        guard let change = row.change.score else { return .empty }
        let printings = [row.before, row.after].compactMap { $0?.score?.printing }
        return .localized(LocalizedText { change.difference(ofFigures: printings, in: $0) })
      },
    ]
  }

  private var classColumn: MoveColumn {
    MoveColumn(
      column: .init("classes", LocalizedText(en: "band, grade", fr: "tranche, mention"))
    ) { row in
      .localized(
        LocalizedText { language in
          row.change.classes.map {
            "\($0.kind.words[language]) \($0.before ?? "–") → \($0.after ?? "–")"
          }.joined(separator: ", ")
        })
    }
  }

  private static func absence(_ row: ResultRow?) -> Table.Cell {
    guard let row else {
      return .localized(LocalizedText(en: "not listed", fr: "non affiché"))
    }
    return .absent(row.state == .present ? .missing : row.state)
  }

  /// `+3` is three places nearer the first.
  private static func signed(_ places: Double) -> LocalizedText {
    LocalizedText { language in
      let text = Printing.general.text(of: places, in: NumberNotation(language))
      return places > 0 ? "+\(text)" : places == 0 ? "=" : text
    }
  }

  // MARK: Words

  private var caption: LocalizedText {
    let caveat = document.header.caveat.map { LocalizedText(en: " (\($0.en))", fr: " (\($0.fr))") }
    let period = dataset.periodWords
    let choice = readerChoice.map { LocalizedText(en: "\n\($0.note.en)", fr: "\n\($0.note.fr)") }
    return LocalizedText(
      en: "\(heading.en)\(period.en)\(caveat?.en ?? "")\(choice?.en ?? "")",
      fr: "\(heading.fr)\(period.fr)\(caveat?.fr ?? "")\(choice?.fr ?? "")"
    ).typeset
  }

  /// `193 institutions: up 1, down 3; another score 1; as before 189.`
  var summary: LocalizedText {
    let all = institutions.text(rows.count)
    let classes = rows.count { !$0.change.classes.isEmpty }
    var parts: [(english: String, french: String, count: Int)] = []
    if hasRanks {
      parts += [("up", "montent", risers), ("down", "descendent", fallers)]
    }
    if comers + goers > 0 {
      parts += [("get a rank", "obtiennent un rang", comers), ("lose it", "le perdent", goers)]
    }
    if document.methodology.results.score != nil {
      parts.append(("another score", "autre score", rows.count { $0.change.score != 0 }))
    }
    if classes > 0 {
      parts.append(("another band, grade or group", "autre tranche, mention ou groupe", classes))
    }
    parts.append(("as before", "comme avant", rows.count { !$0.moved }))
    return LocalizedText { language in
      let french = language == .french
      let list = parts.map { part in
        "\(french ? part.french : part.english) \(counted(part.count, in: language))"
      }
      return
        "\(all[language])\(french ? " : " : ": ")\(list.joined(separator: french ? " ; " : "; "))."
    }.typeset
  }

  private func leftOut(_ shown: [WhatIfRow]) -> LocalizedText? {
    let others = rows.count { $0.moved || $0.isChanged } - shown.count
    guard others > 0 else { return nil }
    let count = institutions.text(others)
    return LocalizedText(
      en: "Not shown: \(count.en) that move, too; CSV and JSON hold everyone.",
      fr: "Non montrés : \(count.fr) qui bougent aussi ; CSV et JSON contiennent tout le monde."
    ).typeset
  }

  private var disclosures: [LocalizedText] { document.header.disclosures }
}
