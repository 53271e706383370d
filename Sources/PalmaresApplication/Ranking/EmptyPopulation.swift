import PalmaresCore
import PalmaresEngine

/// A population in which nobody is, in words of the data: what was asked of them, and what they hold.
struct EmptyPopulation {
  private let population: PopulationDefinition
  private let evaluation: Evaluation

  init(_ population: PopulationDefinition, in evaluation: Evaluation) {
    self.population = population
    self.evaluation = evaluation
  }

  /// `No institution of these data satisfies country == "PE"; 'country' is 'FR' or 'SN'.`
  var why: LocalizedText {
    let condition = population.condition.text
    let values = population.condition.names.compactMap { self.values(of: $0) }
    let english = values.isEmpty ? "" : "; " + values.map(\.en).joined(separator: "; ")
    let french = values.isEmpty ? "" : " ; " + values.map(\.fr).joined(separator: " ; ")
    return LocalizedText(
      en: "No institution of these data \(listed.en)satisfies \(condition)\(english).",
      fr: "Aucun établissement de ces données \(listed.fr)ne satisfait \(condition)\(french).")
  }

  /// A column compared with a column, where a word may have been meant.
  var fixes: [LocalizedText] {
    guard population.name.hasPrefix("--") else { return [] }
    return population.condition.namesComparedAsWords.map { name, quoted in
      LocalizedText(
        en: "If '\(name)' is a word here, put quotation marks around it: \(quoted)",
        fr: "Si « \(name) » est ici un mot, mettez des guillemets droits autour : \(quoted)")
    }
  }

  private var listed: LocalizedText {
    guard case .named(let name)? = population.within else { return LocalizedText("") }
    return LocalizedText(en: "in '\(name)' ", fr: "dans « \(name) » ")
  }

  private func values(of name: NodeReference) -> LocalizedText? {
    guard let column = evaluation.column(name) else { return nil }
    var seen = Set<String>()
    let values = (0..<column.count).compactMap { unit in
      column.word(at: unit)
        ?? column.number(at: unit).map { Printing.general.text(of: $0, in: .machine) }
    }.filter { seen.insert($0).inserted }
    if values.isEmpty {
      return LocalizedText(en: "'\(name)' has no value", fr: "« \(name) » n’a pas de valeur")
    }
    let list = culprits(values)
    return LocalizedText(en: "'\(name)' holds \(list.en)", fr: "« \(name) » contient \(list.fr)")
  }
}
