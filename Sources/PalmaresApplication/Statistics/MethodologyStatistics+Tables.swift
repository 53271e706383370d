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
    tables.append(weightTable)
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

  private var combinationTable: Table {
    var table = Table(
      caption: LocalizedText(
        en: "How children go together", fr: "Comment les enfants vont ensemble"),
      columns: [
        .init("node", LocalizedText(en: "Combination", fr: "Combinaison")),
        .init("children", LocalizedText(en: "Children", fr: "Enfants"), .end),
        .init("alpha", LocalizedText(en: "Alpha", fr: "Alpha"), .end),
        .init(
          "explained", LocalizedText(en: "First component", fr: "Première composante"), .end),
        .init("strong", LocalizedText(en: "Strong correlations", fr: "Fortes corrélations")),
      ], notes: notesOnCombinations)
    for combination in combinations where combination.children.count > 1 {
      table.append([
        .text(combination.code), .number(Double(combination.children.count), .general),
        .ratio(combination.alpha), .share(combination.components?.explained.first),
        .localized(strongPairs(combination)),
      ])
    }
    return table
  }

  private var notesOnCombinations: [LocalizedText] {
    let limit = Printing.general.text(of: DescribedCombination.strong, in: NumberNotation(.english))
    let french = Printing.general.text(of: DescribedCombination.strong, in: NumberNotation(.french))
    return [
      LocalizedText(
        en: "Alpha (Cronbach): near 1, the children measure one thing; negative, they pull apart. "
          + "Children as they enter.",
        fr: "Alpha (Cronbach) : près de 1, les enfants mesurent une même chose ; négatif, ils "
          + "s’opposent. Enfants tels qu’ils entrent."),
      LocalizedText(
        en: "Strong: a correlation beyond \(limit) in either direction.",
        fr: "Forte : une corrélation au-delà de \(french), dans un sens ou dans l’autre."),
    ].map(\.typeset)
  }

  private func strongPairs(_ combination: DescribedCombination) -> LocalizedText {
    LocalizedText { language in
      combination.strongPairs.map { pair in
        let names = [pair.first, pair.second].map { combination.children[$0].code }
        let value = Printing.decimals(2).text(of: pair.value, in: NumberNotation(language))
        return "\(names[0])–\(names[1]) \(value)"
      }.joined(separator: language == .french ? "\u{202F}; " : "; ")
    }
  }

  /// Correlations of values below the diagonal, of ranks above it.
  private func correlationTable(_ combination: DescribedCombination) -> Table {
    let codes = combination.children.map(\.code)
    var table = Table(
      caption: LocalizedText(
        en: "Correlations: of values (Pearson) below the diagonal, of ranks (Spearman) above",
        fr: "Corrélations : des valeurs (Pearson) sous la diagonale, des rangs (Spearman) au-dessus"
      ).typeset,
      columns: [.init("child", LocalizedText(en: "Child", fr: "Enfant"))]
        + codes.map { .init($0, LocalizedText($0), .end) })
    guard codes.count > 1 else { return table }
    for i in codes.indices {
      let cells = codes.indices.map { j -> Table.Cell in
        i == j ? .empty : .ratio(combination.correlations[j < i ? 0 : 1].values[i][j])
      }
      table.append([.text(codes[i])] + cells)
    }
    return table
  }

  private func componentTable(_ combination: DescribedCombination) -> Table {
    let components = combination.components
    let count = min(5, components?.variances.count ?? 0)
    var table = Table(
      caption: LocalizedText(en: "Principal components", fr: "Composantes principales"),
      columns: [.init("child", LocalizedText(en: "Child", fr: "Enfant"))]
        + (0..<count).map { .init("pc\($0 + 1)", LocalizedText("\($0 + 1)"), .end) },
      notes: alphaNote(combination))
    guard let components else { return table }
    for (index, child) in combination.children.enumerated() {
      table.append(
        [.text(child.code)] + (0..<count).map { .ratio(components.loadings[$0][index]) })
    }
    table.append(
      [.localized(LocalizedText(en: "explains", fr: "explique"))]
        + (0..<count).map { .share(components.explained[$0]) })
    return table
  }

  private func alphaNote(_ combination: DescribedCombination) -> [LocalizedText] {
    guard let alpha = combination.alpha else { return [] }
    return [
      LocalizedText { language in
        let value = Printing.decimals(3).text(of: alpha, in: NumberNotation(language))
        return language == .french
          ? "Alpha de Cronbach\u{202F}: \(value)" : "Cronbach's alpha: \(value)"
      }
    ]
  }

  private var weightTable: Table {
    var table = Table(
      caption: LocalizedText(
        en: "Weights: declared, in the score, and how far each child goes with its combination",
        fr: "Poids : déclaré, dans le score, et lien de chaque enfant avec sa combinaison"
      ).typeset,
      columns: [
        .init("node", LocalizedText(en: "Combination", fr: "Combinaison")),
        .init("child", LocalizedText(en: "Child", fr: "Enfant")),
        .init("nominal", LocalizedText(en: "Weight", fr: "Poids"), .end),
        .init("effective", LocalizedText(en: "In the score", fr: "Dans le score"), .end),
        .init("correlation", LocalizedText(en: "Correlation", fr: "Corrélation"), .end),
      ])
    for combination in combinations {
      for child in combination.children {
        table.append([
          .text(combination.code), .text(child.code), .share(child.nominal, decimals: 2),
          .share(child.effective, decimals: 2), .ratio(child.correlation),
        ])
      }
    }
    return table
  }
}

extension Table.Cell {
  /// At most six significant digits.
  fileprivate static func short(_ number: Double?) -> Self {
    number.map { .number($0.toSixDigits, .general) } ?? .empty
  }

  fileprivate static func ratio(_ number: Double?) -> Self {
    number.map { .number($0, .decimals(2)) } ?? .empty
  }

  fileprivate static func share(_ number: Double?, decimals: Int = 1) -> Self {
    number.map { share in
      .localized(
        LocalizedText { percentage(share, decimals: decimals, in: NumberNotation($0)) })
    } ?? .empty
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
