import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// All editions of a table of published rows, from the first to the last.
struct PublishedEditions {
  let all: [PublishedEdition]
  var remarks: [Diagnostic] { all.flatMap(\.remarks) }

  init(of predictor: Predictor, file: String?) throws(DiagnosticError) {
    if file == nil, predictor.published.data.file == nil {
      throw DiagnosticError(Self.noRows(predictor))
    }
    let periods = try PublishedPeriods.read(predictor.published, file: file)
    var all: [PublishedEdition] = []
    for period in periods {
      all.append(try PublishedEdition(period, of: predictor, file: file))
    }
    if periods.isEmpty { all = [try PublishedEdition(nil, of: predictor, file: file)] }
    self.all = all
  }

  private static func noRows(_ predictor: Predictor) -> Diagnostic {
    let id = predictor.compiled.document.header.id
    return Diagnostic(
      DiagnosticRule("input.no-published-figures"), .error,
      LocalizedText(
        en: "The published rows don't come with '\(id)'.",
        fr: "Les lignes publiées ne viennent pas avec « \(id) »."),
      fix: [
        predictor.published.data.instructions,
        LocalizedText(
          en: "Bring them: --published FILE.", fr: "Apportez-les : --published FICHIER."),
      ].compactMap { $0 })
  }

  /// The edition before another.
  func before(_ position: Int) -> PublishedEdition? { position > 0 ? all[position - 1] : nil }

  /// - Throws: `input.unknown-period`.
  func position(of period: String) throws(DiagnosticError) -> Int {
    if let position = all.firstIndex(where: { $0.period == period }) { return position }
    let known = all.compactMap(\.period)
    let list = culprits(known, atMost: 20)
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("input.unknown-period"), .error,
        LocalizedText(
          en: "The published rows hold no edition '\(period)'.",
          fr: "Les lignes publiées n’ont pas d’édition « \(period) »."),
        fix: known.suggestion(for: period) + [
          known.isEmpty
            ? LocalizedText(
              en:
                "The methodology names no heading of editions: 'published: [{period: HEADING, …}]'.",
              fr: "La méthode ne nomme aucun titre d’éditions : "
                + "« published: [{period: TITRE, …}] ».")
            : LocalizedText(en: "They hold \(list.en).", fr: "Elles ont \(list.fr).")
        ]))
  }
}
