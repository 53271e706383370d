public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension MethodologyStatistics {
  /// One line for each indicator, numbers to the last digit; what isn't defined is blank.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    csv.row([
      "indicator", "institutions", "available", "non_zero", "unique", "most_shared", "least",
      "greatest", "mean", "median", "sd", "skewness", "kurtosis", "remarks",
    ])
    for indicator in indicators {
      let found = indicator.statistics
      csv.cell(indicator.code)
      for count in [
        found.institutions, found.available, found.nonZero, found.unique, found.mostShared,
      ] {
        csv.cell(Double(count))
      }
      for number in found.numbers { csv.cell(number.value) }
      csv.cell(found.remarks.map(\.rawValue).joined(separator: " "))
      csv.endRow()
    }
    return csv.bytes
  }

  /// `palmares.statistics/1`: everything; what isn't defined is `null`.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.statistics/1")
      json.methodology(document)
      json.dataset(dataset)
      json.member("node", node?.description)
      json.member("institutions", institutions)
      json.array("indicators", indicators) { $0.indicator($1, in: language) }
      json.array("combinations", combinations) { $0.combination($1, in: language) }
    }
    return json.bytes
  }
}

extension IndicatorStatistics {
  fileprivate var numbers: [(name: String, value: Double?)] {
    [
      ("least", least), ("greatest", greatest), ("mean", mean), ("median", median),
      ("sd", standardDeviation), ("skewness", skewness), ("kurtosis", kurtosis),
    ]
  }
}

extension JSONWriter {
  fileprivate mutating func indicator(_ indicator: DescribedIndicator, in language: Language) {
    let found = indicator.statistics
    object { json in
      json.member("code", indicator.code)
      json.member("label", indicator.label?[language])
      json.member("institutions", found.institutions)
      json.member("available", found.available)
      json.member("non_zero", found.nonZero)
      json.member("unique", found.unique)
      json.member("most_shared", found.mostShared)
      for number in found.numbers { json.member(number.name, number.value) }
      json.array("remarks", found.remarks.map(\.rawValue))
    }
  }

  fileprivate mutating func combination(
    _ combination: DescribedCombination, in language: Language
  ) {
    object { json in
      json.member("node", combination.code)
      json.member("label", combination.label?[language])
      json.array("children", combination.children) { json, child in
        json.object { json in
          json.member("node", child.code)
          json.member("label", child.label?[language])
          json.member("weight", child.nominal)
          json.member("weight_in_score", child.effective)
          json.member("correlation", child.correlation)
        }
      }
      json.member("alpha", combination.alpha)
      json.components(combination.components)
      json.object("correlations") { json in
        for correlations in combination.correlations {
          json.array(correlations.kind.rawValue, correlations.values) { $0.numbers($1) }
        }
      }
      json.array("strong", combination.strongPairs) { json, pair in
        json.object { json in
          json.array("nodes", [pair.first, pair.second].map { combination.children[$0].code })
          json.member("correlation", pair.value)
        }
      }
    }
  }

  private mutating func components(_ components: PrincipalComponents?) {
    key("components")
    guard let components else { return null() }
    object { json in
      json.member("institutions", components.institutions)
      json.key("variances")
      json.numbers(components.variances)
      json.array("loadings", components.loadings) { $0.numbers($1) }
    }
  }

  private mutating func numbers(_ numbers: [Double?]) {
    array { json in
      for number in numbers { json.value(number) }
    }
  }
}
