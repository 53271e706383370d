import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// A comparison as one reads it: the table of everyone, or one institution with what makes the
/// difference for it.
struct ComparisonPage {
  private let comparison: MethodComparison
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(_ comparison: MethodComparison, _ invocation: Invocation) {
    self.comparison = comparison
    self.invocation = invocation
  }

  var text: String {
    guard let institution = comparison.institution else {
      return invocation.page(comparison.table)
    }
    var text = invocation.title(institution.match.label.onOneLine) + "\n"
    text += standings(of: institution)
    for (method, exchange) in institution.exchanges {
      text +=
        "\n"
        + ExchangeParagraph(
          exchange, from: comparison.methods[0], to: comparison.methods[method],
          scores: scorePrinting(of: institution, method), invocation
        ).text
    }
    for (method, profile) in institution.profiles {
      text += "\n" + ProfileParagraph(profile, of: label(method), invocation).text
    }
    let notes = comparison.table.notes
    return text + (notes.isEmpty ? "" : "\n")
      + notes.map { TextLayout.bullet($0[language]) }.joined()
  }

  private func label(_ index: Int) -> String { comparison.methods[index].label }

  /// How the scores are written whose difference is told.
  private func scorePrinting(of institution: ComparedInstitution, _ method: Int) -> [Printing] {
    [0, method].compactMap { index in
      comparison.methods[index].row(of: institution.match.identifier)?.score?.printing
    }
  }

  /// The institution's row, one line for each method.
  private func standings(of institution: ComparedInstitution) -> String {
    var table = Table(columns: [
      .init("method", LocalizedText(en: "Method", fr: "Méthode")),
      .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
      .init("of", LocalizedText(en: "of", fr: "sur"), .end),
      .init("score", LocalizedText("Score"), .end),
      .init(
        "band", LocalizedText(en: "Band, grades, groups", fr: "Tranche, mentions, groupes")),
    ])
    for method in comparison.methods {
      let row = method.row(of: institution.match.identifier)
      let rank = row?.rank.map { Place(low: $0.low, high: $0.high, tied: $0.tied) }
      table.append([
        .text(method.label), rank.map { .place($0) } ?? .localized(absence(row)),
        rank == nil ? .empty : .number(Double(method.results.ranked), .general),
        row?.score.map { .number($0.forPeople, $0.printing) } ?? .localized(absence(row)),
        .text(row.flatMap(method.classText) ?? ""),
      ])
    }
    return invocation.draw(table)
  }

  private func absence(_ row: ResultRow?) -> LocalizedText {
    row == nil
      ? LocalizedText(en: "not listed", fr: "non affiché") : LocalizedText(en: "none", fr: "aucun")
  }
}
