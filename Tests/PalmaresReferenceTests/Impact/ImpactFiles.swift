import Foundation
import PalmaresExchange
import Testing

/// Files and tables of THE Impact Rankings.
enum ImpactFiles {
  static let newest = "the-impact-2027"
  static let editions = Array(2019...2026)

  static func id(_ edition: Int) -> String { "the-impact-\(edition)-with-2027-weights" }

  static func shipped(_ name: String) -> String {
    let method = ReferenceFiles.shipped(newest)
    return method.dropLast("\(newest).yml".count) + name
  }

  /// A page of `docs/rankings`.
  static func page(_ name: String) -> String {
    let root = shipped("").components(separatedBy: "/Sources/")[0]
    return "\(root)/docs/rankings/\(name)"
  }

  /// The rows of a table, heading by heading.
  static func rows(_ file: String) throws -> [[String: String]] {
    let table = try DelimitedTable.read(file: file)
    return (0..<table.rowCount).map { row in
      let cells = table.headings.indices.map { table.text(row: row, column: $0) }
      return Dictionary(zip(table.headings, cells)) { first, _ in first }
    }
  }

  static func number(_ row: [String: String], _ heading: String) throws -> Double {
    try #require(Double(row[heading] ?? ""), "\(heading) of \(row)")
  }
}
