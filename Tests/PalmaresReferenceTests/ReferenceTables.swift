import Foundation

/// Reference values as they stand in files beside the package.
enum ReferenceTables {
  /// The members of a JSON object.
  static func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: ReferenceFiles.shared(path)))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The rows of a CSV file, by heading.
  static func csv(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: ReferenceFiles.shared(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    guard let headings = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(headings, $0)) }
  }

  /// The cells of a line; a comma between quotation marks parts nothing.
  private static func cells(_ line: Substring) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// A column of numbers; `nil` where a cell holds none.
  static func column(_ name: String, of rows: [[String: String]]) -> [Double?] {
    rows.map { $0[name].flatMap(Double.init) }
  }
}

/// The largest distance between two lists of numbers; infinite where their lengths differ.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}
