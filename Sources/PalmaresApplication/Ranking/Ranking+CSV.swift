public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// One line for each institution: the columns of `palmares.rank/1`, then one for each grade, then the
  /// value of each node shown, with its rank and group where the methodology gives them.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(headings)
    let rows = rows
    let parts = results.shown.map { (ranked: $0.isRanked, grouped: $0.isGrouped) }
    let pieces = inChunks(of: rows.count) { range in
      var piece = CSVWriter()
      for row in range {
        piece.row(of: rows[rows.startIndex + row], parts, in: language)
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
      }
  }
}

extension CSVWriter {
  fileprivate mutating func row(
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
    endRow()
  }
}
