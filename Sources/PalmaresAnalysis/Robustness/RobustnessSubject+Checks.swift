import PalmaresCore
import PalmaresEngine

extension RobustnessSubject {
  /// Which of the figures that vary no check reads, so that no draw of theirs can be refused; `nil` where no
  /// figures vary.
  var noisableColumns: LocalizedText? {
    let varied = variation.inputs.compactMap { input -> String? in
      guard case .figures(let figures) = input else { return nil }
      return figures.column
    }
    guard !varied.isEmpty else { return nil }
    let checked = base.graph.refusable.columns
    let free = varied.filter { !checked.contains($0) }
    guard let first = free.first else {
      return LocalizedText(
        en:
          "Checks of the methodology read every figure that varies: vary its weights or rules instead.",
        fr:
          "Les contrôles de la méthode lisent tous les chiffres qui varient : faites plutôt varier ses "
          + "poids ou ses règles."
      ).typeset
    }
    let list = culprits(free, atMost: 12)
    return LocalizedText(
      en: "Name the columns that may vary, 'noise@\(first):5%': no check reads \(list.en).",
      fr: "Nommez les colonnes qui peuvent varier, « noise@\(first):5% » : aucun contrôle ne lit "
        + "\(list.fr)."
    ).typeset
  }
}
