import PalmaresCore
import PalmaresEngine

extension DataProblem {
  /// Values beyond those that a column may hold, with their lines.
  func outside(
    _ allowed: AllowedNumbers?, _ column: Column, _ request: NumberColumns.Request
  ) -> [Diagnostic] {
    guard let allowed else { return [] }
    let found = request.rows.indices.compactMap { position in
      column.number(at: position).flatMap { value in
        allowed.contains(value) ? nil : (row: request.rows[position], value: value)
      }
    }
    let rows = found.map(\.row)
    guard !rows.isEmpty else { return [] }
    let id = table.column(description.id) ?? 0
    let values = LocalizedText { language in
      let colon = language == .french ? "\u{202F}: " : ": "
      return culprits(
        found.map { row, value in
          let number = Printing.general.text(of: value, in: NumberNotation(language))
          return "\(table.text(row: row, column: id))\(colon)\(number)"
        })[language]
    }
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
