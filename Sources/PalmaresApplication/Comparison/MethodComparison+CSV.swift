public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension MethodComparison {
  /// One line for each institution, and for each method its score, rank, band, grades, groups and state;
  /// then how many places higher than under the first method.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(["id", "name"] + methods.indices.flatMap(headings))
    for row in rows {
      csv.cell(row.identifier)
      csv.cell(row.name)
      for index in methods.indices { csv.cells(of: row, under: index, self) }
      csv.endRow()
    }
    return csv.bytes
  }

  private func headings(_ index: Int) -> [String] {
    let parts = ["score", "rank", "tied", "band", "grades", "groups", "state"]
    return (parts + (index > 0 ? ["rise"] : [])).map { "\(methods[index].label).\($0)" }
  }
}

extension CSVWriter {
  fileprivate mutating func cells(
    of row: ComparedRow, under index: Int, _ comparison: MethodComparison
  ) {
    let result = row.results[index]
    cell(result?.score?.number)
    cell(result?.rank?.low)
    if let rank = result?.rank { cell(rank.tied) } else { cell(nil as String?) }
    cell(result?.band)
    let method = comparison.methods[index]
    cell(result.flatMap(method.gradeText))
    cell(result.flatMap(method.groupText))
    cell(result?.state.code ?? "not_listed")
    if index > 0 { cell(row.rise(under: index)) }
  }
}
