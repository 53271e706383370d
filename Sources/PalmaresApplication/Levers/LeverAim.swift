import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The target in the engine's terms, or why there is none.
struct LeverAim {
  private let wanted: LeverRequest.Target
  private let basis: AnalysisBasis
  private let results: ResultsDefinition
  private let id: String
  private let match: InstitutionMatch
  private let row: ResultRow?
  private let ranked: Int

  init(
    _ wanted: LeverRequest.Target, _ basis: AnalysisBasis, _ document: MethodologyDocument,
    _ rows: Results, of match: InstitutionMatch
  ) {
    self.wanted = wanted
    self.basis = basis
    results = document.methodology.results
    id = document.header.id
    self.match = match
    row = rows.rows.first { $0.unit == match.unit }
    ranked = rows.field(of: match.unit).ranked
  }

  /// - Throws: `levers.no-field`, `levers.no-score`, `levers.no-rank`, `levers.beyond-first`.
  func target(from present: LeverStanding) throws(DiagnosticError) -> LeverTarget {
    switch wanted {
    case .score(let score):
      if present.score == nil { throw DiagnosticError(noScore) }
      return .score(score)
    case .rank(let rank):
      try checkRank(present)
      return .rank(Double(rank))
    case .gain(let places):
      let here = try checkRank(present)
      guard here - Double(places) >= 1 else { throw DiagnosticError(beyondFirst(here, places)) }
      return .rank(here - Double(places))
    }
  }

  @discardableResult
  private func checkRank(_ present: LeverStanding) throws(DiagnosticError) -> Double {
    if basis == .ownFacts { throw DiagnosticError(noField) }
    guard let rank = present.rank else { throw DiagnosticError(noRank) }
    return rank
  }

  private var noField: Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.no-field"), .error,
      LocalizedText(
        en: "There is one institution, hence no rank to aim at.",
        fr: "Il n’y a qu’un établissement, donc pas de rang à viser."),
      why: LocalizedText(
        en: "A rank is a place among others, and their figures aren't here.",
        fr: "Un rang est une place parmi d’autres, dont les chiffres ne sont pas là."),
      fix: [
        LocalizedText(
          en: "Aim at a score with '--score', or bring the others' figures with '--data'.",
          fr: "Visez un score avec « --score », ou donnez les chiffres des autres avec « --data ».")
      ])
  }

  private var noScore: Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.no-score"), .error,
      results.score == nil
        ? LocalizedText(
          en: "'\(id)' names no score to aim at.", fr: "« \(id) » ne nomme aucun score à viser.")
        : LocalizedText(
          en: "\(match.label) has no score to start from.",
          fr: "\(match.label) n’a pas de score de départ."), why: row?.reason, fix: otherTables)
  }

  private var noRank: Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.no-rank"), .error,
      results.rank == nil
        ? LocalizedText(
          en: "'\(id)' names no rank to aim at.", fr: "« \(id) » ne nomme aucun rang à viser.")
        : LocalizedText(
          en: "\(match.label) has no rank to start from.",
          fr: "\(match.label) n’a pas de rang de départ."), why: row?.reason, fix: otherTables)
  }

  private var otherTables: [LocalizedText] {
    [
      LocalizedText(
        en:
          "Choose a table that scores or ranks it with '--table', or change the figures with 'whatif'.",
        fr:
          "Choisissez avec « --table » un tableau qui lui donne un score ou un rang, ou changez les "
          + "chiffres avec « whatif ».")
    ]
  }

  private static let placeNoun = CountedNoun(en: ("place", "places"), fr: ("place", "places"))

  private func beyondFirst(_ rank: Double, _ places: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.beyond-first"), .error,
      LocalizedText { language in
        let place = ordinal(rank, in: language)
        let most = Printing.general.text(
          of: (rank - 1).rounded(.down), in: NumberNotation(language))
        let wanted = Self.placeNoun.text(places)[language]
        return language == .french
          ? "\(match.label) est \(place) : il n’y a pas \(wanted) à gagner, \(most) au plus."
          : "\(match.label) is \(place): there \(places == 1 ? "is" : "are") no \(wanted) to gain, "
            + "\(most) at most."
      },
      fix: [
        rank < 2
          ? LocalizedText(
            en: "Aim at a higher score with '--score'.",
            fr: "Visez un score plus haut avec « --score ».")
          : LocalizedText {
            let most = Printing.general.text(of: (rank - 1).rounded(.down), in: .machine)
            return $0 == .french
              ? "Demandez-en moins, « --gain \(most) » au plus, ou visez un score avec « --score »."
              : "Ask for fewer, '--gain \(most)' at most, or aim at a score with '--score'."
          }
      ])
  }
}
