import PalmaresCore
import PalmaresEngine

/// What can be wrong with a `--vary`, each with its way out.
struct VariationProblem {
  private let text: String

  init(_ text: String) { self.text = text }

  // MARK: As written

  func subject(_ word: String) -> Diagnostic {
    let known = VariationClause.Subject.allCases.map(\.rawValue)
    let list = culprits(known, atMost: known.count)
    return Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en: "'--vary \(text)' begins with '\(word)'; what can vary is \(list.en).",
        fr: "« --vary \(text) » commence par « \(word) » ; peuvent varier \(list.fr)."
      ).typeset,
      fix: known.suggestion(for: word) + [Self.advice(.weights)])
  }

  func form(of subject: VariationClause.Subject) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en: "'--vary \(text)' doesn't say what varies how.",
        fr: "« --vary \(text) » ne dit pas ce qui varie, ni comment."
      ).typeset,
      fix: [Self.advice(subject)])
  }

  func law(_ law: String, of subject: VariationClause.Subject) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en: "'--vary \(text)' can't be read at '\(law)'.",
        fr: "« --vary \(text) » ne se lit pas à « \(law) »."
      ).typeset,
      fix: [Self.advice(subject)])
  }

  func share(_ number: String, to highest: Double) -> Diagnostic {
    let limit = Int(highest * 100)
    return Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en:
          "'--vary \(text)' says '\(number)', where a percentage above 0% and up to \(limit)% goes.",
        fr:
          "« --vary \(text) » dit « \(number) », là où va un pourcentage au-dessus de 0% et jusqu’à "
          + "\(limit)%."
      ).typeset,
      fix: [LocalizedText(en: "Write '25%'.", fr: "Écrivez « 25% ».").typeset])
  }

  func concentration(_ number: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en:
          "'--vary \(text)' says '\(number)', where a concentration above 0 and up to 1000000 goes.",
        fr: "« --vary \(text) » dit « \(number) », là où va une concentration au-dessus de 0 et "
          + "jusqu’à 1000000."
      ).typeset,
      why: LocalizedText(
        en: "The larger it is, the closer drawn shares stay to the declared ones.",
        fr: "Plus elle est grande, plus les parts tirées restent près des parts déclarées."),
      fix: [
        LocalizedText(en: "Write 'dirichlet:50'.", fr: "Écrivez « dirichlet:50 ».").typeset
      ])
  }

  func none() -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.variation"), .error,
      LocalizedText(
        en: "Nothing is said to vary.", fr: "Rien n’est dit de ce qui varie."),
      fix: [Self.advice(.weights)])
  }

  private static func advice(_ subject: VariationClause.Subject) -> LocalizedText {
    let form =
      switch subject {
      case .weights:
        "weights:box:25%', 'weights@NODE,NODE:sum-box:10%', 'weights@NODE:dirichlet:50"
      case .steps: "steps@NODE:[{min_max: [0, 100]}]"
      case .missing: "missing@NODE:zero|reweight"
      case .noise: "noise:5%', 'noise@COLUMN,COLUMN:5%', 'noise@COLUMN:se=COLUMN"
      case .out: "out@NODE"
      }
    let french = form.replacingQuotes
      .replacing("NODE", with: "NŒUD").replacing("COLUMN", with: "COLONNE")
    return LocalizedText(en: "Write '\(form)'.", fr: "Écrivez « \(french) ».").typeset
  }

  // MARK: Beside a methodology

  func unknownNode(_ name: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("variation.unknown-name"), .error,
      LocalizedText(
        en: "The methodology has no node '\(name)' that could vary.",
        fr: "La méthode n’a pas de nœud « \(name) » qui puisse varier."
      ).typeset,
      fix: fixes(name, known))
  }

  func unknownColumn(_ name: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("variation.unknown-name"), .error,
      LocalizedText(
        en: "The methodology reads no column '\(name)' that could vary.",
        fr: "La méthode ne lit pas de colonne « \(name) » qui puisse varier."
      ).typeset,
      fix: fixes(name, known))
  }

  private func fixes(_ name: String, _ known: [String]) -> [LocalizedText] {
    guard !known.isEmpty else { return [] }
    let list = culprits(known, atMost: 12)
    return known.suggestion(for: name) + [
      LocalizedText(en: "There are: \(list.en).", fr: "Il y a : \(list.fr).").typeset
    ]
  }

  func inapplicable(
    _ name: String, because reason: LocalizedText, at place: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("variation.not-applicable"), .error,
      LocalizedText(
        en: "'--vary \(text)' can't be applied to '\(name)': \(reason.en).",
        fr: "« --vary \(text) » ne peut pas s’appliquer à « \(name) » : \(reason.fr)."
      ).typeset,
      at: [place].compactMap { $0 })
  }

  func nothing(_ leftAside: [LocalizedText]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("variation.nothing-to-vary"), .error,
      LocalizedText(
        en: "'--vary \(text)' applies to nothing that the result depends on.",
        fr: "« --vary \(text) » ne s’applique à rien dont le résultat dépende."
      ).typeset,
      why: leftAside.first)
  }

  func twice(_ what: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("variation.twice"), .error,
      LocalizedText(
        en: "'--vary' varies \(what.en) twice.",
        fr: "« --vary » fait varier deux fois : \(what.fr)."
      ).typeset,
      fix: [LocalizedText(en: "Keep one of them.", fr: "Gardez l’une des deux.")])
  }

  func missingErrors(_ units: [String], _ errors: String, of column: String) -> Diagnostic {
    let names = culprits(units)
    return Diagnostic(
      DiagnosticRule("variation.standard-errors"), .error,
      LocalizedText(
        en: "'\(errors)' has no standard error for the figure in '\(column)' of \(names.en).",
        fr: "« \(errors) » n’a pas d’erreur type pour le chiffre de « \(column) » de \(names.fr)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Give one to every figure; 0 where it is exact.",
          fr: "Donnez-en une à chaque chiffre ; 0 s’il est exact."
        ).typeset
      ])
  }

  func negativeErrors(_ units: [String], _ errors: String) -> Diagnostic {
    let names = culprits(units)
    return Diagnostic(
      DiagnosticRule("variation.standard-errors"), .error,
      LocalizedText(
        en: "'\(errors)' has a negative standard error for \(names.en).",
        fr: "« \(errors) » a une erreur type négative pour \(names.fr)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "A standard error is 0 or more: correct the table.",
          fr: "Une erreur type vaut 0 ou plus : corrigez le tableau."
        ).typeset
      ])
  }
}

extension String {
  /// `a', 'b` as `a », « b`.
  fileprivate var replacingQuotes: String {
    split(separator: "', '", omittingEmptySubsequences: false).joined(separator: " », « ")
  }
}
