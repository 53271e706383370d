import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension IntervalReport {
  /// `palmares.intervals/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.analysis(
        "palmares.intervals/1", of: document, table: chosenTable, reader: readerChoice, on: dataset,
        basis, in: language)
      json.member("note", basis.sentence(for: .intervals)[language])
      json.object("weights") { json in
        json.member("node", combination.code)
        json.member("set", set.name)
        json.array("children", combination.names)
        json.numbers("nominal", combination.nominal)
        json.numbers("lower", set.lower)
        json.numbers("upper", set.upper)
        if !set.isBox { json.member("equality_tolerance", WeightSet.equalityTolerance) }
      }
      json.object("budget") { json in
        json.member("boxes", budget.boxes)
        json.member("seconds", budget.seconds)
      }
      json.stopped(stopped)
      json.object("ends") { json in
        json.member("count", endCount)
        json.member("exact", exactEnds)
        if finalEnds > 0 { json.member("final", finalEnds) }
        json.member("mean_gap", meanGap)
        json.member("largest_gap", largestGap)
      }
      json.object("pairs") { json in
        json.member("count", pairs.all)
        json.member("decided", pairs.decided)
        if unclearPairs > 0 { json.member("unclear", unclearPairs) }
      }
      json.array("institutions", rows) { json, row in json.row(row) }
      json.key("institution")
      if let institution { json.proved(institution, dataset) } else { json.null() }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func numbers(_ name: String, _ numbers: [Double]) {
    array(name, numbers) { json, number in json.value(number) }
  }

  fileprivate mutating func row(_ row: IntervalReport.Row) {
    object { json in
      json.member("id", row.identifier)
      json.member("name", row.name)
      json.member("rank", row.rank)
      json.object("best") { $0.end(row.interval.best) }
      json.object("worst") { $0.end(row.interval.worst) }
      json.member("always_before", row.interval.alwaysBefore)
      json.member("always_behind", row.interval.alwaysBehind)
      json.member("rivals", row.interval.rivals)
    }
  }

  fileprivate mutating func end(_ end: RankEnd) {
    member("exact", end.isExact)
    member("proved", end.proved)
    member("attained", end.attained)
    member("boxes", end.boxes)
    numbers("witness", end.witness)
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
              json.member("first", rerun.lowerBound)
              json.member("last", rerun.upperBound)
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
