import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Entry of libFuzzer: any bytes are a table, or a refusal with a reason; never a crash, and never a
/// value that is no number. Built by `scripts/fuzz-readers.sh`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(DiagnosticError) {
    let table = try DelimitedTable(bytes: bytes, file: "fuzz.csv")
    for row in 0..<table.rowCount {
      for column in table.headings.indices { _ = table.text(row: row, column: column) }
    }
    guard let id = table.headings.first else { return 0 }
    try readFigures(bytes, id: id, headings: table.headings)
  } catch {
    precondition(error.diagnostics.hasErrors, "refused without a reason")
  }
  return 0
}

private func readFigures(
  _ bytes: [UInt8], id: String, headings: [String]
) throws(DiagnosticError) {
  let file = "/dev/shm/palmares-fuzz.csv"
  try AtomicFile.write(bytes, to: file, overwrite: true)
  let requirements = headings.enumerated().map { number, heading in
    ColumnRequirement(name: heading, kind: number % 3 == 2 ? .text : .number)
  }
  let (dataset, _) = try DatasetReader.read(
    DataDescription(id: id), file: file, requirements: requirements)
  for column in dataset.columns.values {
    precondition(column.values.allSatisfy(\.isFinite), "a value that is no number")
  }
}
