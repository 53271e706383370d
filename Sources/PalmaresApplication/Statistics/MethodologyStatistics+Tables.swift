public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension MethodologyStatistics {
  /// For people: the indicators, the combinations, the weights; for one combination also how its
  /// children go together.
  public var tables: [Table] {
    var tables = [indicatorTable]
    if node == nil {
      tables.append(combinationTable)
    } else {
      tables += combinations.flatMap { [correlationTable($0), componentTable($0)] }
    }
    tables.append(combinations.weightTable)
    return tables.filter { !$0.rows.isEmpty }
  }

  private var indicatorTable: Table {
    let header = document.header
    let who = PalmaresApplication.institutions.text(institutions)
    let what =
      node.map {
        LocalizedText(
          en: "children of '\($0)' as they enter", fr: "enfants de « \($0) » à l’entrée")
      } ?? LocalizedText(en: "indicators as they come", fr: "indicateurs tels quels")
    var table = Table(
      caption: LocalizedText(
        en: "\(header.heading.en): \(what.en), \(who.en)",
        fr: "\(header.heading.fr) : \(what.fr), \(who.fr)"
      ).typeset,
      columns: [
        .init("indicator", LocalizedText(en: "Indicator", fr: "Indicateur")),
        .init("values", LocalizedText(en: "Values", fr: "Valeurs"), .end),
        .init("least", LocalizedText(en: "Least", fr: "Minimum"), .end),
        .init("median", LocalizedText(en: "Median", fr: "Médiane"), .end),
        .init("mean", LocalizedText(en: "Mean", fr: "Moyenne"), .end),
        .init("greatest", LocalizedText(en: "Greatest", fr: "Maximum"), .end),
        .init("sd", LocalizedText(en: "SD", fr: "Écart type"), .end),
        .init("skewness", LocalizedText(en: "Skew", fr: "Asymétrie"), .end),
        .init("kurtosis", LocalizedText(en: "Kurtosis", fr: "Aplatissement"), .end),
        .init("remarks", LocalizedText(en: "Look at", fr: "À regarder")),
      ])
    for indicator in indicators { table.append(row(indicator)) }
    return table
  }

  private func row(_ indicator: DescribedIndicator) -> [Table.Cell] {
    let found = indicator.statistics
    return [
      .text(indicator.code), .number(Double(found.available), .general), .short(found.least),
      .short(found.median), .short(found.mean), .short(found.greatest),
      .short(found.standardDeviation), .ratio(found.skewness), .ratio(found.kurtosis),
      .localized(
        LocalizedText { language in
          found.remarks.map { $0.words(for: found)[language] }.joined(separator: ", ")
        }),
    ]
  }
}

extension IndicatorStatistics.Remark {
  /// In a few words, with the figure.
  fileprivate func words(for found: IndicatorStatistics) -> LocalizedText {
    switch self {
    case .missing:
      LocalizedText { language in
        let count = counted(found.institutions - found.available, in: language)
        return language == .french ? "\(count) sans valeur" : "\(count) without a value"
      }
    case .zeros: LocalizedText(en: "mostly zero", fr: "surtout des zéros")
    case .repeated: LocalizedText(en: "few different values", fr: "peu de valeurs différentes")
    case .extremes: LocalizedText(en: "extreme values", fr: "valeurs extrêmes")
    }
  }
}
