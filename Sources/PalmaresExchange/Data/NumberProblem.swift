import PalmaresCore

/// What can be wrong with the numbers of a table, in words.
struct NumberProblem {
  let table: DelimitedTable

  private func text(_ cell: CellPlace) -> String { table.text(row: cell.row, column: cell.column) }

  private func location(_ cell: CellPlace) -> SourceLocation {
    SourceLocation(
      file: table.file, line: table.line(ofRow: cell.row),
      tableColumn: cell.column + 1, heading: table.headings[cell.column])
  }

  func ambiguous(_ cell: CellPlace) -> Diagnostic {
    let shown = text(cell)
    let heading = table.headings[cell.column]
    return Diagnostic(
      DiagnosticRule("number.ambiguous"), .error,
      LocalizedText(
        en: "'\(shown)' in column '\(heading)' can be read in two ways.",
        fr:
          "«\u{202F}\(shown)\u{202F}» dans la colonne «\u{202F}\(heading)\u{202F}» peut se lire de"
          + " deux façons."),
      at: [location(cell)],
      why: LocalizedText(
        en: "Its mark may come before decimals or between thousands, and no other number of the"
          + " file shows which.",
        fr: "Sa marque peut précéder des décimales ou séparer des milliers, et aucun autre nombre"
          + " du fichier ne le montre."),
      fix: declareDecimal)
  }

  func contradiction(point: CellPlace, comma: CellPlace) -> Diagnostic {
    let (first, second) = (text(point), text(comma))
    return Diagnostic(
      DiagnosticRule("number.contradicting-marks"), .error,
      LocalizedText(
        en: "'\(first)' shows a decimal point, '\(second)' a decimal comma.",
        fr: "«\u{202F}\(first)\u{202F}» montre un point décimal, «\u{202F}\(second)\u{202F}» une"
          + " virgule décimale."),
      at: [location(point), location(comma)],
      why: LocalizedText(
        en: "A file uses one decimal mark, or numbers such as 1.234 mean nothing.",
        fr: "Un fichier n’a qu’une marque décimale, sinon des nombres comme 1.234 ne veulent rien"
          + " dire."),
      fix: [
        LocalizedText(
          en: "Write all numbers of the file with the same decimal mark.",
          fr: "Écrivez tous les nombres du fichier avec la même marque décimale.")
      ])
  }

  private var declareDecimal: [LocalizedText] {
    [
      LocalizedText(
        en: "Declare `decimal: \".\"` if the mark of the decimals is a point.",
        fr: "Déclarez `decimal: \".\"` si les décimales suivent un point."),
      LocalizedText(
        en: "Declare `decimal: \",\"` if the mark of the decimals is a comma.",
        fr: "Déclarez `decimal: \",\"` si les décimales suivent une virgule."),
    ]
  }

  /// The cells of one column that hold no number, by what stands in the way.
  func refused(_ cells: [CellPlace], heading: String, marks: NumberMarks) -> [Diagnostic] {
    var texts: [CellPlace] = []
    var percents: [CellPlace] = []
    var beyond: [CellPlace] = []
    for cell in cells {
      let shape = NumberShape(text(cell))
      if text(cell).trimmed.hasSuffix("%") {
        percents.append(cell)
      } else if shape?.isBeyondDouble(decimal: marks.decimal) == true {
        beyond.append(cell)
      } else {
        texts.append(cell)
      }
    }
    var found: [Diagnostic] = []
    if !texts.isEmpty { found.append(notNumbers(texts, heading, marks)) }
    if !percents.isEmpty { found.append(percentSigns(percents, heading)) }
    if !beyond.isEmpty { found.append(outOfRange(beyond, heading)) }
    return found
  }

  private func notNumbers(
    _ cells: [CellPlace], _ heading: String, _ marks: NumberMarks
  ) -> Diagnostic {
    let list = listed(cells)
    var fixes = suggestedCodes(cells)
    if cells.contains(where: { NumberShape(text($0)) != nil }) {
      let mark = marks.decimal
      fixes.append(
        LocalizedText(
          en: "Write these numbers as the others of the file, where '\(mark.rawValue)' is the"
            + " decimal mark.",
          fr: "Écrivez ces nombres comme les autres du fichier, où «\u{202F}\(mark.rawValue)"
            + "\u{202F}» est la marque décimale."))
    }
    if cells.contains(where: { PrintedFigure(text($0)).isRange(marks) }) {
      fixes.append(
        LocalizedText(
          en: "Ask an analysis such as 'palmares robust': where the methodology declares"
            + " `holds: published_scores`, it sets aside institutions that have only a range, and says so.",
          fr: "Demandez une analyse comme « palmares robust » : là où la méthode déclare"
            + " `holds: published_scores`, elle met de côté les établissements qui n’ont qu’une fourchette, et le dit."
        ))
    }
    fixes.append(
      LocalizedText(
        en: "Put numbers in these cells, or leave them empty.",
        fr: "Mettez des nombres dans ces cellules, ou laissez-les vides."))
    return Diagnostic(
      DiagnosticRule("number.text"), .error,
      LocalizedText(
        en: "Column '\(heading)' must hold numbers, but holds \(list.en).",
        fr: "La colonne «\u{202F}\(heading)\u{202F}» doit contenir des nombres, mais contient"
          + " \(list.fr)."),
      at: cells.prefix(5).map(location), fix: fixes)
  }

