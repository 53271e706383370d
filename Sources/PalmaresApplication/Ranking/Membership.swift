import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Whether a table has anybody in it.
struct Membership {
  let applied: AppliedMethodology
  let table: ResultsTable?
  let results: Results

  /// Nobody is in the table: an error. One alone: a remark, because a place is a place among others.
  ///
  /// The main table of institutions to which no score applies still shows their parts.
  func remarks() throws(DiagnosticError) -> [Diagnostic] {
    let applies = results.rows.contains { table == nil || $0.state != .notApplicable }
    guard applies else { throw DiagnosticError(nobody) }
    // Under a reader's filter the rank of who is left alone is one among those who aren't shown.
    guard definition.rank != nil, definition.place == nil, results.ranked == 1 else { return [] }
    return results.rows.first { $0.rank != nil }.map { [alone($0)] } ?? []
  }

  private var definition: ResultsDefinition { applied.document.methodology.results }

  private var nobody: Diagnostic {
    Diagnostic(
      DiagnosticRule("results.nobody"), .error,
      LocalizedText(
        en: "Nobody is in \(name.en): \(reason.en).", fr: "\(name.fr) est vide : \(reason.fr)."),
      at: [place].compactMap { $0 }, why: emptiness?.why,
      fix: (emptiness?.fixes ?? []) + [
        LocalizedText(
          en: "Look at the condition and at the columns that it reads.",
          fr: "Regardez la condition et les colonnes qu’elle lit.")
      ])
  }

  private var name: LocalizedText {
    guard let table else {
      return LocalizedText(en: "the table", fr: "Le tableau")
    }
    return LocalizedText(en: "the table '\(table.id)'", fr: "Le tableau « \(table.id) »")
  }

  private var population: PopulationDefinition? {
    guard case .named(let name)? = definition.listed else { return nil }
    return applied.document.methodology.populations.first { $0.name == name }
  }

  private var place: SourceLocation? {
    if results.rows.isEmpty { return population?.location }
    return leading.flatMap { applied.evaluation.graph.node($0.code)?.location }
  }

  /// The node whose absence leaves an institution without a result.
  private var leading: NodeReference? {
    definition.score ?? definition.rank ?? definition.band ?? definition.grades.first
  }

  private var reason: LocalizedText {
    let total = applied.dataset.units.count
    let all = institutions.text(total)
    if results.rows.isEmpty, let population {
      if total == 1 {
        return LocalizedText(
          en: "the one institution isn't in the population '\(population.name)' "
            + "(\(population.condition.text))",
          fr: "le seul établissement n’est pas dans la population « \(population.name) » "
            + "(\(population.condition.text))")
      }
      return LocalizedText(
        en: "none of the \(all.en) is in the population '\(population.name)' "
          + "(\(population.condition.text))",
        fr: "aucun des \(all.fr) n’est dans la population « \(population.name) » "
          + "(\(population.condition.text))")
    }
    guard let leading else {
      return LocalizedText(en: "there are no institutions", fr: "il n’y a pas d’établissement")
    }
    let count = results.rows.count
    let listed = institutions.text(count)
    return LocalizedText(
      en: "'\(leading)' "
        + (count == 1
          ? "doesn't apply to the one institution" : "applies to none of the \(listed.en)"),
      fr: "« \(leading) » ne s’applique "
        + (count == 1 ? "pas au seul établissement" : "à aucun des \(listed.fr)"))
  }

  /// What the data hold, where the condition leaves nobody.
  private var emptiness: EmptyPopulation? {
    guard results.rows.isEmpty, let population else { return nil }
    return EmptyPopulation(population, in: applied.evaluation)
  }

  private func alone(_ row: ResultRow) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("results.one-institution"), .information,
      LocalizedText(
        en: "'\(row.name)' alone has a rank: a table of one says nothing about order.",
        fr: "« \(row.name) » est seul à avoir un rang : un tableau d’un seul établissement ne dit "
          + "rien de l’ordre."))
  }
}
