import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension JSONWriter {
  /// What every analysis says first: of which methodology, table, reader's choice and figures it is, what
  /// must be known of them, and what the figures allow.
  mutating func analysis(
    _ schema: String, of document: MethodologyDocument, table: ResultsTable?,
    reader: ReaderChoice?, on dataset: Dataset, _ basis: AnalysisBasis, in language: Language
  ) {
    member("schema", schema)
    methodology(document)
    caveats(document.header, in: language)
    self.table(table, in: language)
    self.reader(reader)
    self.dataset(dataset)
    member("basis", basis.rawValue)
  }
}
