public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// One line for each institution: the columns of `palmares.rank/1`, then one for each grade, then the
  /// value of each node shown, with its rank and group where the methodology gives them; the group in
  /// which it is listed (`by`), where rows are listed by groups; where a
  /// reader chose, the place among those listed and, the same in every row, the choice.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(headings)
    let rows = rows
    let parts = results.shown.map { (ranked: $0.isRanked, grouped: $0.isGrouped) }
    let hasPlace = document.methodology.results.place != nil
    let choice = readerChoice?.code
    let isGrouped = document.methodology.results.groupedBy != nil
    let pieces = inChunks(of: rows.count) { range in
      var piece = CSVWriter()
      for row in range {
        let row = rows[rows.startIndex + row]
        piece.cells(of: row, parts, in: language)
        if isGrouped { piece.cell(row.group) }
        if hasPlace { piece.place(row.place) }
        if let choice { piece.cell(choice) }
        piece.endRow()
      }
      return piece.bytes
    }
    for piece in pieces { csv.append(rows: piece) }
    return csv.bytes
  }

  private var headings: [String] {
    let results = document.methodology.results
    let fixed = [
      "id", "name", "score", "printed", "rank_low", "rank_high", "tied", "band", "state", "reason",
    ]
    return fixed + results.grades.map(\.description)
      + self.results.shown.flatMap { node in
        [node.code] + (node.isRanked ? ["\(node.code).rank"] : [])
          + (node.isGrouped ? ["\(node.code).group"] : [])
      } + (results.groupedBy == nil ? [] : ["by"])
      + (results.place == nil ? [] : ["place_low", "place_high", "place_tied"])
      + (readerChoice == nil ? [] : ["reader"])
  }
}

extension CSVWriter {
  /// The place among those listed.
  fileprivate mutating func place(_ place: ResultRank?) {
    cell(place?.low)
    cell(place?.high)
    if let place { cell(place.tied) } else { cell(nil as String?) }
  }

  fileprivate mutating func cells(
    of row: ResultRow, _ parts: [(ranked: Bool, grouped: Bool)], in language: Language
  ) {
    cell(row.identifier)
    cell(row.name)
    cell(row.score?.number)
    if let score = row.score { cell(score.number, score.printing) } else { cell(nil as String?) }
    cell(row.rank?.low)
    cell(row.rank?.high)
    if let rank = row.rank { cell(rank.tied) } else { cell(nil as String?) }
    cell(row.band)
    cell(row.state.code)
    cell(row.reason?[language])
    for grade in row.grades { cell(grade.word) }
    for (node, part) in zip(row.nodes, parts) {
      if let word = node.word { cell(word) } else { cell(node.number) }
      if part.ranked { cell(node.rank) }
      if part.grouped { cell(node.group) }
    }
  }
}
