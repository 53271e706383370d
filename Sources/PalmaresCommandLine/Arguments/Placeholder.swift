import PalmaresCore

/// What stands in help for a word that the reader chooses.
enum Placeholder {
  static let method = LocalizedText(en: "METHOD", fr: "MÉTHODE")
  static let institution = LocalizedText(en: "INSTITUTION", fr: "ÉTABLISSEMENT")
  static let topic = LocalizedText(en: "TOPIC", fr: "SUJET")
  static let file = LocalizedText(en: "FILE", fr: "FICHIER")
  static let code = LocalizedText("CODE")
  static let period = LocalizedText(en: "PERIOD", fr: "PÉRIODE")
  static let codes = LocalizedText("CODES")
  static let setting = LocalizedText(en: "NAME=NUMBER", fr: "NOM=NOMBRE")
  static let scenarioSetting = LocalizedText(en: "WHAT=VALUE", fr: "QUOI=VALEUR")
  static let profile = LocalizedText(en: "PROFILE", fr: "PROFIL")
  static let condition = LocalizedText("CONDITION")
  static let column = LocalizedText(en: "COLUMN", fr: "COLONNE")
  static let percent = LocalizedText(en: "PERCENT", fr: "POURCENTAGE")
  static let groups = LocalizedText("A,B:C,D")
  static let count = LocalizedText("N")
  static let number = LocalizedText("X")
  static let lever = LocalizedText(en: "LEVER", fr: "LEVIER")
  static let growthOrFile = LocalizedText(en: "+P%|FILE", fr: "+P%|FICHIER")
  static let variation = LocalizedText("VARIATION")
  static let drawRange = LocalizedText("A..<B")
  static let part = LocalizedText(en: "PART", fr: "PARTIE")
  static let target = LocalizedText(en: "TARGET", fr: "CIBLE")
  static let seconds = LocalizedText(en: "SECONDS", fr: "SECONDES")
  static let weights = LocalizedText(en: "WEIGHTS", fr: "POIDS")
}
