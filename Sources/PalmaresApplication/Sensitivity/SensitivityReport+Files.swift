import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension SensitivityReport {
  /// One line for each target and group, numbers to the last digit; what isn't defined is blank.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row([
      "target", "institution", "varied", "first", "first_low", "first_high", "total", "total_low",
      "total_high", "first_half", "total_half", "verdict",
    ])
    for (target, finding) in zip(targets, analysis.findings) {
      for (index, group) in analysis.groups.enumerated() {
        let found = finding.estimate?.groups[index]
        csv.cell(target.kind)
        csv.cell(target.institution?.identifier)
        csv.cell(group.label[language])
        for number in found?.numbers ?? [Double?](repeating: nil, count: 8) { csv.cell(number) }
        csv.cell(finding.verdict.word)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `palmares.sensitivity/1`: everything; what isn't defined is `null`.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.analysis(
        "palmares.sensitivity/1", of: document, table: chosenTable, reader: readerChoice,
        on: dataset, basis, in: language)
      json.array("varied", varied.parts) { json, part in
        json.object { json in
          json.member("input", part.input.label[language])
          json.member("law", part.text)
        }
      }
      json.array("left_aside", varied.leftAside.map { $0[language] })
      json.stopped(stopped)
      json.run(self)
      json.array("targets", zip(targets, analysis.findings)) { json, pair in
        json.target(pair.0, pair.1, analysis.groups, in: language)
      }
      json.leavingOut(leavingOut, dataset.units, in: language)
      json.array("weights", combinations) { $0.weights($1) }
      json.redundancy(combinations)
      json.array("notes", notes.map { $0[language] })
    }
    return json.bytes
  }
}

extension SensitivityAnalysis.Verdict {
  fileprivate var word: String {
    switch self {
    case .split: "split"
    case .constant: "constant"
    case .rare: "rare"
    case .absent: "absent"
    }
  }
}

extension SobolEstimate.Group {
  fileprivate var numbers: [Double?] {
    [
      index.first, first?.low, first?.high, index.total, total?.low, total?.high, half?.first,
      half?.total,
    ]
  }
}

extension JSONWriter {
  fileprivate mutating func run(_ report: SensitivityReport) {
    let analysis = report.analysis
    object("run") { json in
      json.member("by", report.split.rawValue)
      json.member("seed", String(analysis.seed))
      json.member("samples", analysis.samples)
      json.member("done", analysis.rows)
      json.member("evaluations", analysis.evaluations)
      json.member("sequence", "sobol, joe-kuo-6, nested scrambling")
      json.member("first_order", "saltelli 2010, centred")
      json.member("total", "jansen 1999")
      json.member("resamples", SobolEstimate.resamples)
      json.member("confidence", SobolEstimate.confidence)
    }
  }

  fileprivate mutating func target(
    _ target: NamedTarget, _ finding: SensitivityAnalysis.Finding, _ groups: [SensitivityGroup],
    in language: Language
  ) {
    let estimate = finding.estimate
    object { json in
      json.member("target", target.kind)
      json.member("institution", target.institution?.identifier)
      json.member("label", target.label[language])
      json.member("nominal", finding.nominal)
      json.member("verdict", finding.verdict.word)
      if case .constant(let value) = finding.verdict { json.member("value", value) }
      json.member("incomplete", finding.incomplete)
      json.member("mean", estimate?.mean)
      json.member("variance", estimate?.variance)
      json.member("last_move", estimate?.lastMove)
      json.array("indices", estimate.map { Array(zip(groups, $0.groups)) } ?? []) { json, pair in
        json.index(pair.1, of: pair.0, in: language)
      }
    }
  }

  private mutating func index(
    _ found: SobolEstimate.Group, of group: SensitivityGroup, in language: Language
  ) {
    object { json in
      json.member("varied", group.label[language])
      json.member("coordinates", group.coordinates.count)
      json.member("first", found.index.first)
      json.interval("first_interval", found.first)
      json.member("total", found.index.total)
      json.interval("total_interval", found.total)
      json.member("first_half", found.half?.first)
      json.member("total_half", found.half?.total)
    }
  }

  private mutating func interval(_ name: String, _ interval: SobolEstimate.Interval?) {
    key(name)
    guard let interval else { return null() }
    array { json in
      json.value(interval.low)
      json.value(interval.high)
    }
  }

  fileprivate mutating func leavingOut(
    _ found: LeaveOneOut, _ units: StatisticalUnits, in language: Language
  ) {
    object("left_out") { json in
      json.member("of", found.node)
      json.array("parts", found.parts) { $0.part($1, units, in: language) }
      json.member("not_done", found.count - found.parts.count)
    }
  }

  private mutating func part(
    _ part: LeaveOneOut.Part, _ units: StatisticalUnits, in language: Language
  ) {
    object { json in
      json.member("node", part.node)
      json.member("of", part.parent)
      json.member("level", part.level)
      json.member("mean_shift", part.found?.mean)
      json.member("compared", part.found?.compared)
      json.member("lost", part.found?.lost)
      json.member("gained", part.found?.gained)
      json.key("furthest")
      json.furthest(part.found?.furthest, units)
      if case .failure(let error) = part.shift {
        json.array("problems", error.diagnostics.map { $0.summary[language] })
      }
    }
  }

  private mutating func furthest(_ furthest: RankShift.Furthest?, _ units: StatisticalUnits) {
    guard let furthest else { return null() }
    object { json in
      json.member("id", units.identifiers[furthest.unit])
      json.member("from", furthest.from)
      json.member("to", furthest.to)
    }
  }

  fileprivate mutating func weights(_ combination: DescribedCombination) {
    object { json in
      json.member("node", combination.code)
      json.array("children", combination.children) { json, child in
        json.object { json in
          json.member("node", child.code)
          json.member("weight", child.nominal)
          json.member("weight_in_score", child.effective)
          json.member("correlation", child.correlation)
        }
      }
    }
  }

  fileprivate mutating func redundancy(_ combinations: [DescribedCombination]) {
    object("redundancy") { json in
      json.member("beyond", DescribedCombination.strong)
      json.member("source", "Becker et al. (2022), COINr")
      json.array("pairs", combinations.flatMap { c in c.strongPairs.map { (c, $0) } }) {
        json, found in
        json.object { json in
          json.member("of", found.0.code)
          json.array("nodes", [found.1.first, found.1.second].map { found.0.children[$0].code })
          json.member("correlation", found.1.value)
          json.member("institutions", found.0.institutions(of: found.1))
        }
      }
    }
  }
}
