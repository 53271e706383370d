import PalmaresCore
import PalmaresEngine

extension WhatIfReport {
  /// What the figures are, and what can be said from them.
  var basis: (code: String, note: LocalizedText) {
    if dataset.units.count == 1 {
      return (
        "own-facts",
        LocalizedText(
          en:
            "From one institution's own facts: its scores and parts move, and there is no field to "
            + "have a place in.",
          fr:
            "À partir des seules données d’un établissement : ses scores et leurs parties bougent ; "
            + "il n’y a pas de champ où avoir une place.")
      )
    }
    return (
      "cohort",
      LocalizedText(
        en:
          "From a full cohort: everyone is ranked anew; figures that aren't set stay as they are.",
        fr:
          "À partir d’une cohorte entière : tout le monde est reclassé ; les données qui ne sont pas "
          + "fixées restent ce qu’elles sont.")
    )
  }
}
