import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension EditionAttribution {
  /// One line for each institution: ranks and scores before and after, places towards the first and score
  /// by group.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    let groups = ChangeGroup.allCases
    csv.row(
      ["id", "name", "rank_before", "rank_after", "rise"] + groups.map { "rise.\($0.code)" }
        + ["score_before", "score_after", "score_change"] + groups.map { "score.\($0.code)" })
    for row in rows {
      csv.cell(row.identifier)
      csv.cell(row.name)
      csv.cells(row.rankBefore, row.rankAfter, row.rise)
      csv.cells(row.scoreBefore, row.scoreAfter, row.score)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `palmares.attribute/1`: for programs. Parts of ranks are whole multiples of 1/24 (of 1/48 where ties
  /// share mean places); `worlds` are rank and score in every mixture, by the sum of 1 (our data),
  /// 2 (the others'), 4 (the field) and 8 (the method) over those that are as after.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.attribute/1")
      json.array("editions", documents.indices) { json, side in
        json.object { json in
          json.methodology(documents[side])
          json.caveats(documents[side].header, in: language)
          json.table(chosenTables[side], in: language)
          json.dataset(datasets[side])
          json.array("absent_columns", absentColumns[side])
        }
      }
      json.member("basis", basis.rawValue)
      json.object("institutions") { json in
        json.member("common", match.common.count)
        json.member("entrants", match.entrants.count)
        json.member("leavers", match.leavers.count)
      }
      json.stopped(stopped)
      json.array("changes", rows) { json, row in
        json.object { json in
          json.member("id", row.identifier)
          json.member("name", row.name)
          json.member("rank_before", row.rankBefore)
          json.member("rank_after", row.rankAfter)
          json.parts("rise", row.rise)
          json.member("score_before", row.scoreBefore)
          json.member("score_after", row.scoreAfter)
          json.parts("score", row.score)
          json.array("worlds", EditionWorld.all) { json, world in
            json.object { json in
              json.member("rank", row.ranks[world.number])
              json.member("score", row.scores[world.number])
            }
          }
        }
      }
    }
    return json.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func cells(_ before: Double?, _ after: Double?, _ parts: ShapleyParts?) {
    cell(before)
    cell(after)
    cell(parts?.total)
    for group in ChangeGroup.allCases { cell(parts?.parts[group.rawValue]) }
  }
}

extension JSONWriter {
  /// The change, and each part with its numerator; null where there is no split.
  fileprivate mutating func parts(_ name: String, _ parts: ShapleyParts?) {
    key(name)
    guard let parts else { return null() }
    object { json in
      json.member("change", parts.total)
      json.member("denominator", parts.denominator)
      for group in ChangeGroup.allCases {
        json.object(group.code) { json in
          json.member("part", parts.parts[group.rawValue])
          json.member("numerator", parts.numerators[group.rawValue])
        }
      }
    }
  }
}
