import PalmaresAnalysis
import PalmaresCore

extension LeverAnalysis {
  /// A score as its node prints it; with enough digits where that isn't said.
  func scoreText(_ score: Double?, in language: Language) -> String {
    guard let score else { return language == .french ? "aucun" : "none" }
    return scorePrinting.text(
      of: scorePrinting.forPeople(score), in: NumberNotation(language))
  }

  /// `12th, score 61.3`; `tied 12th of 193, score 61.3`.
  func standingText(
    _ standing: ToldStanding, of ranked: Int? = nil, in language: Language
  ) -> String {
    let score = "score \(scoreText(standing.score, in: language))"
    guard let place = standing.place else { return score }
    let of = ranked.map { language == .french ? " sur \($0)" : " of \($0)" } ?? ""
    let words = "\(place.words(in: language))\(of)"
    return standing.score == nil ? words : "\(words), \(score)"
  }

  /// Behind *leads to*, *mène*: `12th, score 61.3`; `au 12e rang, score 61,3`, `à un score de 61,3`.
  func destination(_ standing: ToldStanding, in language: Language) -> String {
    let score = scoreText(standing.score, in: language)
    guard let place = standing.place else {
      return language == .french ? "à un score de \(score)" : "score \(score)"
    }
    let words = place.asDestination(in: language)
    return standing.score == nil ? words : "\(words), score \(score)"
  }

  private func targetScoreText(_ score: Double, in language: Language) -> String {
    scorePrinting.text(of: score, in: NumberNotation(language))
  }

  var targetWords: LocalizedText {
    LocalizedText { language in
      switch target {
      case .score(let score):
        let text = targetScoreText(score, in: language)
        if lowIsBetter {
          return language == .french ? "un score de \(text) au plus" : "a score of \(text) at most"
        }
        return language == .french ? "un score de \(text) au moins" : "a score of \(text) at least"
      case .rank(let rank):
        let place = Place(rank).asTarget(in: language)
        if rank == 1 { return place }
        return language == .french ? "\(place) ou mieux" : "\(place) or better"
      }
    }
  }

  var targetMet: Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.target-met"), .information,
      LocalizedText { language in
        guard let by = surplus(in: language) else {
          return language == .french
            ? "La cible est déjà atteinte, tout juste : \(targetWords.fr)."
            : "The target is met already, just: \(targetWords.en)."
        }
        return language == .french
          ? "La cible est déjà atteinte, \(by) : \(targetWords.fr)."
          : "The target is met already, by \(by): \(targetWords.en)."
      })
  }

  /// By how much the target is met; `nil` where that is by nothing.
  private func surplus(in language: Language) -> String? {
    switch target {
    case .score(let score):
      let more = ((start.score ?? score) - score).magnitude
      if more <= 1e-12 * max(1, score.magnitude) { return nil }
      let points = Printing.general.text(of: more.toSixDigits, in: NumberNotation(language))
      return language == .french ? "de \(points)" : points
    case .rank(let rank):
      let more = rank - (start.rank ?? rank)
      if more == 0 { return nil }
      if more != more.rounded() {
        let number = Printing.general.text(of: more, in: NumberNotation(language))
        return language == .french ? "de \(number) place" : "\(number) places"
      }
      let places = places.text(Int(more))[language]
      return language == .french ? "de \(places)" : places
    }
  }

  private var places: CountedNoun {
    CountedNoun(en: ("place", "places"), fr: ("place", "places"))
  }

  func outOfReach(_ isProved: Bool) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.out-of-reach"), .error,
      LocalizedText { language in
        let here = destination(toldEnd, in: language)
        let hasWords = !wordInputs.isEmpty
        if language == .french {
          let among = hasWords ? " par les seules colonnes de nombres" : ""
          return isProved
            ? "La cible est hors de portée\(among) (\(targetWords.fr)) : le mieux mène \(here)."
            : "Aucun ensemble trouvé n’atteint la cible (\(targetWords.fr)) : le mieux trouvé mène \(here)."
        }
        let among = hasWords ? " of the inputs that are numbers" : ""
        return isProved
          ? "The target is out of reach\(among) (\(targetWords.en)): the best leads to \(here)."
          : "No set of changes was found that reaches the target (\(targetWords.en)): the best found leads to \(here)."
      },
      why: isProved
        ? LocalizedText(
          en: "No choice of the levers, each within its bounds, goes further.",
          fr: "Aucun choix des leviers, chacun dans ses bornes, ne va plus loin.")
        : LocalizedText(
          en:
            "The search looked at what its budget allows; that nothing else does better isn't proved.",
          fr:
            "La recherche a vu ce que son budget permet ; que rien ne fasse mieux n’est pas prouvé."
        ),
      fix: [
        LocalizedText(
          en: "Allow more inputs or wider bounds, or aim lower.",
          fr: "Permettez plus de colonnes ou des bornes plus larges, ou visez moins haut.")
      ])
  }
}

extension LeverProblem {
  static func noLever(_ inputs: [LeverInput]) -> Diagnostic {
    let declarative = inputs.filter { $0.role == .declarative }.map(\.column)
    return Diagnostic(
      DiagnosticRule("levers.none"), .error,
      LocalizedText(
        en: "No input can be changed.", fr: "Aucune colonne ne peut être changée."),
      why: declarative.isEmpty
        ? LocalizedText(
          en: "No column of numbers that the score depends on can take another value.",
          fr: "Aucune colonne de nombres dont dépend le score ne peut prendre d’autre valeur.")
        : LocalizedText(
          en: "\(culprits(declarative).en) are only statements and are left out.",
          fr: "\(culprits(declarative).fr) ne sont que des déclarations et restent de côté."),
      fix: [
        LocalizedText(
          en: "Say what may be changed: '--allow COLUMN=LOW..HIGH'.",
          fr: "Dites ce qui peut changer : « --allow COLONNE=MIN..MAX ».")
      ])
  }
}
