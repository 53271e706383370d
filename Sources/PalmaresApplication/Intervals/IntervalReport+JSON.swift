import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension IntervalReport {
  /// `palmares.intervals/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.intervals/1")
      json.object("methodology") { json in
        json.member("id", document.header.id)
        json.member("edition", document.header.edition)
        json.member("status", document.header.status.rawValue)
        json.member("sha256", document.sha256)
      }
      json.reader(readerChoice)
      json.dataset(dataset)
      json.member("basis", basis.rawValue)
      json.member("note", basis.sentence(for: .intervals)[language])
      json.object("weights") { json in
        json.member("node", combination.code)
        json.member("set", set.name)
        json.array("children", combination.names)
        json.array("nominal", combination.nominal)
        json.array("lower", set.lower)
        json.array("upper", set.upper)
      }
      json.object("budget") { json in
        json.member("boxes", Double(budget.boxes))
        json.member("seconds", budget.seconds)
      }
      json.object("ends") { json in
        json.member("count", Double(endCount))
        json.member("exact", Double(exactEnds))
        json.member("mean_gap", meanGap)
        json.member("largest_gap", Double(largestGap))
      }
      json.object("pairs") { json in
        json.member("count", Double(pairs.all))
        json.member("decided", Double(pairs.decided))
      }
      json.array("institutions", rows) { json, row in json.row(row) }
      json.key("institution")
      if let institution { json.proved(institution, dataset) } else { json.null() }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func row(_ row: IntervalReport.Row) {
    object { json in
      json.member("id", row.identifier)
      json.member("name", row.name)
      json.member("rank", row.rank)
      json.object("best") { $0.end(row.interval.best) }
      json.object("worst") { $0.end(row.interval.worst) }
      json.member("always_before", Double(row.interval.alwaysBefore))
      json.member("always_behind", Double(row.interval.alwaysBehind))
      json.member("rivals", Double(row.interval.rivals))
    }
  }

  fileprivate mutating func end(_ end: RankEnd) {
    member("exact", end.isExact)
    member("proved", Double(end.proved))
    member("attained", Double(end.attained))
    member("boxes", Double(end.boxes))
    array("witness", end.witness)
  }

  fileprivate mutating func proved(_ institution: ProvedInterval, _ dataset: Dataset) {
    object { json in
      json.member("id", institution.match.identifier)
      json.member("name", institution.match.name)
      for (key, end) in [("best", institution.best), ("worst", institution.worst)] {
        json.object(key) { json in
          json.key("rerun")
          if let rerun = end.rerun {
            json.object { json in
              json.member("first", Double(rerun.lowerBound))
              json.member("last", Double(rerun.upperBound))
              json.member("confirmed", end.isConfirmed)
            }
          } else {
            json.null()
          }
          json.array("conflicts", end.conflicts) { json, conflict in
            json.object { json in
              json.member("first", dataset.units.identifiers[conflict.first])
              json.member("second", dataset.units.identifiers[conflict.second])
            }
          }
        }
      }
    }
  }
}
