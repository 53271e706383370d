import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Which components the reader's own table has. One without a column was not submitted.
struct OwnHeadings {
  /// By position in the columns of the predictor.
  let present: [Int]
  let problems: [Diagnostic]
  let remarks: [Diagnostic]

  /// - Throws: what can't be applied to any figures.
  init(_ headings: [String], file: String, of predictor: Predictor) throws(DiagnosticError) {
    let data = predictor.compiled.document.data
    let wanted = predictor.columns.map(data.heading(of:))
    present = wanted.indices.filter { headings.contains(wanted[$0]) }
    let absent = wanted.filter { !headings.contains($0) }
    let known = Set(wanted + data.headings)
    let unknown = headings.filter { !known.contains($0) }
    remarks =
      unknown.isEmpty ? [] : [Self.unknown(unknown, nearTo: absent, file, predictor)]
    let needed = try predictor.indispensable.map(data.heading(of:))
    let lacking = present.isEmpty ? wanted : needed.filter { absent.contains($0) }
    problems = lacking.isEmpty ? [] : [Self.needed(lacking, file)]
  }

  private static func unknown(
    _ unknown: [String], nearTo absent: [String], _ file: String, _ predictor: Predictor
  ) -> Diagnostic {
    let names = culprits(unknown, atMost: 12)
    let id = predictor.compiled.document.header.id
    let isOne = unknown.count == 1
    return Diagnostic(
      DiagnosticRule("estimate.unknown-column"), .warning,
      LocalizedText(
        en: "'\(id)' doesn't read the \(isOne ? "column" : "columns") \(names.en).",
        fr: "« \(id) » ne lit pas \(isOne ? "la colonne" : "les colonnes") \(names.fr)."),
      at: [SourceLocation(file: file, line: 1)],
      fix: unknown.flatMap { name in
        let same = absent.first { $0.lowercased() == name.lowercased() }
        return same.map { [$0].suggestion(for: $0) } ?? absent.suggestion(for: name)
      })
  }

  private static func needed(_ lacking: [String], _ file: String) -> Diagnostic {
    let names = culprits(lacking, atMost: 20)
    return Diagnostic(
      DiagnosticRule("estimate.needed-column"), .error,
      LocalizedText(
        en: "Nothing can be estimated without \(names.en), of which the table has no column.",
        fr: "Rien ne peut être estimé sans \(names.fr), dont le tableau n’a pas de colonne."),
      at: [SourceLocation(file: file, line: 1)],
      why: LocalizedText(
        en: "Components without a column count as not submitted, and the score needs these.",
        fr: "Des composantes sans colonne comptent comme non présentées, et le score a besoin de "
          + "celles-ci."),
      fix: [
        LocalizedText(
          en: "Add the column, with a number or a range in each row.",
          fr: "Ajoutez la colonne, avec un nombre ou une fourchette à chaque ligne.")
      ])
  }
}

extension DataDescription {
  /// Every heading that it names.
  fileprivate var headings: [String] {
    [id] + [name, long?.indicator, long?.value].compactMap { $0 } + aliases.map(\.heading)
      + filters.map(\.heading) + columns.map { $0.heading ?? $0.name }
  }
}

extension Predictor {
  /// The columns without any one of which there is no score, whatever the others are.
  ///
  /// - Throws: what can't be applied to any figures.
  var indispensable: [String] {
    get throws(DiagnosticError) {
      // One institution for each column, which alone it lacks. The score rises with every column, so
      // that there is one or none doesn't hang on which numbers the others are.
      let lacking = columns.indices.map { column in
        columns.indices.map { $0 == column ? nil : (low: 1.0, high: 1.0) }
      }
      let names = columns.indices.map { "\($0)" }
      let found = try intervals(of: names, lacking)
      return columns.indices.filter { found[$0] == nil }.map { columns[$0] }
    }
  }
}
