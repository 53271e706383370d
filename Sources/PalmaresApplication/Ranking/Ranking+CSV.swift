public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// One line for each institution: the columns of `palmares.rank/1`, then one for each grade, then
  /// value, rank and group of each node shown.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(headings)
    for row in rows { csv.row(of: row, in: language) }
    return csv.bytes
  }

  private var headings: [String] {
    let results = document.methodology.results
    let fixed = [
      "id", "name", "score", "printed", "rank_low", "rank_high", "tied", "band", "state", "reason",
    ]
    let nodes = results.shown.map(\.node.description)
    return fixed + results.grades.map(\.description)
      + nodes.flatMap { [$0, "\($0).rank", "\($0).group"] }
  }
}

extension CSVWriter {
  fileprivate mutating func row(of row: ResultRow, in language: Language) {
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
    for node in row.nodes {
      if let word = node.word { cell(word) } else { cell(node.value?.number) }
      cell(node.rank)
      cell(node.group)
    }
    endRow()
  }
}
