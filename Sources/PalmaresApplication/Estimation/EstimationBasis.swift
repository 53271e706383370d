public import PalmaresCore

/// Whose published rows an estimate rests on.
public struct EstimationBasis: Sendable, Hashable {
  /// Institutions of the edition with the components and the score.
  public var institutions: Int
  /// Their countries, as the table writes them; none where it has no such column.
  public var countries: [String]

  /// For readers, with what it means for their own institution.
  public var note: LocalizedText {
    let names = culprits(countries, atMost: 20)
    let known = !countries.isEmpty
    return LocalizedText(
      en: "The rows are those of \(institutions) published institutions"
        + (known ? " of \(names.en)" : "")
        + ". The interval holds only as far as your own could have been one of them: of one country, "
        + "say, where they are.",
      fr: "Les lignes sont celles de \(institutions) établissements publiés"
        + (known ? " de \(names.fr)" : "")
        + ". L’intervalle ne vaut que si le vôtre aurait pu être l’un d’eux : du même pays, par "
        + "exemple, s’ils sont tous d’un pays."
    ).typeset
  }
}
