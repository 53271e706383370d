import PalmaresCore

extension Command {
  /// What every command takes.
  static let commonOptions = [
    OptionDeclaration(
      "--lang", allowed: ["en", "fr"],
      LocalizedText(
        en: "Language of messages and tables; of CSV and JSON texts too when it is given",
        fr:
          "Langue des messages et des tableaux ; aussi des textes en CSV et JSON si elle est donnée"
      )),
    OptionDeclaration(
      "--quiet",
      LocalizedText(
        en: "Only errors on standard error", fr: "Seulement les erreurs sur la sortie d’erreur")),
    OptionDeclaration(
      "--no-input",
      LocalizedText(en: "Never ask; fail instead", fr: "Ne jamais demander ; échouer plutôt")),
    OptionDeclaration("--help", LocalizedText(en: "Show this page", fr: "Montrer cette page")),
  ]

  static func format(_ formats: OutputFormat...) -> [OptionDeclaration] {
    [
      OptionDeclaration(
        "--format", allowed: formats.map(\.rawValue),
        LocalizedText(
          en: "Form of the output: for people, spreadsheets or programs",
          fr: "Forme de la sortie : pour les personnes, les tableurs ou les programmes")),
      OptionDeclaration(
        "--json", LocalizedText(en: "Short for '--format json'", fr: "Équivaut à « --format json »")
      ),
    ]
  }

  static let data = OptionDeclaration(
    "--data", value: Placeholder.file,
    LocalizedText(
      en: "Table of figures, in place of the one that the methodology names",
      fr: "Tableau de données, à la place de celui que nomme la méthode"))
}

extension Command {
  static let period = OptionDeclaration(
    "--period", value: Placeholder.period,
    LocalizedText(
      en: "Which of several periods of the data; otherwise the last, which is said",
      fr: "Laquelle des périodes des données ; sinon la dernière, ce qui est dit"))

  static let table = OptionDeclaration(
    "--table", value: Placeholder.code,
    LocalizedText(
      en: "A table of the methodology in place of the main one: a goal, a subject, a country",
      fr: "Un tableau de la méthode à la place du principal : un objectif, une discipline, un pays"
    ))
}

extension Command {
  static let output = [
    OptionDeclaration(
      "--output", value: Placeholder.file,
      LocalizedText(
        en: "Write to a file, whole or not at all",
        fr: "Écrire dans un fichier, entier ou pas du tout")),
    OptionDeclaration(
      "--force",
      LocalizedText(
        en: "Replace the file of '--output'", fr: "Remplacer le fichier de « --output »")),
  ]
}

extension Command {
  static let progress = OptionDeclaration(
    "--progress",
    LocalizedText(
      en: "Tell how far the work is, even where standard error is no terminal",
      fr: "Dire où en est le calcul, même si la sortie d’erreur n’est pas un terminal"))

  static let verbose = OptionDeclaration(
    "--verbose",
    LocalizedText(
      en: "Tell on standard error how the work was done and what time it took",
      fr: "Dire sur la sortie d’erreur comment le calcul s’est fait et combien il a duré"))

  static let threads = OptionDeclaration(
    "--threads", numbers: .threads,
    LocalizedText(
      en: "How many threads work at once, otherwise one for each core; results are the same",
      fr: "Combien de fils travaillent à la fois, sinon un par cœur ; les résultats sont les mêmes"
    ).typeset)
}

extension Invocation {
  /// Where `--output` sends the result.
  var outputFile: Outcome.OutputFile? {
    self["--output"].map { Outcome.OutputFile(path: $0, overwrite: has("--force")) }
  }

  /// A whole number, of an option that takes nothing else: the parser held it to its limits.
  func count(_ option: String) -> Int? { counts(option).last }

  /// The same, of an option that may stand several times.
  func counts(_ option: String) -> [Int] { arguments.all(option).compactMap { Int($0) } }

  /// Which of the random numbers; 1 unless said.
  var seed: UInt64 { self["--seed"].flatMap { UInt64($0) } ?? 1 }
}
