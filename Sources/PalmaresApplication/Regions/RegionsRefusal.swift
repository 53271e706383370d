import PalmaresCore

/// What an institution, or a field, is too small or too large for.
enum RegionsRefusal {
  static func alone(_ basis: AnalysisBasis) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("regions.alone"), .error, basis.sentence(for: .regions),
      fix: [
        LocalizedText(
          en: "Bring the table of all institutions with '--data'.",
          fr: "Apportez le tableau de tous les établissements avec « --data ».")
      ])
  }

  static func notRanked(_ institution: InstitutionMatch) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("regions.not-ranked"), .error,
      LocalizedText(
        en: "\(institution.label) isn't among those that the methodology ranks.",
        fr: "\(institution.label) n’est pas parmi ceux que classe la méthode."),
      fix: [
        LocalizedText(
          en: "'palmares explain METHOD INSTITUTION' says why.",
          fr: "« palmares explain MÉTHODE ÉTABLISSEMENT » dit pourquoi.")
      ])
  }

  static func tooMany(_ count: Int, institutions: Int) -> Diagnostic {
    let who = PalmaresApplication.institutions.text(institutions)
    return Diagnostic(
      DiagnosticRule("regions.too-many"), .error,
      LocalizedText(
        en: "\(counted(count, in: .english)) pairs of \(who.en) exchange on the way.",
        fr: "\(counted(count, in: .french)) paires de \(who.fr) s’échangent en chemin."),
      why: LocalizedText(
        en: "Regions are kept for up to five million exchanges.",
        fr: "Les régions sont gardées jusqu’à cinq millions d’échanges."),
      fix: [
        LocalizedText(
          en: "Follow one institution with '--unit': that is quick for any number.",
          fr: "Suivez un établissement avec « --unit » : c’est rapide quel que soit leur nombre.")
      ])
  }
}
