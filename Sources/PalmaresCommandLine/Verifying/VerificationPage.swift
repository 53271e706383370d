import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// A comparison with published figures as one reads it: a table, what differs, what could not be
/// compared, and the whole in one sentence.
struct VerificationPage {
  private let verifications: [Verification]
  private let notCompared: [LocalizedText]
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(
    _ verifications: [Verification], notCompared: [LocalizedText], _ invocation: Invocation
  ) {
    self.verifications = verifications
    self.notCompared = notCompared
    self.invocation = invocation
  }

  var text: String {
    let blocks = [sentences, notCompared.map { $0[language] }, [verdict[language]]]
    let below = blocks.filter { !$0.isEmpty }.map { block in
      "\n" + block.map { $0 + "\n" }.joined()
    }
    return invocation.draw(verifications.summary) + below.joined()
  }

  private var reports: [VerificationReport] { verifications.flatMap(\.reports) }
  private var outcomes: [VerificationReport.Outcome] { reports.flatMap(\.comparisons) }

  /// What differs, then published rows that the data don't have.
  private var sentences: [String] {
    let differences = outcomes.flatMap { $0.sentences() }
    return (differences + reports.compactMap(unknown)).map { $0[language] }
  }

  private func unknown(_ report: VerificationReport) -> LocalizedText? {
    guard !report.unknownIdentifiers.isEmpty else { return nil }
    let names = culprits(report.unknownIdentifiers)
    let file = invocation.surroundings.shown(report.file)
    return LocalizedText(
      en: "\(file): not in the data: \(names.en)", fr: "\(file) : absent des données : \(names.fr)"
    ).typeset
  }

  private var verdict: LocalizedText {
    let matched = outcomes.reduce(0) { $0 + $1.matched }
    let compared = outcomes.reduce(0) { $0 + $1.compared }
    let unknown = reports.reduce(0) { $0 + $1.unknownIdentifiers.count }
    let figures = VerdictWords.figures(matched, of: compared)
    guard unknown > 0 else {
      return LocalizedText(en: figures.en + ".", fr: figures.fr + ".").typeset
    }
    let rows = VerdictWords.unknownRows(unknown)
    return LocalizedText(en: "\(figures.en); \(rows.en).", fr: "\(figures.fr) ; \(rows.fr).")
      .typeset
  }
}

/// The parts of the last sentence.
private enum VerdictWords {
  static func figures(_ matched: Int, of compared: Int) -> LocalizedText {
    LocalizedText { language in
      let (some, all) = (counted(matched, in: language), counted(compared, in: language))
      return language == .french
        ? french(matched, compared, some, all) : english(matched, compared, some, all)
    }
  }

  private static func english(
    _ matched: Int, _ compared: Int, _ some: String, _ all: String
  ) -> String {
    switch (matched, compared) {
    case (_, 0): "No published figure was compared"
    case (0, 1): "The one published figure doesn't match"
    case (1, 1): "The one published figure matches"
    case (0, _): "None of the \(all) published figures match"
    default: "\(some) of \(all) published figures \(matched == 1 ? "matches" : "match")"
    }
  }

  private static func french(
    _ matched: Int, _ compared: Int, _ some: String, _ all: String
  ) -> String {
    switch (matched, compared) {
    case (_, 0): "Aucun chiffre publié n’a été comparé"
    case (0, 1): "Le seul chiffre publié ne concorde pas"
    case (1, 1): "Le seul chiffre publié concorde"
    case (0, _): "Aucun des \(all) chiffres publiés ne concorde"
    case (1, _): "1 chiffre publié sur \(all) concorde"
    default: "\(some) chiffres publiés sur \(all) concordent"
    }
  }

  static func unknownRows(_ count: Int) -> LocalizedText {
    CountedNoun(
      en: ("published row is not in the data", "published rows are not in the data"),
      fr: (
        "ligne publiée n’est pas dans les données", "lignes publiées ne sont pas dans les données"
      )
    ).text(count)
  }
}
