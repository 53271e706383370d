import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What can be wrong with what someone sets, each with its way out.
struct SettingProblem {
  private let document: MethodologyDocument

  init(_ document: MethodologyDocument) {
    self.document = document
  }

  func nothing() -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.no-setting"), .error,
      LocalizedText(
        en: "Nothing is set: there is no question.",
        fr: "Rien n’est fixé : il n’y a pas de question."),
      fix: [Self.grammar])
  }

  /// Nothing that is known stands on the left.
  func unknown(_ text: String, near names: [String]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting"), .error,
      LocalizedText(
        en: "'--set \(text)' names nothing that is known here.",
        fr: "« --set \(text) » ne nomme rien de connu ici."),
      fix: names.suggestion(for: Self.left(of: text)) + [Self.grammar])
  }

  func unknownColumn(_ column: String, _ text: String, known: [String]) -> Diagnostic {
    let names = culprits(known, atMost: 12)
    return Diagnostic(
      DiagnosticRule("whatif.unknown-column"), .error,
      LocalizedText(
        en: "'\(document.header.id)' reads no column '\(column)' (in '--set \(text)').",
        fr:
          "« \(document.header.id) » ne lit aucune colonne « \(column) » (dans « --set \(text) »)."
      ),
      fix: known.suggestion(for: column) + [
        LocalizedText(
          en: "What stands in others changes nothing. It reads \(names.en).",
          fr: "Ce que contiennent d’autres colonnes ne change rien. Elle lit \(names.fr).")
      ])
  }

  func ambiguous(_ text: String, _ readings: [LocalizedText]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("whatif.ambiguous"), .error,
      LocalizedText(
        en: "'--set \(text)' can mean \(culprits(readings.map(\.en)).en).",
        fr: "« --set \(text) » peut désigner \(culprits(readings.map(\.fr)).fr)."),
      fix: [
        LocalizedText(
          en: "Name the institution by another identifier or by its name.",
          fr: "Nommez l’établissement par un autre identifiant ou par son nom.")
      ])
  }

  func twice(_ target: ScenarioSetting.Target) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.repeated-setting"), .error,
      LocalizedText(
        en: "'--set' gives two values to one thing: \(target.words.en).",
        fr: "« --set » donne deux valeurs à une même chose : \(target.words.fr)."),
      fix: [LocalizedText(en: "Keep one of them.", fr: "Gardez l’une des deux.")])
  }

  func number(_ right: String, _ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting-value"), .error,
      LocalizedText(
        en: "'\(right)' is no number (in '--set \(text)').",
        fr: "« \(right) » n’est pas un nombre (dans « --set \(text) »)."),
      fix: NumberAdvice(text: right).fixes + [
        LocalizedText(
          en:
            "Write a number, a change of it ('+5', '-3', '+10%'; '=-3' is the number −3), or why there "
            + "is none: 'missing', 'not_applicable'.",
          fr:
            "Écrivez un nombre, un changement (« +5 », « -3 », « +10% » ; « =-3 » est le nombre −3),"
            + " ou pourquoi il n’y en a pas : « missing », « not_applicable ».")
      ])
  }

  /// The change leads to a number that can't be held.
  func beyondNumbers(_ institution: String, _ column: String, _ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("whatif.no-value"), .error,
      LocalizedText(
        en: "'--set \(text)' takes '\(column)' of \(institution) to a number too large.",
        fr: "« --set \(text) » mène « \(column) » de \(institution) à un nombre trop grand."),
      why: LocalizedText(
        en: "Numbers beyond 1.8e308 can't be told apart.",
        fr: "Au-delà de 1,8e308, les nombres ne se distinguent plus."),
      fix: [
        LocalizedText(en: "Change it by less.", fr: "Changez-le de moins.")
      ])
  }

  func withoutValue(_ institution: String, _ column: String, _ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("whatif.no-value"), .error,
      LocalizedText(
        en: "\(institution) has no number in '\(column)' that '--set \(text)' could change.",
        fr: "\(institution) n’a pas de nombre dans « \(column) » que « --set \(text) » changerait."),
      why: LocalizedText(
        en: "A change by so much needs a number to start from, and must end at one.",
        fr: "Un changement relatif part d’un nombre, et doit aboutir à un nombre."),
      fix: [
        LocalizedText(
          en: "Give the number itself: '=5' in place of '+5'.",
          fr: "Donnez le nombre lui-même : « =5 » à la place de « +5 ».")
      ])
  }

  func outside(
    _ value: Double, of name: String, _ allowed: LocalizedText, _ text: String
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("whatif.outside-bounds"), .error,
      LocalizedText { language in
        let number = Printing.general.text(of: value, in: NumberNotation(language))
        return language == .french
          ? "« \(name) » prend \(allowed.fr), et ne peut pas valoir \(number) (« --set \(text) »)."
          : "'\(name)' takes \(allowed.en), and can't be \(number) ('--set \(text)')."
      }.typeset,
      why: LocalizedText(
        en: "The methodology declares which values can stand there.",
        fr: "La méthode déclare quelles valeurs peuvent y figurer."),
      fix: [
        LocalizedText(
          en: "Set it within: \(allowed.en).", fr: "Restez dans ce qui est permis : \(allowed.fr).")
      ])
  }

  func emptyWord(_ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting-value"), .error,
      LocalizedText(
        en: "'--set \(text)' gives nothing.", fr: "« --set \(text) » ne donne rien."),
      fix: [
        LocalizedText(
          en: "Write a word, or 'missing' to take it away.",
          fr: "Écrivez un mot, ou « missing » pour le retirer.")
      ])
  }

  func newWord(_ word: String, among known: [String], _ text: String) -> Diagnostic {
    let names = culprits(known)
    return Diagnostic(
      DiagnosticRule("whatif.new-word"), .warning,
      LocalizedText(
        en: "No institution holds the word '\(word)' of '--set \(text)'.",
        fr: "Aucun établissement ne porte le mot « \(word) » de « --set \(text) »."),
      why: LocalizedText(
        en: "The column holds \(names.en).", fr: "La colonne contient \(names.fr)."),
      fix: known.suggestion(for: word))
  }

  func negativeWeight(_ value: Double, _ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.setting-value"), .error,
      LocalizedText(
        en: "'--set \(text)' makes a weight negative.",
        fr: "« --set \(text) » rend un poids négatif."),
      fix: [
        LocalizedText(
          en: "A weight is zero or more; to reverse a child, change its steps.",
          fr: "Un poids est nul ou positif ; pour inverser un enfant, changez ses étapes.")
      ])
  }

  func weightsFromData(_ node: String, _ method: String, _ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("whatif.weights-from-data"), .error,
      LocalizedText(
        en:
          "The weights of '\(node)' come from the data ('\(method)'): '--set \(text)' can't give one.",
        fr:
          "Les poids de « \(node) » viennent des données (« \(method) ») : « --set \(text) » ne peut "
          + "pas en donner un."))
  }

  private static func left(of text: String) -> String {
    String(text.prefix { $0 != "=" }).trimmed
  }

  private static let grammar = LocalizedText(
    en: "Write INSTITUTION.COLUMN=VALUE, weight:NODE.CHILD=NUMBER, PARAMETER=NUMBER, "
      + "steps:NODE=[STEPS], each:NODE=[STEPS], needs:NODE=all or missing:NODE=zero.",
    fr: "Écrivez ÉTABLISSEMENT.COLONNE=VALEUR, weight:NŒUD.ENFANT=NOMBRE, PARAMÈTRE=NOMBRE, "
      + "steps:NŒUD=[ÉTAPES], each:NŒUD=[ÉTAPES], needs:NŒUD=all ou missing:NŒUD=zero.")
}
