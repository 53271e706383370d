import PalmaresCore

/// A question put to a ranking, with what each basis allows it to answer.
public enum AnalysisKind: Sendable, Hashable, CaseIterable {
  case robustness
  case intervals
  case regions
  case confidenceSets
  case sensitivity
  case explanation
  case attribution
  case whatIf
  case levers

  /// What is true of one institution whatever is asked, and where nothing can be said instead.
  static let withoutField = LocalizedText(
    en: "Own facts only: with one institution there is no field, hence no rank",
    fr:
      "Faits propres seulement : avec un seul établissement il n’y a pas de champ, donc pas de rang"
  )

  var fromOwnFacts: LocalizedText {
    let ownFacts = LocalizedText(
      en: Self.withoutField.en + ";", fr: Self.withoutField.fr + " ;")
    let rest =
      switch self {
      case .robustness:
        LocalizedText(
          en: "how the score moves is said instead.",
          fr: "on dit à la place comment le score bouge.")
      case .intervals, .regions, .confidenceSets:
        LocalizedText(
          en: "there are no places to bound.", fr: "il n’y a pas de places à encadrer.")
      case .sensitivity:
        LocalizedText(
          en: "what moves the score is said instead.",
          fr: "on dit à la place ce qui fait bouger le score.")
      case .explanation:
        LocalizedText(
          en: "the parts of the score are explained, not its place nor its neighbours.",
          fr: "les parties du score sont expliquées, ni sa place ni ses voisins.")
      case .attribution:
        LocalizedText(
          en: "the change of the score is split between own data and method, not that of a place.",
          fr:
            "le changement du score est réparti entre données propres et méthode, pas celui d’une "
            + "place.")
      case .whatIf:
        LocalizedText(
          en: "new scores are given, no places.",
          fr: "les nouveaux scores sont donnés, sans places.")
      case .levers:
        LocalizedText(
          en: "a score can be aimed at, a place can’t.",
          fr: "on peut viser un score, pas une place.")
      }
    return ownFacts.followed(by: rest).typeset
  }

  var fromPublishedTable: LocalizedText {
    let table = LocalizedText(
      en: "From a table of published scores: what lies beneath them isn’t there;",
      fr: "D’après un tableau de scores publiés : ce qui est dessous n’y est pas ;")
    let rest =
      switch self {
      case .robustness, .sensitivity:
        LocalizedText(
          en: "the published scores and their weights can vary, not the figures that made them.",
          fr:
            "les scores publiés et leurs poids peuvent varier, pas les chiffres qui les ont faits.")
      case .intervals, .regions:
        LocalizedText(
          en: "only the weights of published scores are varied.",
          fr: "seuls les poids des scores publiés varient.")
      case .confidenceSets:
        LocalizedText(
          en: "standard errors must stand in the table.",
          fr: "les erreurs types doivent figurer dans le tableau.")
      case .explanation:
        LocalizedText(
          en: "the explanation ends at them.", fr: "l’explication s’arrête à eux.")
      case .attribution:
        LocalizedText(
          en: "the change is split down to them and no further.",
          fr: "le changement est réparti jusqu’à eux, pas plus loin.")
      case .whatIf, .levers:
        LocalizedText(
          en: "a published score can be changed, not the figures that made it.",
          fr: "un score publié peut être changé, pas les chiffres qui l’ont fait.")
      }
    return table.followed(by: rest).typeset
  }

  var fromCohort: LocalizedText {
    let cohort = LocalizedText(
      en: "From the figures of every institution:", fr: "D’après les chiffres de tous :")
    let rest =
      switch self {
      case .robustness:
        LocalizedText(
          en: "every place is counted anew in each draw.",
          fr: "toutes les places sont recalculées à chaque tirage.")
      case .intervals:
        LocalizedText(
          en: "places are bounded against every other institution.",
          fr: "les places sont encadrées face à tous les autres établissements.")
      case .regions:
        LocalizedText(
          en: "every change of order is found.", fr: "chaque changement d’ordre est trouvé.")
      case .confidenceSets:
        LocalizedText(
          en: "places are compared two by two.", fr: "les places sont comparées deux à deux.")
      case .sensitivity:
        LocalizedText(
          en: "scores and places can be aimed at.", fr: "scores et places peuvent être visés.")
      case .explanation:
        LocalizedText(
          en: "score, place and neighbours are explained.",
          fr: "score, place et voisins sont expliqués.")
      case .attribution:
        LocalizedText(
          en: "the change is split between own data, the others’, the field and the method.",
          fr:
            "le changement est réparti entre données propres, celles des autres, champ et méthode.")
      case .whatIf:
        LocalizedText(
          en: "all scores and places are computed anew.",
          fr: "tous les scores et toutes les places sont recalculés.")
      case .levers:
        LocalizedText(
          en: "a score or a place can be aimed at.", fr: "on peut viser un score ou une place.")
      }
    return cohort.followed(by: rest).typeset
  }
}

extension LocalizedText {
  fileprivate func followed(by other: LocalizedText) -> LocalizedText {
    LocalizedText(en: "\(en) \(other.en)", fr: "\(fr) \(other.fr)")
  }
}