  /// `'n/a' (line 3), 'x' (line 7) and 12 more cells`.
  private func listed(_ cells: [CellPlace]) -> LocalizedText {
    let shown = cells.prefix(5)
    let rest = cells.count - shown.count
    let english = shown.map { "'\(shortened($0))' (line \(table.line(ofRow: $0.row)))" }
    let french = shown.map {
      "«\u{202F}\(shortened($0))\u{202F}» (ligne \(table.line(ofRow: $0.row)))"
    }
    return LocalizedText(
      en: english.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
      fr: french.joined(separator: ", ") + (rest > 0 ? " et \(rest) de plus" : ""))
  }

  private func shortened(_ cell: CellPlace) -> String {
    let whole = text(cell)
    return whole.count <= 40 ? whole : whole.prefix(40) + "…"
  }

  /// A text that people write for *no value*, or one that comes back, is likely a code; many
  /// different ones are words.
  private func suggestedCodes(_ cells: [CellPlace]) -> [LocalizedText] {
    let counts = Dictionary(grouping: cells, by: { text($0).trimmed })
    if counts.count > 8 { return isMostly(cells) ? [holdsWords] : [] }
    let likely = counts.filter { cell, places in
      cell.count <= 40 && (places.count > 1 || Self.usualCodes.contains(cell.lowercased()))
    }
    let codes = likely.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(5)
      .map { "\"\($0.key)\"" }.joined(separator: ", ")
    let words = isMostly(cells) ? [holdsWords] : []
    if likely.isEmpty { return words }
    return [
      LocalizedText(
        en: "Declare `missing: [\(codes)]` if that means that there is no value.",
        fr: "Déclarez `missing: [\(codes)]` si cela veut dire qu’il n’y a pas de valeur.")
    ] + words
  }

  /// What publishers write where they have no figure.
  private static let usualCodes: Set<String> = [
    "-", "--", "–", "—", ".", "..", "...", "…", ":", "*", "x", "?", "n/a", "#n/a", "na", "n.a.",
    "n.a", "n/d", "nd", "n.d.", "n.r.", "nr", "ns", "s.o.", "nan", "null", "none", "nil", "missing",
  ]

  /// Whether no more than half of the column is numbers.
  private func isMostly(_ cells: [CellPlace]) -> Bool { cells.count * 2 >= table.rowCount }

  private var holdsWords: LocalizedText {
    LocalizedText(
      en: "If the column holds words, declare `type: text`, and turn them into numbers with `cut`"
        + " or `points`.",
      fr: "Si la colonne contient des mots, déclarez `type: text`, et changez-les en nombres avec"
        + " `cut` ou `points`.")
  }

  private func percentSigns(_ cells: [CellPlace], _ heading: String) -> Diagnostic {
    let list = listed(cells)
    return Diagnostic(
      DiagnosticRule("number.percent-sign"), .error,
      LocalizedText(
        en: "Column '\(heading)' writes numbers with a percent sign: \(list.en).",
        fr: "La colonne «\u{202F}\(heading)\u{202F}» écrit des nombres avec un signe"
          + " pour cent\u{202F}: \(list.fr)."),
      at: cells.prefix(5).map(location),
      why: LocalizedText(
        en: "12% may be meant as 12 or as 0.12; the file must say which.",
        fr: "12\u{202F}% peut vouloir dire 12 ou 0,12\u{202F}; le fichier doit dire lequel."),
      fix: [
        LocalizedText(
          en: "Write the numbers without the sign, and put the unit in the heading.",
          fr: "Écrivez les nombres sans le signe, et mettez l’unité dans le titre.")
      ])
  }

  private func outOfRange(_ cells: [CellPlace], _ heading: String) -> Diagnostic {
    let list = listed(cells)
    return Diagnostic(
      DiagnosticRule("number.out-of-range"), .error,
      LocalizedText(
        en: "Column '\(heading)' holds numbers that can't be kept: \(list.en).",
        fr: "La colonne «\u{202F}\(heading)\u{202F}» contient des nombres qu’on ne peut pas"
          + " garder\u{202F}: \(list.fr)."),
      at: cells.prefix(5).map(location),
      why: LocalizedText(
        en: "Values go from about 5e-324 to 1.8e308, on either side of zero.",
        fr: "Les valeurs vont d’environ 5e-324 à 1,8e308, de part et d’autre de zéro."),
      fix: [
        LocalizedText(
          en: "Check the figure, or use a larger unit.",
          fr: "Vérifiez le chiffre, ou prenez une unité plus grande.")
      ])
  }
}

extension NumberShape {
  /// Whether only its size keeps it from being a value.
  func isBeyondDouble(decimal: DecimalMark) -> Bool {
    guard value(decimal: decimal) == nil else { return false }
    var small = self
    small.exponent = []
    small.runs = runs.map { run in run.map { _ in UInt8(ascii: "1") } }
    if small.value(decimal: decimal) != nil { return true }
    // Hundreds of digits are beyond a double without any exponent.
    return marks.isEmpty && runs[0].count > 300
  }
}
