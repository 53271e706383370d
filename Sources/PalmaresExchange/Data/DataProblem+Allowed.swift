import PalmaresCore
import PalmaresEngine

extension DataProblem {
  /// Values beyond those that a column may hold, with their lines.
  func outside(
    _ allowed: AllowedNumbers?, _ column: Column, _ request: NumberColumns.Request
  ) -> [Diagnostic] {
    guard let allowed else { return [] }
    let rows = request.rows.indices.filter { position in
      column.number(at: position).map { !allowed.contains($0) } ?? false
    }.map { request.rows[$0] }
    guard !rows.isEmpty else { return [] }
    let id = table.column(description.id) ?? 0
    let values = culprits(
      rows.map { row in
        "\(table.text(row: row, column: id)): \(table.text(row: row, column: request.column))"
      })
    let places = rows.prefix(5).map {
      SourceLocation(
        file: table.file, line: table.line(ofRow: $0), tableColumn: request.column + 1,
        heading: table.headings[request.column])
    }
    let heading = request.heading
    return [
      Diagnostic(
        DiagnosticRule("data.not-between"), .error,
        LocalizedText(
          en: "Column '\(heading)' takes \(allowed.words.en), and holds \(values.en).",
          fr: "La colonne « \(heading) » prend \(allowed.words.fr), et contient \(values.fr)."),
        at: Array(places),
        why: LocalizedText(
          en: "The methodology says which values can stand there (`between`).",
          fr: "La méthode dit quelles valeurs peuvent y être (`between`)."),
        fix: [
          LocalizedText(
            en: "Correct \(rows.count == 1 ? "the cell" : "the cells"): \(allowed.words.en).",
            fr: "Corrigez \(rows.count == 1 ? "la cellule" : "les cellules") : \(allowed.words.fr)."
          ),
          LocalizedText(
            en: "If the number is a code that means no value, declare it with `missing`.",
            fr: "Si le nombre est un code qui veut dire sans valeur, déclarez-le par `missing`."),
        ])
    ]
  }
}

extension AllowedNumbers {
  fileprivate var words: LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      let french = language == .french
      let low = low.map { Printing.general.text(of: $0, in: notation) }
      let high = high.map { Printing.general.text(of: $0, in: notation) }
      switch (low, high) {
      case (let low?, let high?):
        return french ? "des valeurs de \(low) à \(high)" : "values from \(low) to \(high)"
      case (let low?, nil):
        return french ? "des valeurs d’au moins \(low)" : "values of \(low) or more"
      case (nil, let high?):
        return french ? "des valeurs d’au plus \(high)" : "values of \(high) or less"
      case (nil, nil): return french ? "toute valeur" : "any value"
      }
    }
  }
}
