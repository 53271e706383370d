import PalmaresCore

/// What can be wrong with the form of a table, in words.
struct TableProblem {
  let file: String
  /// The line of the headings; blank lines may stand before.
  var headingLine = 1

  func diagnostics(
    of problems: ScanProblems, width: Int, in bytes: [UInt8], _ separator: FieldSeparator
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if problems.irregularCount > 0 { found.append(irregular(problems, width, separator)) }
    switch problems.fatal {
    case nil: break
    case .openQuote(_, let offset): found.append(openQuote(place(offset, bytes)))
    case .textAfterQuote(_, let offset): found.append(textAfterQuote(place(offset, bytes)))
    case .fieldTooLong(_, let offset): found.append(fieldTooLong(place(offset, bytes)))
    case .tooManyColumns(let line): found.append(tooManyColumns(line))
    }
    return found
  }

  /// Headings that stand twice, and more than one that is empty.
  func diagnostics(ofHeadings headings: [String]) -> [Diagnostic] {
    var first: [String: Int] = [:]
    var found: [Diagnostic] = []
    for (column, heading) in headings.enumerated() where !heading.isEmpty {
      if let earlier = first[heading] {
        found.append(duplicate(heading, earlier + 1, column + 1))
      } else {
        first[heading] = column
      }
    }
    let empty = headings.indices.filter { headings[$0].isEmpty }.map { $0 + 1 }
    if empty.count > 1 { found.append(emptyHeadings(empty)) }
    return found
  }

  private func place(_ offset: Int, _ bytes: [UInt8]) -> SourceLocation {
    let (line, column) = position(of: offset, in: bytes)
    return SourceLocation(file: file, line: line, column: column)
  }

  func noRows(hasHeadings: Bool) -> Diagnostic {
    if !hasHeadings {
      return Diagnostic(
        DiagnosticRule("csv.no-rows"), .error,
        LocalizedText(
          en: "'\(file)' holds only blank lines.",
          fr: "«\u{202F}\(file)\u{202F}» ne contient que des lignes vides."),
        at: [SourceLocation(file: file)], fix: [downloadAgain])
    }
    return Diagnostic(
      DiagnosticRule("csv.no-rows"), .error,
      LocalizedText(
        en: "'\(file)' holds headings and no rows.",
        fr: "«\u{202F}\(file)\u{202F}» contient des titres et aucune ligne."),
      at: [SourceLocation(file: file, line: headingLine)], fix: [downloadAgain])
  }

  private var downloadAgain: LocalizedText {
    LocalizedText(
      en: "Export or download the table again: it seems cut off.",
      fr: "Exportez ou téléchargez de nouveau le tableau\u{202F}: il semble coupé.")
  }

  func ambiguous(_ separators: [FieldSeparator]) -> Diagnostic {
    let names = separators.map { $0 == .tab ? "\\t" : $0.rawValue }
    let list = culprits(names)
    return Diagnostic(
      DiagnosticRule("csv.ambiguous-separator"), .error,
      LocalizedText(
        en: "'\(file)' can be cut into even rows at \(list.en).",
        fr: "«\u{202F}\(file)\u{202F}» peut être découpé en lignes égales à \(list.fr)."),
      at: [SourceLocation(file: file, line: headingLine)],
      why: LocalizedText(
        en: "Only one of them separates the fields; the others stand in texts or numbers.",
        fr: "Un seul sépare les champs\u{202F}; les autres sont dans les textes ou les nombres."),
      fix: names.map {
        LocalizedText("separator: \"\($0)\"")
      })
  }

  private func irregular(
    _ problems: ScanProblems, _ width: Int, _ separator: FieldSeparator
  ) -> Diagnostic {
    let rows = problems.irregular
    let rest = problems.irregularCount - rows.count
    let english = rows.map { "line \($0.line) has \($0.fields)" }.joined(separator: ", ")
    let french = rows.map { "la ligne \($0.line) en a \($0.fields)" }.joined(separator: ", ")
    return Diagnostic(
      DiagnosticRule("csv.uneven-row"), .error,
      LocalizedText(
        en: "The headings of '\(file)' make \(width) field\(width == 1 ? "" : "s"), but \(english)"
          + (rest > 0 ? " and \(rest) more rows differ." : "."),
        fr: "Les titres de «\u{202F}\(file)\u{202F}» font \(width)"
          + " champ\(width == 1 ? "" : "s"), mais \(french)"
          + (rest > 0 ? " et \(rest) autres lignes diffèrent." : ".")),
      at: rows.map { SourceLocation(file: file, line: $0.line) },
      why: LocalizedText(
        en: "The values of such a row would stand under the wrong headings.",
        fr: "Les valeurs d’une telle ligne seraient sous les mauvais titres."),
      fix: (problems.isCutOff ? [downloadAgain] : [])
        + [
          LocalizedText(
            en: "Put a text that holds the separator '\(separator.shown)' between quotes (\").",
            fr: "Mettez entre guillemets (\") un texte qui contient le séparateur"
              + " «\u{202F}\(separator.shown)\u{202F}».")
        ])
  }

