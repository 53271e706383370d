import Glibc
import PalmaresCore
import PalmaresExchange

extension OutputFailure {
  var diagnostic: Diagnostic {
    let code = if case .system(let code) = self { code } else { EPIPE }
    let reason = systemReason(code)
    return Diagnostic(
      DiagnosticRule("output.stream-failed"), .error,
      LocalizedText(
        en: "Standard output can't be written: \(reason.en).",
        fr: "La sortie standard ne peut pas être écrite : \(reason.fr)."),
      fix: [
        LocalizedText(
          en: "Check the disk behind the redirection, or write with '--output FILE'.",
          fr: "Vérifiez le disque derrière la redirection, ou écrivez avec « --output FICHIER ».")
      ])
  }
}
