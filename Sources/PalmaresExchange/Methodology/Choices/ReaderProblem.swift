import PalmaresCore
import PalmaresEngine

/// What can be wrong with what a reader asks for, each with its way out.
struct ReaderProblem {
  private let document: MethodologyDocument
  private var id: String { document.header.id }

  init(_ document: MethodologyDocument) {
    self.document = document
  }

  func form(_ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting"), .error,
      LocalizedText(
        en: "'--set \(text)' doesn't say which parameter gets which number.",
        fr: "« --set \(text) » ne dit pas quel paramètre reçoit quel nombre."),
      fix: [
        LocalizedText(
          en: "Write '--set NAME=NUMBER', for example '--set \(example)'.",
          fr: "Écrivez « --set NOM=NOMBRE », par exemple « --set \(example) ».")
      ])
  }

  func number(_ value: String, of name: String, in text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting"), .error,
      LocalizedText(
        en: "'\(value)' is no number, and '\(name)' takes one.",
        fr: "« \(value) » n’est pas un nombre, et « \(name) » en prend un."),
      fix: NumberAdvice(text: value.trimmed).fixes + [
        LocalizedText(
          en: "Write '--set NAME=NUMBER', for example '--set \(example)'.",
          fr: "Écrivez « --set NOM=NOMBRE », par exemple « --set \(example) ».")
      ])
  }

  func twice(_ name: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.repeated-setting"), .error,
      LocalizedText(
        en: "'--set' gives '\(name)' two values.", fr: "« --set » donne deux valeurs à « \(name) »."
      ), fix: [LocalizedText(en: "Keep one of them.", fr: "Gardez l’une des deux.")])
  }

  func unknown(_ name: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.unknown-parameter"), .error,
      LocalizedText(
        en: "'\(id)' has no parameter '\(name)'.",
        fr: "« \(id) » n’a pas de paramètre « \(name) »."),
      fix: document.readersParameters.map(\.name).suggestion(for: name) + [offer])
  }

  func fixed(_ name: String, wanted value: String) -> Diagnostic {
    let lines = "  extends: \(document.file)\n  parameters: {\(name): \(value)}"
    return Diagnostic(
      DiagnosticRule("usage.fixed-parameter"), .error,
      LocalizedText(
        en: "'\(name)' of '\(id)' is not the reader's to choose.",
        fr: "« \(name) » de « \(id) » n’est pas au choix du lecteur."),
      why: LocalizedText(
        en:
          "Other parameters are rules of the method, not the reader's to choose: with another value "
          + "it is another method.",
        fr: "Les autres paramètres sont des règles de la méthode, qui ne sont pas au choix du "
          + "lecteur : avec une autre valeur, c’est une autre méthode."),
      fix: [
        offer,
        LocalizedText(
          en: "To try another value, write a file that extends it; beside its own 'id', 'edition' "
            + "and 'title' it says:\n\(lines)",
          fr: "Pour essayer une autre valeur, écrivez un fichier qui la prolonge ; à côté de ses "
            + "propres « id », « edition » et « title », il dit :\n\(lines)"),
      ])
  }

  func outOfRange(_ value: Double, of name: String, _ range: ReaderRange) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.parameter-range"), .error,
      LocalizedText { language in
        let number = Printing.general.text(of: value, in: NumberNotation(language))
        let words = range.words[language]
        return language == .french
          ? "« \(name) » va \(words), et ne peut pas valoir \(number)."
          : "'\(name)' goes \(words), and can't be \(number)."
      },
      fix: [
        LocalizedText(
          en: "Choose a value \(range.words.en).", fr: "Prenez une valeur \(range.words.fr).")
      ])
  }

  func unknownProfile(_ name: String) -> Diagnostic {
    let known = document.profiles.map(\.name)
    let list = culprits(known, atMost: 12)
    return Diagnostic(
      DiagnosticRule("usage.unknown-profile"), .error,
      LocalizedText(
        en: "'\(id)' has no profile '\(name)'.", fr: "« \(id) » n’a pas de profil « \(name) »."),
      fix: known.suggestion(for: name) + [
        known.isEmpty
          ? LocalizedText(
            en: "It offers no profiles: leave '--profile' out.",
            fr: "Elle n’offre pas de profil : retirez « --profile ».")
          : LocalizedText(en: "Its profiles are \(list.en).", fr: "Ses profils sont \(list.fr).")
      ])
  }

  func expression(_ text: String, _ error: ExpressionSyntaxError) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.only"), .error, error.message,
      at: [SourceLocation(file: "--only", line: 1, column: error.offset + 1)],
      why: error.place(in: text), fix: error.fixes)
  }

  /// What the methodology leaves to its readers.
  private var offer: LocalizedText {
    let parameters = document.readersParameters
    guard !parameters.isEmpty else {
      return LocalizedText(
        en: "It leaves no parameter to its readers.",
        fr: "Elle ne laisse aucun paramètre à ses lecteurs.")
    }
    return LocalizedText { language in
      let named = parameters.prefix(Self.mostOffered).map { parameter in
        "\(parameter.name) (\(parameter.reader?.words[language] ?? ""))"
      }
      let rest = parameters.count - named.count
      let more = language == .french ? "et \(rest) de plus" : "and \(rest) more"
      let list = named.joined(separator: ", ") + (rest > 0 ? " \(more)" : "")
      return language == .french
        ? "Au choix du lecteur : \(list)." : "The reader's to choose: \(list)."
    }
  }

  private static let mostOffered = 10

  private var example: String {
    let first = document.readersParameters.first
    let value = first?.reader.map { Printing.general.text(of: $0.to, in: .machine) }
    return "\(first?.name ?? "x")=\(value ?? "1")"
  }
}