  private func openQuote(_ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("csv.open-quote"), .error,
      LocalizedText(
        en: "The quote opened here is not closed before the end of '\(file)'.",
        fr: "Le guillemet ouvert ici n’est pas fermé avant la fin de «\u{202F}\(file)\u{202F}»."),
      at: [place],
      fix: [
        downloadAgain,
        LocalizedText(
          en: "Close the quote, or double it (\"\") where it is part of the text.",
          fr: "Fermez le guillemet, ou doublez-le (\"\") s’il fait partie du texte."),
      ])
  }

  private func textAfterQuote(_ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("csv.text-after-quote"), .error,
      LocalizedText(
        en: "After a closing quote comes neither a separator nor the end of the line.",
        fr: "Après un guillemet fermant ne vient ni séparateur ni fin de ligne."),
      at: [place],
      fix: [
        LocalizedText(
          en: "Double a quote (\"\") that is part of the text.",
          fr: "Doublez un guillemet (\"\") qui fait partie du texte.")
      ])
  }

  private func fieldTooLong(_ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("csv.field-too-long"), .error,
      LocalizedText(
        en: "The field that starts here is longer than 1 MiB.",
        fr: "Le champ qui commence ici dépasse 1 Mio."),
      at: [place],
      why: LocalizedText(
        en: "No figure or name is so long: a quote is open, or this is not a table.",
        fr: "Aucun chiffre ni nom n’est si long\u{202F}: un guillemet est ouvert, ou ce n’est pas"
          + " un tableau."),
      fix: [
        LocalizedText(
          en: "Close the quote, or save the table again as CSV.",
          fr: "Fermez le guillemet, ou enregistrez de nouveau le tableau en CSV.")
      ])
  }

  private func tooManyColumns(_ line: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("csv.too-many-columns"), .error,
      LocalizedText(
        en: "'\(file)' has more than \(RecordScanner.mostColumns) columns.",
        fr: "«\u{202F}\(file)\u{202F}» a plus de \(RecordScanner.mostColumns) colonnes."),
      at: [SourceLocation(file: file, line: line)],
      fix: [
        LocalizedText(
          en: "Check the separator, or bring the table into the long form.",
          fr: "Vérifiez le séparateur, ou mettez le tableau en forme longue.")
      ])
  }

  private func duplicate(_ heading: String, _ first: Int, _ second: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("csv.duplicate-heading"), .error,
      LocalizedText(
        en: "The heading '\(heading)' stands over columns \(first) and \(second) of '\(file)'.",
        fr: "Le titre «\u{202F}\(heading)\u{202F}» est au-dessus des colonnes \(first) et \(second)"
          + " de «\u{202F}\(file)\u{202F}»."),
      at: [SourceLocation(file: file, line: headingLine)],
      why: LocalizedText(
        en: "A column is known by its heading alone.",
        fr: "Une colonne n’est connue que par son titre."),
      fix: [
        LocalizedText(
          en: "Rename or delete one of the two columns.",
          fr: "Renommez ou supprimez une des deux colonnes.")
      ])
  }

  private func emptyHeadings(_ columns: [Int]) -> Diagnostic {
    let list = culprits(columns.map(String.init))
    return Diagnostic(
      DiagnosticRule("csv.empty-heading"), .error,
      LocalizedText(
        en: "\(columns.count) columns of '\(file)' have no heading: \(list.en).",
        fr: "\(columns.count) colonnes de «\u{202F}\(file)\u{202F}» n’ont pas de titre\u{202F}:"
          + " \(list.fr)."),
      at: [SourceLocation(file: file, line: headingLine)],
      fix: [
        LocalizedText(
          en: "Give each column a heading, or delete the empty columns.",
          fr: "Donnez un titre à chaque colonne, ou supprimez les colonnes vides.")
      ])
  }
}

extension FieldSeparator {
  /// The separator as a person writes it in a methodology.
  var shown: String { self == .tab ? "\\t" : rawValue }
}
