import PalmaresCore
import PalmaresEngine

/// The rows of one period in every table of a dataset; all rows where the data have no periods.
struct PeriodPart {
  let period: String?
  let sources: [DataSource]
  let main: UnitIndex

  private init(period: String?, sources: [DataSource]) {
    self.period = period
    self.sources = sources
    main = UnitIndex(sources[0])
  }

  /// One part for each period of the first table, in order. A joined table that names no periods
  /// holds for all of them.
  static func parts(
    of sources: [DataSource]
  ) -> (parts: [PeriodPart], problems: [Diagnostic]) {
    guard sources[0].description.period != nil else {
      return ([PeriodPart(period: nil, sources: sources)], [])
    }
    let rows = sources.map(\.rowsByPeriod)
    let problems = zip(sources, rows).compactMap { source, rows in
      rows?[""].map(source.problem.rowsWithoutPeriod)
    }
    let names = (rows[0] ?? [:]).keys.filter { !$0.isEmpty }
    let ordered = Array(names).sorted()
    let parts = PeriodSeries.ordered(ordered).map { position in
      let period = ordered[position]
      return PeriodPart(
        period: period,
        sources: zip(sources, rows).map { source, rows in
          rows.map { source.keeping($0[period] ?? []) } ?? source
        })
    }
    return (parts, problems)
  }
}

extension DataSource {
  /// Rows by the text of their period; `nil` where the table names no column of periods.
  fileprivate var rowsByPeriod: [String: [Int]]? {
    guard let column = description.period.flatMap(table.column) else { return nil }
    return Dictionary(grouping: rows) { table.text(row: $0, column: column).trimmed }
  }
}

extension DataProblem {
  func rowsWithoutPeriod(_ rows: [Int]) -> Diagnostic {
    let lines = lineList(rows)
    let heading = description.period ?? ""
    return Diagnostic(
      DiagnosticRule("data.no-period"), .error,
      LocalizedText(
        en: "Rows of '\(table.file)' have nothing under '\(heading)': \(lines.en).",
        fr: "Des lignes de « \(table.file) » n’ont rien sous « \(heading) » : \(lines.fr)."),
      at: rows.prefix(5).map {
        SourceLocation(file: table.file, line: table.line(ofRow: $0), name: "'\(heading)'")
      },
      fix: [
        LocalizedText(
          en: "Give each row its period, or delete these rows.",
          fr: "Donnez sa période à chaque ligne, ou supprimez ces lignes.")
      ])
  }

  static func unknownPeriod(_ wanted: String, _ known: [String]) -> Diagnostic {
    let list = culprits(known, atMost: 12)
    return Diagnostic(
      DiagnosticRule("input.unknown-period"), .error,
      LocalizedText(
        en: "The data have no period '\(wanted)'.",
        fr: "Les données n’ont pas de période « \(wanted) »."),
      fix: known.suggestion(for: wanted) + [
        LocalizedText(en: "Periods are \(list.en).", fr: "Les périodes sont \(list.fr).")
      ])
  }

  static func withoutPeriods(_ wanted: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.no-periods"), .error,
      LocalizedText(
        en: "Period '\(wanted)' is asked for, and the methodology's data name no periods.",
        fr: "La période « \(wanted) » est demandée, et les données de la méthode ne nomment pas de"
          + " périodes."),
      fix: [
        LocalizedText(
          en: "Leave '\(wanted)' out of the call, or name the column of periods:"
            + " data: {period: year, …}.",
          fr: "Retirez « \(wanted) » de l’appel, ou nommez la colonne des périodes :"
            + " data: {period: année, …}.")
      ])
  }

  static func lastPeriod(of series: PeriodSeries) -> Diagnostic {
    let others = culprits(series.names.dropLast().reversed())
    let last = series.names.last ?? ""
    let rest =
      series.count > 1
      ? LocalizedText(en: "; the data also hold \(others.en)", fr: " ; il y a aussi \(others.fr)")
      : LocalizedText("")
    return Diagnostic(
      DiagnosticRule("data.last-period"), .information,
      LocalizedText(
        en: "Period '\(last)' was taken, the last one\(rest.en).",
        fr: "La période « \(last) » a été prise, la dernière\(rest.fr)."))
  }
}
