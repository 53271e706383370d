import PalmaresCore
import PalmaresEngine

/// What can be wrong between a methodology and its tables, in words.
struct DataProblem {
  let description: DataDescription
  let table: DelimitedTable

  private var file: SourceLocation { SourceLocation(file: table.file, line: 1) }

  private func places(_ first: SourceLocation?) -> [SourceLocation] {
    [first ?? description.location, file].compactMap { $0 }
  }

  static func noData(_ description: DataDescription) -> Diagnostic {
    let bring = LocalizedText(
      en: "Bring a table of figures: --data FILE.",
      fr: "Apportez un tableau de chiffres\u{202F}: --data FICHIER.")
    return Diagnostic(
      DiagnosticRule("input.no-data"), .error,
      LocalizedText(
        en: "This methodology comes without figures.",
        fr: "Cette méthode est fournie sans chiffres."),
      at: [description.location].compactMap { $0 },
      fix: [description.instructions, bring].compactMap { $0 })
  }

  func unknownHeading(_ heading: String, askedAt location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.unknown-heading"), .error,
      LocalizedText(
        en: "'\(table.file)' has no column '\(heading)'.",
        fr: "«\u{202F}\(table.file)\u{202F}» n’a pas de colonne «\u{202F}\(heading)\u{202F}»."),
      at: places(location), fix: table.headings.suggestion(for: heading) + [theColumns])
  }

  func unknownColumn(
    _ heading: String, _ requirement: ColumnRequirement, _ known: [String],
    indicators: [String] = []
  ) -> Diagnostic {
    let name = requirement.name
    let quoted = requirement.asWord.map { condition in
      LocalizedText(
        en: "If '\(name)' is a word, put quotation marks around it: \(condition)",
        fr: "Si « \(name) » est un mot, mettez des guillemets droits autour : \(condition)")
    }
    let near = [quoted].compactMap { $0 } + offers(heading, requirement, known + indicators)
    let reader =
      requirement.option.map { LocalizedText(en: "'\($0)'", fr: "« \($0) »") }
      ?? LocalizedText(en: "The methodology", fr: "La méthode")
    return Diagnostic(
      DiagnosticRule("data.unknown-column"), .error,
      LocalizedText(
        en: "\(reader.en) reads column '\(name)', but '\(table.file)' has no heading"
          + " '\(heading)'.",
        fr: "\(reader.fr) lit la colonne «\u{202F}\(name)\u{202F}», mais"
          + " «\u{202F}\(table.file)\u{202F}» n’a pas de titre «\u{202F}\(heading)\u{202F}»."),
      at: places(requirement.location),
      fix: near + [theColumns] + (indicators.isEmpty ? [] : [theIndicators(indicators)]))
  }

  /// Columns that the methodology reads and a table lacks, none of which looks misspelt: all of them.
  func unknownColumns(_ absences: [(heading: String, requirement: ColumnRequirement)])
    -> Diagnostic
  {
    let list = culprits(absences.map(\.heading), atMost: absences.count)
    return Diagnostic(
      DiagnosticRule("data.unknown-column"), .error,
      LocalizedText(
        en: "The methodology reads \(absences.count) columns that '\(table.file)' doesn't have: "
          + "\(list.en).",
        fr: "La méthode lit \(absences.count) colonnes que « \(table.file) » n’a pas : \(list.fr)."),
      at: places(absences.first?.requirement.location),
      fix: [
        LocalizedText(
          en: "Give the table these columns; a cell stays empty where there is no figure.",
          fr:
            "Donnez ces colonnes au tableau ; une cellule reste vide là où il n’y a pas de chiffre."
        ),
        theColumns,
      ])
  }

  /// Whether a heading that isn't there may have been meant for one that is.
  func isMisspelt(_ heading: String, _ requirement: ColumnRequirement, _ known: [String]) -> Bool {
    requirement.asWord != nil || requirement.option != nil
      || !offers(heading, requirement, known).isEmpty
  }

  /// What may have been meant: a heading with spaces around it, a node or parameter, a heading.
  private func offers(
    _ heading: String, _ requirement: ColumnRequirement, _ known: [String]
  ) -> [LocalizedText] {
    if let spaced = known.first(where: { $0 != heading && $0.trimmed == heading.trimmed }) {
      return [
        LocalizedText(
          en: "The heading is \"\(spaced)\", with its spaces: take them out of the file, or declare"
            + " `columns: {\(heading.trimmed): {heading: \"\(spaced)\"}}`.",
          fr: "Le titre est \"\(spaced)\", espaces comprises\u{202F}: retirez-les du fichier, ou"
            + " déclarez `columns: {\(heading.trimmed): {heading: \"\(spaced)\"}}`.")
      ]
    }
    var offers = known.suggestion(for: heading)
    if let near = requirement.alternatives.nearest(to: requirement.name), !known.contains(near) {
      offers.append(
        LocalizedText(
          en: "Did you mean '\(near)', a node or parameter of the methodology?",
          fr: "Vouliez-vous dire «\u{202F}\(near)\u{202F}», nœud ou paramètre de la"
            + " méthode\u{202F}?"))
    }
    return offers
  }

  private func theIndicators(_ known: [String]) -> LocalizedText {
    let list = culprits(known.sorted(), atMost: 12)
    return LocalizedText(
      en: "Its indicators are \(list.en).", fr: "Ses indicateurs sont \(list.fr).")
  }

  func unknownIndicator(
    _ indicator: String, _ requirement: ColumnRequirement, _ known: [String]
  ) -> Diagnostic {
    let heading = description.long?.indicator ?? ""
    return Diagnostic(
      DiagnosticRule("data.unknown-indicator"), .error,
      LocalizedText(
        en: "No row of '\(table.file)' has '\(indicator)' under '\(heading)'.",
        fr: "Aucune ligne de «\u{202F}\(table.file)\u{202F}» n’a «\u{202F}\(indicator)\u{202F}»"
          + " sous «\u{202F}\(heading)\u{202F}»."),
      at: places(requirement.location),
      fix: known.sorted().suggestion(for: indicator) + [theIndicators(known)])
  }

  private var theColumns: LocalizedText {
    let list = culprits(table.headings.filter { !$0.isEmpty }, atMost: 12)
    return LocalizedText(en: "Its columns are \(list.en).", fr: "Ses colonnes sont \(list.fr).")
  }

  static func inSeveralFiles(_ requirement: ColumnRequirement, _ files: [String]) -> Diagnostic {
    let list = culprits(files)
    return Diagnostic(
      DiagnosticRule("data.column-in-several-files"), .error,
      LocalizedText(
        en: "Column '\(requirement.name)' is in several files: \(list.en).",
        fr: "La colonne «\u{202F}\(requirement.name)\u{202F}» est dans plusieurs"
          + " fichiers\u{202F}: \(list.fr)."),
      at: [requirement.location].compactMap { $0 }
        + files.map { SourceLocation(file: $0, line: 1) },
      fix: [
        LocalizedText(
          en: "Declare it under `columns` of the table that is meant.",
          fr: "Déclarez-la sous `columns` du tableau voulu.")
      ])
  }

  func notLong(_ column: ColumnDescription) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.not-long"), .error,
      LocalizedText(
        en:
          "Column '\(column.name)' says `indicator`, `value` or `where`, but its table is not long.",
        fr:
          "La colonne «\u{202F}\(column.name)\u{202F}» indique `indicator`, `value` ou `where`, mais son"
          + " tableau n’est pas long."),
      at: [column.location ?? description.location].compactMap { $0 },
      fix: [
        LocalizedText(
          en: "Declare `long: {indicator: HEADING, value: HEADING}`, or use `heading`.",
          fr: "Déclarez `long: {indicator: TITRE, value: TITRE}`, ou utilisez `heading`.")
      ])
  }

  // MARK: Rows

  private func places(ofRows rows: some Sequence<Int>, column: Int) -> [SourceLocation] {
    rows.map {
      SourceLocation(
        file: table.file, line: table.line(ofRow: $0),
        tableColumn: column + 1, heading: table.headings[column])
    }
  }

  func filterKeepsNothing(_ filter: RowFilter, _ column: Int, _ rows: [Int]) -> Diagnostic {
    let wanted = culprits(filter.values)
    var present: [String] = []
    var seen: Set<String> = []
    for row in rows {
      let text = table.text(row: row, column: column)
      if seen.insert(text).inserted { present.append(text) }
    }
    let list = culprits(present)
    let near = filter.values.first.map { present.suggestion(for: $0) } ?? []
    return Diagnostic(
      DiagnosticRule("data.filter-keeps-nothing"), .error,
      LocalizedText(
        en: "`where` keeps no row: none has \(wanted.en) under '\(filter.heading)'.",
        fr: "`where` ne garde aucune ligne\u{202F}: aucune n’a \(wanted.fr) sous"
          + " «\u{202F}\(filter.heading)\u{202F}»."),
      at: places(filter.location),
      fix: near + [
        LocalizedText(
          en: "The rows have \(list.en).", fr: "Les lignes ont \(list.fr).")
      ])
  }

  func rowsWithoutIdentifier(_ rows: [Int]) -> Diagnostic {
    let column = table.column(description.id) ?? 0
    let lines = lineList(rows)
    return Diagnostic(
      DiagnosticRule("data.no-identifier"), .error,
      LocalizedText(
        en: "Rows of '\(table.file)' have nothing under '\(description.id)': \(lines.en).",
        fr: "Des lignes de «\u{202F}\(table.file)\u{202F}» n’ont rien sous"
          + " «\u{202F}\(description.id)\u{202F}»\u{202F}: \(lines.fr)."),
      at: places(ofRows: rows.prefix(5), column: column),
      fix: [
        LocalizedText(
          en: "Give each row an identifier, or delete these rows.",
          fr: "Donnez un identifiant à chaque ligne, ou supprimez ces lignes.")
      ])
  }

  /// `lines 3, 4 and 12 more`.
  func lineList(_ rows: [Int]) -> LocalizedText {
    let shown = rows.prefix(5).map { String(table.line(ofRow: $0)) }.joined(separator: ", ")
    let rest = rows.count - 5
    let several = rows.count > 1
    return LocalizedText(
      en: (several ? "lines " : "line ") + shown + (rest > 0 ? " and \(rest) more" : ""),
      fr: (several ? "lignes " : "ligne ") + shown + (rest > 0 ? " et \(rest) de plus" : ""))
  }

  /// A value or an identifier that came twice: whose, and on which rows.
  struct Pair {
    var identifier: String
    var first: Int
    var second: Int
  }

  /// `'A' (lines 3 and 7) and 12 more`.
  private func listed(_ pairs: [Pair]) -> LocalizedText {
    let shown = pairs.prefix(5).map { pair in
      let (first, second) = (table.line(ofRow: pair.first), table.line(ofRow: pair.second))
      return LocalizedText(
        en: "'\(pair.identifier)' (lines \(first) and \(second))",
        fr: "«\u{202F}\(pair.identifier)\u{202F}» (lignes \(first) et \(second))")
    }
    let rest = pairs.count - shown.count
    return LocalizedText(
      en: shown.map(\.en).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
      fr: shown.map(\.fr).joined(separator: ", ") + (rest > 0 ? " et \(rest) de plus" : ""))
  }

  func duplicateIdentifiers(_ pairs: [Pair]) -> Diagnostic {
    let list = listed(pairs)
    return Diagnostic(
      DiagnosticRule("data.duplicate-identifier"), .error,
      LocalizedText(
        en: "Identifiers stand more than once in '\(table.file)': \(list.en).",
        fr: "Des identifiants figurent plusieurs fois dans «\u{202F}\(table.file)\u{202F}»"
          + "\u{202F}: \(list.fr)."),
      at: places(
        ofRows: pairs.prefix(5).flatMap { [$0.first, $0.second] },
        column: table.column(description.id) ?? 0),
      why: LocalizedText(
        en: "An institution has one row, or its values would be chosen at random.",
        fr: "Un établissement a une ligne, sinon ses valeurs seraient prises au hasard."),
      fix: [
        LocalizedText(
          en: "Keep one row of each with `where`, for instance `where: {year: 2021}`.",
          fr: "Gardez une ligne de chacun avec `where`, par exemple `where: {year: 2021}`."),
        LocalizedText(
          en: "Declare `long: {indicator: …, value: …}` if each row holds one value.",
          fr: "Déclarez `long: {indicator: …, value: …}` si chaque ligne contient une valeur."),
      ])
  }

  func spacesAroundIdentifiers(_ pairs: [Pair]) -> Diagnostic {
    let list = listed(pairs)
    return Diagnostic(
      DiagnosticRule("data.identifier-spaces"), .error,
      LocalizedText(
        en: "Identifiers of '\(table.file)' are those of other rows but for spaces around them: "
          + "\(list.en).",
        fr: "Des identifiants de «\u{202F}\(table.file)\u{202F}» sont ceux d’autres lignes, aux "
          + "espaces autour près\u{202F}: \(list.fr)."),
      at: places(
        ofRows: pairs.prefix(5).flatMap { [$0.first, $0.second] },
        column: table.column(description.id) ?? 0),
      why: LocalizedText(
        en: "Identifiers are compared as written: these would be different institutions.",
        fr: "Les identifiants se comparent tels qu’ils sont écrits\u{202F}: ce seraient des "
          + "établissements différents."),
      fix: [
        LocalizedText(
          en: "Take the spaces out of the file.", fr: "Retirez les espaces du fichier.")
      ])
  }

  /// - Parameter indicator: what is asked, where rows of a long table give it twice.
  func duplicateValues(
    _ column: String, _ pairs: [Pair], indicator: String? = nil
  ) -> Diagnostic {
    let list = listed(pairs)
    let breakdowns = indicator == nil ? [] : breakdowns(of: pairs)
    let (first, second) = (pairs.map(\.first), pairs.map(\.second))
    return Diagnostic(
      DiagnosticRule("data.duplicate-value"), .error,
      indicator.map { asked in
        LocalizedText(
          en: "'\(asked)' is answered more than once for \(list.en).",
          fr: "« \(asked) » a plusieurs réponses pour \(list.fr).")
      }
        ?? LocalizedText(
          en: "Column '\(column)' has more than one value for \(list.en).",
          fr: "La colonne «\u{202F}\(column)\u{202F}» a plusieurs valeurs pour \(list.fr)."),
      at: zip(first, second).prefix(5).flatMap { [$0, $1] }.map {
        SourceLocation(file: table.file, line: table.line(ofRow: $0))
      },
      fix: [
        LocalizedText(
          en: "Keep one of the two lines, and take the other out.",
          fr: "Gardez l’une des deux lignes, et retirez l’autre.")
      ]
        + breakdowns.map { heading, value in
          LocalizedText(
            en: "If '\(heading)' is a breakdown, choose one with `where` under this column, such as"
              + " `where: {\(heading): \(value)}`.",
            fr:
              "Si «\u{202F}\(heading)\u{202F}» est une ventilation, choisissez-en une avec `where`"
              + " sous cette colonne, par exemple `where: {\(heading): \(value)}`.")
        })
  }

  /// The first further column whose cells tell the rows of a pair apart, with one of them.
  private func breakdowns(of pairs: [Pair]) -> [(heading: String, value: String)] {
    let values = description.columns.flatMap { [$0.valueHeading, $0.heading].compactMap { $0 } }
    let known = Set(
      [
        description.id, description.name, description.period, description.long?.indicator,
        description.long?.value,
      ].compactMap { $0 } + values)
    guard let pair = pairs.first, description.long != nil else { return [] }
    for (column, heading) in table.headings.enumerated() where !known.contains(heading) {
      let text = table.text(row: pair.first, column: column)
      if !text.isEmpty, text != table.text(row: pair.second, column: column) {
        return [(heading, text)]
      }
    }
    return []
  }
}

extension ColumnRequirement {
  /// The option of the call that asks for the column, where it isn't the methodology.
  fileprivate var option: String? {
    location.flatMap { $0.file.hasPrefix("--") ? $0.file : nil }
  }
}
