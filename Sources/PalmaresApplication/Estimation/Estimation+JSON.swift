public import PalmaresCore
import PalmaresExchange

extension Estimation {
  /// `palmares.estimate/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.estimate/1")
      json.methodology(document)
      json.member("period", period)
      json.member("coverage", Calibration.coverage)
      json.object("published") { json in
        json.member("institutions", basis.institutions)
        json.array("countries", basis.countries)
      }
      json.array("undisclosed", document.header.undisclosed.map { $0[language] })
      json.array("estimates", estimates) { json, estimate in
        json.object { json in
          json.member("id", estimate.identifier)
          json.member("rule", estimate.rule.rawValue)
          json.interval("components", estimate.components)
          json.interval("score", estimate.interval)
          json.array("bands", estimate.bands) { json, band in
            json.object { json in
              json.array("names", band.names)
              json.interval("scores", band.scores)
            }
          }
          json.member("rows", estimate.rows)
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func interval(_ name: String, _ interval: Interval) {
    object(name) { json in
      json.member("low", interval.low)
      json.member("high", interval.high)
    }
  }
}
