public import PalmaresCore
import PalmaresEngine
public import PalmaresExchange

extension MethodologyDocument {
  /// The table of a name, among those that the methodology has besides the main one.
  ///
  /// - Throws: `input.unknown-table`, with the nearest name.
  func table(_ name: String) throws(DiagnosticError) -> ResultsTable {
    if let table = methodology.tables.first(where: { $0.id == name }) { return table }
    let known = methodology.tables.map(\.id)
    let list = culprits(known, atMost: 20)
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("input.unknown-table"), .error,
        LocalizedText(
          en: "'\(header.id)' has no table '\(name)'.",
          fr: "« \(header.id) » n’a pas de tableau « \(name) »."),
        fix: known.suggestion(for: name) + [
          known.isEmpty
            ? LocalizedText(
              en: "It has one table only: leave '--table' out.",
              fr: "Elle n’a qu’un tableau : retirez « --table ».")
            : LocalizedText(en: "Its tables are \(list.en).", fr: "Ses tableaux sont \(list.fr).")
        ]))
  }

  /// Title of the methodology, and of one of its tables where that is what is shown.
  func heading(of table: ResultsTable?) -> LocalizedText {
    guard let table else { return header.heading }
    return LocalizedText(
      en: "\(header.heading.en), \(table.title.en) (\(table.id))",
      fr: "\(header.heading.fr), \(table.title.fr) (\(table.id))")
  }
}

extension MethodologyDocument {
  /// Which tables there are besides the main one, in a sentence; `nil` where there are none.
  public var tableNote: LocalizedText? {
    guard !methodology.tables.isEmpty else { return nil }
    let list = methodology.tables.listedForReaders
    return LocalizedText(
      en: "Tables, for 'rank' with '--table': \(list.en)",
      fr: "Tableaux, pour « rank » avec « --table » : \(list.fr)"
    ).typeset
  }
}

extension Sequence where Element == ResultsTable {
  /// `sdg6 (Clean water), sdg7 (Clean energy)`, for a reader who is to choose.
  var listedForReaders: LocalizedText {
    LocalizedText { language in
      map { "\($0.id) (\($0.title[language]))" }.joined(separator: ", ")
    }
  }
}
