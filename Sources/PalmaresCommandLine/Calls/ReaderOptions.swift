import PalmaresCore
import PalmaresExchange

extension Command {
  /// What a reader may choose of a methodology.
  static let readerOptions = [
    setting,
    OptionDeclaration(
      "--profile", value: Placeholder.profile,
      LocalizedText(
        en: "One of the choices that the methodology offers by name",
        fr: "L’un des choix que la méthode offre sous un nom")),
    OptionDeclaration(
      "--only", value: Placeholder.condition,
      LocalizedText(
        en: "List only the institutions for which a condition holds, with their place among them",
        fr: "N’afficher que les établissements qui remplissent une condition, avec leur place "
          + "parmi eux")),
  ]

  static let setting = OptionDeclaration(
    "--set", value: Placeholder.setting, repeats: true,
    LocalizedText(
      en: "Set a parameter that the methodology leaves to its readers; several times for several",
      fr: "Fixer un paramètre que la méthode laisse à ses lecteurs ; plusieurs fois pour plusieurs"
    ).typeset)
}

extension Invocation {
  /// What the reader chose, as written.
  var readerRequest: ReaderRequest {
    ReaderRequest(
      profile: self["--profile"], settings: arguments.all("--set"), only: self["--only"])
  }
}
