import PalmaresCore
import PalmaresEngine

extension [DescribedCombination] {
  /// What each child weighs: declared, in the score, and as a correlation with its combination.
  var weightTable: Table {
    var table = Table(
      caption: LocalizedText(
        en: "Weights: in the combination, in the score, and how far each child goes with its "
          + "combination",
        fr: "Poids : dans la combinaison, dans le score, et lien de chaque enfant avec sa "
          + "combinaison"
      ).typeset,
      columns: [
        .init("node", LocalizedText(en: "Combination", fr: "Combinaison")),
        .init("child", LocalizedText(en: "Child", fr: "Enfant")),
        .init("nominal", LocalizedText(en: "Weight", fr: "Poids"), .end),
        .init("effective", LocalizedText(en: "In the score", fr: "Dans le score"), .end),
        .init("correlation", LocalizedText(en: "Correlation", fr: "Corrélation"), .end),
      ])
    for combination in self {
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
