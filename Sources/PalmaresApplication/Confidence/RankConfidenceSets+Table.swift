import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension RankConfidenceSets {
  /// One line for each institution, from the first rank down.
  public var table: Table {
    var columns: [Table.Column] = [
      .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
      .init("name", LocalizedText(en: "Institution", fr: "Établissement")),
      .init("score", LocalizedText(en: "Score", fr: "Score"), .end),
      .init("error", LocalizedText(en: "Error", fr: "Erreur"), .end),
      .init("marginal", LocalizedText(en: "Alone", fr: "Seul"), .end),
      .init("simultaneous", LocalizedText(en: "All together", fr: "Tous ensemble"), .end),
    ]
    if let best = confidence.settings.best {
      columns.append(
        .init(
          "best",
          LocalizedText(
            en: "Can be top \(best)",
            fr: best == 1
              ? "Peut figurer au 1er rang" : "Peut figurer parmi les \(best) premiers")))
    }
    var table = Table(
      caption: LocalizedText(
        en: "\(heading.en): confidence sets for ranks, \(level(.english))",
        fr: "\(heading.fr) : ensembles de confiance des rangs, \(level(.french))"
      ).typeset, columns: columns, notes: notes)
    for row in rows {
      var cells: [Table.Cell] = [
        .place(Place(Double(row.rank), tied: row.isTied)), .text(row.name),
        .number(row.score, printing), .short(row.error),
        .place(Place(low: Double(row.marginal.lowerBound), high: Double(row.marginal.upperBound))),
        .place(
          Place(low: Double(row.simultaneous.lowerBound), high: Double(row.simultaneous.upperBound))
        ),
      ]
      if confidence.settings.best != nil {
        cells.append(row.canBeBest.map { .flag($0) } ?? .empty)
      }
      table.append(cells)
    }
    return table
  }

  private static let draws = CountedNoun(en: ("draw", "draws"), fr: ("tirage", "tirages"))

  private func level(_ language: Language) -> String {
    let settings = confidence.settings
    let notation = NumberNotation(language)
    let level = Printing.general.text(of: settings.level, in: notation)
    return language == .french ? "\(level)\u{202F}%" : "\(level)%"
  }

  /// What a reader must know of the sets.
  public var notes: [LocalizedText] {
    let settings = confidence.settings
    var notes = [
      LocalizedText(
        en: "Alone: holds the true rank of this one institution with the level’s probability. All "
          + "together: all sets hold all true ranks.",
        fr: "Seul : contient le vrai rang de ce seul établissement avec la probabilité du "
          + "niveau. Tous "
          + "ensemble : tous les ensembles contiennent tous les vrais rangs."),
      LocalizedText(
        en: "Assumed: '\(errors)' holds the standard errors of '\(score)', known and independent; "
          + "estimates about normal. Institutions are compared two by two; nothing is said of "
          + "the method.",
        fr: "Supposé : « \(errors) » contient les erreurs types de « \(score) », connues et "
          + "indépendantes ; estimations à peu près normales. Les établissements sont comparés "
          + "deux à deux ; "
          + "rien n’est dit de la méthode."),
      LocalizedText { language in
        let draws = Self.draws.text(settings.resamples)[language]
        return language == .french
          ? "\(draws), graine \(settings.seed) : avec une autre, quelques bouts changent, "
            + "de plusieurs rangs là où beaucoup de scores sont proches ; plus de tirages "
            + "(« --resamples ») les font changer moins souvent."
          : "\(draws), seed \(settings.seed): with another, some ends move, by several ranks "
            + "where many scores lie close; more draws ('--resamples') make them move less often."
      },
    ]
    if let best = settings.best {
      let count = rows.count { $0.canBeBest == true }
      let can = count < 2 ? "peut" : "peuvent"
      notes.append(
        LocalizedText(
          en: "\(count) can be among the \(best) best; they hold all of these with the level’s "
            + "probability.",
          fr: "\(count) \(can) être parmi les \(best) meilleurs ; ils les contiennent tous avec "
            + "la "
            + "probabilité du niveau."))
    }
    if otherRanks > 0 {
      let who = institutions.text(otherRanks)
      notes.append(
        LocalizedText(
          en: "The methodology’s own rank of \(who.en) is another: it ranks rounded scores, other "
            + "institutions, or by further keys. Ranks here are those of '\(score)' among those "
            + "shown.",
          fr: "Le rang de la méthode est un autre pour \(who.fr) : elle classe des scores "
            + "arrondis, "
            + "d’autres établissements, ou d’après d’autres clés. Les rangs sont ici ceux de « "
            + "\(score) » "
            + "parmi ceux qui sont montrés."))
    }
    return (notes + basis.notes(for: .confidenceSets, of: dataset)).map(\.typeset)
  }
}
