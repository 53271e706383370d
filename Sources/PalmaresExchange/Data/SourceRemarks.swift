import PalmaresCore

/// What the reader is told of a table that was read: its form where that isn't the plain one, and
/// what did not match.
struct SourceRemarks {
  let source: DataSource

  private var file: String { source.table.file }

  func remarks(
    on answer: NumberColumns.Answer, wordsNotAvailable: [String: Int]
  ) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if let form = form(answer) { remarks.append(form) }
    if answer.notAvailable > 0 { remarks.append(notAvailable(answer.notAvailable)) }
    for (column, count) in wordsNotAvailable.sorted(by: { $0.key < $1.key }) {
      remarks.append(wordNotAvailable(column, count))
    }
    if !source.emptyRows.isEmpty { remarks.append(emptyRows()) }
    return remarks
  }

  /// What was found by looking, in words; nothing where all is plain or declared.
  private func form(_ answer: NumberColumns.Answer) -> Diagnostic? {
    let found = source.table.dialect
    let declared = source.description.dialect
    var parts: [LocalizedText] = []
    if declared.separator == nil, found.separator != .comma {
      let shown = found.separator.shown
      parts.append(
        LocalizedText(
          en: "'\(shown)' between fields", fr: "«\u{202F}\(shown)\u{202F}» entre les champs"))
    }
    if declared.decimal == nil, answer.marks.decimal == .comma {
      parts.append(LocalizedText(en: "a decimal comma", fr: "une virgule décimale"))
    }
    if declared.thousands == nil {
      parts += answer.thousands.sorted { $0.rawValue < $1.rawValue }.map(\.betweenThousands)
    }
    if declared.encoding == nil, found.encoding == .windows1252 {
      parts.append(
        LocalizedText(en: "letters of Windows-1252", fr: "des lettres en Windows-1252"))
    }
    if found.hasByteOrderMark {
      parts.append(LocalizedText(en: "a byte order mark", fr: "une marque d’ordre des octets"))
    }
    if parts.isEmpty { return nil }
    let english = parts.map(\.en).joined(separator: ", ")
    let french = parts.map(\.fr).joined(separator: ", ")
    return Diagnostic(
      DiagnosticRule("data.form-found"), .information,
      LocalizedText(
        en: "'\(file)' was read with \(english).",
        fr: "«\u{202F}\(file)\u{202F}» a été lu avec \(french)."),
      at: [SourceLocation(file: file)])
  }

  private func notAvailable(_ count: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.na-is-missing"), .information,
      LocalizedText(
        en: count == 1
          ? "One cell 'NA' of '\(file)' was read as missing."
          : "\(count) cells 'NA' of '\(file)' were read as missing.",
        fr: count == 1
          ? "Une cellule «\u{202F}NA\u{202F}» de «\u{202F}\(file)\u{202F}» a été lue comme non"
            + " renseignée."
          : "\(count) cellules «\u{202F}NA\u{202F}» de «\u{202F}\(file)\u{202F}» ont été lues comme"
            + " non renseignées."),
      at: [SourceLocation(file: file)])
  }

  private func wordNotAvailable(_ column: String, _ count: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.na-is-a-word"), .warning,
      LocalizedText(
        en: "Column '\(column)' holds the word 'NA' \(count) times; it was kept as a word.",
        fr: "La colonne «\u{202F}\(column)\u{202F}» contient \(count) fois le mot"
          + " «\u{202F}NA\u{202F}»\u{202F}; il est resté un mot."),
      at: [SourceLocation(file: file)],
      why: LocalizedText(
        en: "In words 'NA' may be Namibia's code as well as a missing value.",
        fr: "Parmi des mots, «\u{202F}NA\u{202F}» peut être le code de la Namibie comme une valeur"
          + " absente."),
      fix: [
        LocalizedText(
          en: "Declare `missing: [NA]` under this column if it means that there is no value.",
          fr: "Déclarez `missing: [NA]` sous cette colonne si cela veut dire qu’il n’y a pas de"
            + " valeur."),
        LocalizedText(
          en: "Declare `type: text` under this column if it is a word.",
          fr: "Déclarez `type: text` sous cette colonne si c’est un mot."),
      ])
  }

  private func emptyRows() -> Diagnostic {
    let lines = source.problem.lineList(source.emptyRows)
    return Diagnostic(
      DiagnosticRule("data.empty-rows"), .information,
      LocalizedText(
        en: "Empty rows of '\(file)' were passed over: \(lines.en).",
        fr: "Des lignes vides de «\u{202F}\(file)\u{202F}» ont été passées\u{202F}: \(lines.fr)."),
      at: [SourceLocation(file: file)])
  }

  // MARK: Joins

  func withoutRow(_ identifiers: [String]) -> Diagnostic {
    let list = culprits(identifiers)
    return Diagnostic(
      DiagnosticRule("data.not-in-join"), .warning,
      LocalizedText(
        en: "Not in '\(file)', so that its columns are missing for them: \(list.en).",
        fr: "Absents de «\u{202F}\(file)\u{202F}», donc non renseignés dans ses colonnes\u{202F}:"
          + " \(list.fr)."),
      at: [SourceLocation(file: file)],
      fix: [
        LocalizedText(
          en: "Check that both tables write these identifiers alike.",
          fr: "Vérifiez que les deux tableaux écrivent ces identifiants de la même façon.")
      ])
  }

  func unknownInJoin(_ identifiers: [String], _ main: String) -> Diagnostic {
    let list = culprits(identifiers)
    return Diagnostic(
      DiagnosticRule("data.only-in-join"), .warning,
      LocalizedText(
        en: "In '\(file)' but not in '\(main)', and left out: \(list.en).",
        fr: "Présents dans «\u{202F}\(file)\u{202F}» mais pas dans «\u{202F}\(main)\u{202F}», et"
          + " laissés de côté\u{202F}: \(list.fr)."),
      at: [SourceLocation(file: file), SourceLocation(file: main)])
  }

  func joinMatchesNothing(_ joined: [String], _ own: [String]) -> Diagnostic {
    let (theirs, ours) = (culprits(joined, atMost: 3), culprits(own, atMost: 3))
    return Diagnostic(
      DiagnosticRule("data.join-matches-nothing"), .error,
      LocalizedText(
        en: "No identifier of '\(file)' is one of the first table: \(theirs.en) against"
          + " \(ours.en).",
        fr: "Aucun identifiant de «\u{202F}\(file)\u{202F}» n’est dans le premier tableau\u{202F}:"
          + " \(theirs.fr) contre \(ours.fr)."),
      at: [SourceLocation(file: file)],
      fix: [
        LocalizedText(
          en: "Give `id` of the join the heading whose identifiers are those of the first table.",
          fr: "Donnez à `id` de la jointure le titre dont les identifiants sont ceux du premier"
            + " tableau.")
      ])
  }
}

extension ThousandsMark {
  fileprivate var betweenThousands: LocalizedText {
    switch self {
    case .space: LocalizedText(en: "spaces between thousands", fr: "des espaces entre milliers")
    case .point: LocalizedText(en: "points between thousands", fr: "des points entre milliers")
    case .comma: LocalizedText(en: "commas between thousands", fr: "des virgules entre milliers")
    case .apostrophe:
      LocalizedText(en: "apostrophes between thousands", fr: "des apostrophes entre milliers")
    }
  }
}
