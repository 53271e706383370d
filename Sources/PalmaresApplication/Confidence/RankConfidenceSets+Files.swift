import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension RankConfidenceSets {
  /// One line for each institution, from the first rank down.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    let best = confidence.settings.best == nil ? [] : ["can_be_best"]
    csv.row(
      [
        "id", "name", "score", "error", "rank", "published_rank", "marginal_low", "marginal_high",
        "simultaneous_low", "simultaneous_high",
      ] + best)
    for row in rows {
      csv.cell(row.identifier)
      csv.cell(row.name)
      csv.cell(row.score)
      csv.cell(row.error)
      csv.cell(Double(row.rank))
      csv.cell(row.publishedRank)
      for set in [row.marginal, row.simultaneous] {
        csv.cell(Double(set.lowerBound))
        csv.cell(Double(set.upperBound))
      }
      if let canBeBest = row.canBeBest { csv.cell(canBeBest) }
      csv.endRow()
    }
    return csv.bytes
  }

  /// `palmares.confidence/1`.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    let settings = confidence.settings
    json.object { json in
      json.analysis(
        "palmares.confidence/1", of: document, table: chosenTable, reader: readerChoice,
        on: dataset, basis, in: language)
      json.member("score", score.description)
      json.member("errors", errors)
      json.member("level", settings.level)
      json.member("resamples", settings.resamples)
      json.member("seed", String(settings.seed))
      json.member("best", settings.best)
      json.member("critical_value", confidence.criticalValue)
      json.array("notes", notes.map { $0[language] })
      json.array("results", rows) { json, row in json.object { $0.row(row) } }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func row(_ row: RankConfidenceSets.Row) {
    member("id", row.identifier)
    member("name", row.name)
    member("score", row.score)
    member("error", row.error)
    member("rank", row.rank)
    member("tied", row.isTied)
    member("published_rank", row.publishedRank)
    set("marginal", row.marginal)
    set("simultaneous", row.simultaneous)
    if let canBeBest = row.canBeBest { member("can_be_best", canBeBest) }
  }

  private mutating func set(_ name: String, _ set: ClosedRange<Int>) {
    array(name, [set.lowerBound, set.upperBound]) { $0.value($1) }
  }
}
