import PalmaresCore
import PalmaresEngine

/// What stands against going from one group of weights to the other.
enum RegionsProblem {
  static func noRankStep(_ rank: NodeReference) -> Diagnostic {
    notLinear(
      en: "The rank '\(rank)' doesn't come of a rank step.",
      fr: "Le rang « \(rank) » ne vient pas d’une étape de rang.", at: nil)
  }

  static func grouped(_ node: NodeDefinition, by groups: NodeReference) -> Diagnostic {
    notLinear(
      en: "'\(node.code)' ranks in each group of '\(groups)' apart: there is no one ranking to "
        + "follow.",
      fr: "« \(node.code) » classe à part chaque groupe de « \(groups) » : il n’y a pas un seul "
        + "classement à suivre.", at: node.location)
  }

  static func noCombination(_ ranking: NodeDefinition, _ node: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "'\(ranking.code)' ranks by '\(node.code)', which combines nothing: it has no weights.",
      fr: "« \(ranking.code) » classe d’après « \(node.code) », qui ne combine rien : il n’a pas "
        + "de "
        + "poids.", at: node.location)
  }

  static func otherNode(_ code: String, _ ranked: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "The ranking is by '\(ranked.code)', not by '\(code)': what stands between them is not "
        + "followed.",
      fr: "Le classement se fait d’après « \(ranked.code) », non d’après « \(code) » : ce qui se "
        + "trouve "
        + "entre les deux n’est pas suivi.", at: ranked.location,
      fix: LocalizedText(
        en: "Leave out '--node', and name children of '\(ranked.code)'.",
        fr: "Retirez « --node », et nommez des enfants de « \(ranked.code) »."))
  }

  static func step(_ step: Step, in node: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "A step of '\(node.code)' between the combination and its rank may make unequal scores "
        + "equal, "
        + "or change their order.",
      fr: "Une étape de « \(node.code) », entre la combinaison et son rang, peut rendre égaux "
        + "des scores "
        + "qui ne le sont pas, ou changer leur ordre.", at: step.location ?? node.location,
      fix: LocalizedText(
        en: "Where it is a rounding, ask for the ranks of unrounded scores with '--unrounded'.",
        fr: "Si c’est un arrondi, demandez les rangs des scores non arrondis avec « --unrounded »."
      ))
  }

  /// A clip that scores reach on the way.
  static func clip(_ clip: ClipOnWay, meets units: [String]) -> Diagnostic {
    let names = culprits(units)
    return notLinear(
      en:
        "The clip of '\(clip.node.code)' holds scores back on the way, or may: \(names.en). Beyond it "
        + "unequal scores are equal.",
      fr:
        "L’écrêtage de « \(clip.node.code) » retient des scores en chemin, ou le peut : \(names.fr). Au-delà, "
        + "des scores inégaux sont égaux.", at: clip.step.location ?? clip.node.location,
      fix: LocalizedText(
        en: "Choose groups between which all scores stay within its limits.",
        fr: "Choisissez des groupes entre lesquels tous les scores restent dans ses limites."))
  }

  static func rule(_ node: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "'\(node.code)' is neither a sum nor a mean of its children.",
      fr: "« \(node.code) » n’est ni une somme ni une moyenne de ses enfants.", at: node.location)
  }

  static func populationMoves(_ name: String, _ node: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "Who belongs to '\(name)' depends on '\(node.code)'.",
      fr: "L’appartenance à « \(name) » dépend de « \(node.code) ».", at: node.location)
  }

  static func keyMoves(_ key: NodeReference, _ node: NodeDefinition) -> Diagnostic {
    notLinear(
      en: "Equal scores are ordered by '\(key)', which depends on '\(node.code)'.",
      fr: "Les scores égaux sont départagés par « \(key) », qui dépend de « \(node.code) ».",
      at: node.location)
  }

  static func zero(_ units: [String], _ node: NodeDefinition) -> Diagnostic {
    let names = culprits(units)
    return notLinear(
      en: "'\(node.code)' is a mean that can't take the zero, or less, of \(names.en).",
      fr: "« \(node.code) » est une moyenne qui n’admet pas la valeur nulle ou négative de "
        + "\(names.fr).",
      at: node.location)
  }

  static func overflow(_ units: [String], _ node: NodeDefinition) -> Diagnostic {
    let names = culprits(units)
    return notLinear(
      en: "'\(node.code)' has no finite value at an end of the way for \(names.en).",
      fr: "« \(node.code) » n’a pas de valeur finie à un bout du chemin pour \(names.fr).",
      at: node.location)
  }

  static func missing(_ units: [String], _ node: NodeDefinition) -> Diagnostic {
    let names = culprits(units)
    return Diagnostic(
      DiagnosticRule("regions.missing"), .error,
      LocalizedText(
        en: "Not every child of '\(node.code)' is there for \(names.en).",
        fr: "Tous les enfants de « \(node.code) » ne sont pas là pour \(names.fr)."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Divided by the weights present, such a score is no line between the two groups, "
          + "unless one "
          + "group is missing whole.",
        fr: "Divisé par les poids présents, un tel score n’est pas une droite entre les deux "
          + "groupes, sauf "
          + "si l’un d’eux manque en entier."),
      fix: [
        LocalizedText(
          en: "Fill in the missing children, or ask for all of them ('needs: all').",
          fr: "Complétez les enfants manquants, ou exigez-les tous (« needs: all »).")
      ])
  }

  static func negativeWeight(_ node: NodeDefinition) -> Diagnostic {
    weights(
      en: "A weight of '\(node.code)' is negative: more of the group is then less.",
      fr: "Un poids de « \(node.code) » est négatif : plus du groupe donne alors moins.", node)
  }

  static func noWeight(_ names: [String], _ node: NodeDefinition) -> Diagnostic {
    let names = culprits(names)
    return weights(
      en: "\(names.en) have no weight in '\(node.code)': there are no shares to keep.",
      fr: "\(names.fr) n’ont aucun poids dans « \(node.code) » : il n’y a pas de parts à garder.",
      node)
  }

  static func unreadableGroups(_ text: String) -> Diagnostic {
    groups(
      en: "'\(text)' names no two groups.", fr: "« \(text) » ne nomme pas deux groupes.")
  }

  static func twice(_ name: String) -> Diagnostic {
    groups(
      en: "'\(name)' is named twice.", fr: "« \(name) » est nommé deux fois.")
  }

  static func nothingLeft(_ node: NodeDefinition) -> Diagnostic {
    groups(
      en: "All children of '\(node.code)' are in the first group: nothing is left for the second.",
      fr: "Tous les enfants de « \(node.code) » sont dans le premier groupe : il ne reste rien "
        + "pour le "
        + "second.")
  }

  static func unknownChild(
    _ name: String, of node: NodeDefinition, _ children: [String]
  ) -> Diagnostic {
    let list = culprits(children, atMost: 20)
    return Diagnostic(
      DiagnosticRule("regions.unknown-child"), .error,
      LocalizedText(
        en: "'\(name)' is no child of '\(node.code)'.",
        fr: "« \(name) » n’est pas un enfant de « \(node.code) »."),
      fix: children.suggestion(for: name) + [
        LocalizedText(en: "Its children are: \(list.en).", fr: "Ses enfants sont : \(list.fr).")
      ])
  }

  private static func groups(en: String, fr: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.groups"), .error, LocalizedText(en: en, fr: fr),
      fix: [
        LocalizedText(
          en: "Write children of the combination: 'A,B:C,D', or 'A,B' for these against all "
            + "others.",
          fr: "Écrivez des enfants de la combinaison : « A,B:C,D », ou « A,B » pour ceux-ci "
            + "contre tous "
            + "les autres.")
      ])
  }

  private static func weights(en: String, fr: String, _ node: NodeDefinition) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("regions.weights"), .error, LocalizedText(en: en, fr: fr),
      at: [node.location].compactMap { $0 },
      fix: [
        LocalizedText(
          en: "Choose groups whose weights aren't negative and sum to more than zero.",
          fr: "Choisissez des groupes dont les poids ne sont pas négatifs et font plus de zéro.")
      ])
  }

  private static func notLinear(
    en: String, fr: String, at location: SourceLocation?, fix: LocalizedText? = nil
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("regions.not-linear"), .error, LocalizedText(en: en, fr: fr),
      at: [location].compactMap { $0 },
      why: LocalizedText(
        en: "Regions are found where each score is a line between the two groups and ranks "
          + "follow it.",
        fr: "On trouve les régions là où chaque score est une droite entre les deux groupes et "
          + "où les rangs "
          + "la suivent."),
      fix: [fix].compactMap { $0 })
  }
}
