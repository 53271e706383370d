import PalmaresExchange

extension Backtest {
  /// `palmares.estimate-backtest/1`: for programs. What isn't claimed is `null`.
  public var json: [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.estimate-backtest/1")
      json.methodology(document)
      json.member("nominal_coverage", Calibration.coverage)
      json.array("results", lines) { json, line in
        json.object { json in
          json.member("rule", line.rule.rawValue)
          json.member("period", line.period)
          json.member("all_periods", line.isWhole)
          json.member("rows", line.rows)
          json.member("usable", line.usable)
          json.member("covered", line.covered)
          json.member("coverage", line.coverage)
          json.member("median_width", line.medianWidth)
          json.member("held_whole", line.held)
        }
      }
    }
    return json.bytes
  }
}
