import PalmaresCore

/// In a closed long table the methodology names every indicator, so that a row of another one is a
/// slip of the pen, or of another edition: never passed over in silence.
extension DataSource {
  /// Rows whose indicator no described column reads.
  var unlistedIndicators: [Diagnostic] {
    guard let long = description.long, long.isClosed, let column = table.column(long.indicator)
    else { return [] }
    let known = Set(description.columns.map { $0.indicator ?? $0.heading ?? $0.name })
    let unlisted = rows.filter { !known.contains(table.text(row: $0, column: column)) }
    return unlisted.isEmpty ? [] : [problem.unlistedIndicators(unlisted, column, known: known)]
  }
}

extension DataProblem {
  fileprivate func unlistedIndicators(
    _ rows: [Int], _ column: Int, known: Set<String>
  ) -> Diagnostic {
    var seen = Set<String>()
    let names = rows.map { table.text(row: $0, column: column) }.filter { seen.insert($0).inserted }
    let list = culprits(names)
    let lines = lineList(rows)
    let near = names.count == 1 ? offer(for: names[0], among: known) : []
    return Diagnostic(
      DiagnosticRule("data.unlisted-indicator"), .warning,
      LocalizedText(
        en: "'\(table.file)' has rows of indicators that the methodology doesn't know: \(list.en)"
          + " (\(lines.en)).",
        fr: "«\u{202F}\(table.file)\u{202F}» a des lignes d’indicateurs que la méthode ne connaît"
          + " pas\u{202F}: \(list.fr) (\(lines.fr))."),
      at: rows.prefix(5).map {
        SourceLocation(
          file: table.file, line: table.line(ofRow: $0), tableColumn: column + 1,
          heading: table.headings[column])
      },
      why: LocalizedText(
        en: "The methodology names every indicator (`closed`); these rows count for nothing.",
        fr: "La méthode nomme tous les indicateurs (`closed`)\u{202F}; ces lignes ne comptent pas."),
      fix: near + [
        LocalizedText(
          en: "Correct the names, or take the rows out.",
          fr: "Corrigez les noms, ou retirez les lignes.")
      ])
  }

  /// The indicator that may have been meant. A code that differs in its digits is another indicator.
  private func offer(for name: String, among known: Set<String>) -> [LocalizedText] {
    func letters(_ code: String) -> String { code.filter { !$0.isNumber } }
    let near = known.sorted().filter { letters($0) != letters(name) }.suggestion(for: name)
    guard near.isEmpty else { return near }
    return [
      LocalizedText(
        en: "This methodology has no such indicator; another edition may have it.",
        fr: "Cette méthode n’a pas cet indicateur ; une autre édition peut l’avoir.")
    ]
  }
}
