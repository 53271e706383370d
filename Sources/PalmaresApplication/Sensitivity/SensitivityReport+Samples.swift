import PalmaresAnalysis
public import PalmaresCore
import PalmaresExchange

extension SensitivityReport {
  /// Whether every sample that was asked for is there: not after an interruption among them.
  public var hasAllSamples: Bool { analysis.rows == analysis.samples }

  /// Every ranking that the indices are computed from, a line each, numbers to the last digit: its row, its
  /// point (`A`, `AB1` for A with the first group from B, …, `B`), that group, the coordinates in the unit
  /// cube in the order of what varies, and every target, blank where it has no value.
  public func samplesCSV(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    let dimension = analysis.groups.last?.coordinates.upperBound ?? 0
    csv.row(
      ["row", "point", "from_b"] + (0..<dimension).map { "u\($0 + 1)" } + targets.map(\.column))
    for (row, outputs) in analysis.outputs.enumerated() {
      for (place, point) in zip(outputs.indices, analysis.points(of: row)) {
        csv.cell(Double(row))
        csv.cell(pointName(place))
        csv.cell(groupFromB(place)?.label[language])
        for coordinate in point { csv.cell(coordinate) }
        for output in outputs[place] { csv.cell(output) }
        csv.endRow()
      }
    }
    return csv.bytes
  }

  private func pointName(_ place: Int) -> String {
    place == 0 ? "A" : place > analysis.groups.count ? "B" : "AB\(place)"
  }

  private func groupFromB(_ place: Int) -> SensitivityGroup? {
    (1...max(1, analysis.groups.count)).contains(place) ? analysis.groups[place - 1] : nil
  }
}

extension NamedTarget {
  /// As `--target` takes it.
  fileprivate var column: String {
    institution.map { "\(kind):\($0.identifier)" } ?? kind
  }
}
