public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension WhatIfReport {
  /// One line for each institution, those that move first: score, rank, band and grades before and after,
  /// how many places nearer the first, how much more score, and whether its own figures are set.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row([
      "id", "name", "changed", "moved", "rank_before", "rank_after", "rise", "score_before",
      "score_after", "score_change", "classes_before", "classes_after",
    ])
    for row in rows {
      csv.cell(row.identifier)
      csv.cell(row.name)
      csv.cell(row.isChanged)
      csv.cell(row.moved)
      csv.cell(row.change.before.rank)
      csv.cell(row.change.after.rank)
      csv.cell(hasRanks ? row.change.rise : nil)
      csv.cell(row.change.before.score)
      csv.cell(row.change.after.score)
      csv.cell(row.change.score)
      csv.cell(row.change.before.classText)
      csv.cell(row.change.after.classText)
      csv.endRow()
    }
    return csv.bytes
  }
}

extension Standing {
  /// Band, grades and groups as one text; `nil` where there are none.
  fileprivate var classText: String? {
    classes.isEmpty ? nil : classes.map { $0.word ?? "–" }.joined(separator: ", ")
  }
}
