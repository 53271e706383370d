import PalmaresCore
import PalmaresEngine

/// How children go together, and what each weighs.
extension MethodologyStatistics {
  var combinationTable: Table {
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
  func correlationTable(_ combination: DescribedCombination) -> Table {
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

  func componentTable(_ combination: DescribedCombination) -> Table {
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
}
