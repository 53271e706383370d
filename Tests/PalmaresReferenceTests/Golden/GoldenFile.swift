import Foundation
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// A file of reference figures beside the package: values that other programs computed.
struct GoldenFile {
  private let data: Data

  init(_ path: String) throws {
    data = try Data(contentsOf: URL(fileURLWithPath: ReferenceFiles.shared(path)))
  }

  /// The members of a JSON object.
  func members() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// A table with its identifiers in the first column; figures by heading, `NA` as `nil`.
  func table() throws -> (identifiers: [String], columns: [String: [Double?]]) {
    let (headings, lines) = try lines()
    var columns: [String: [Double?]] = [:]
    for (index, heading) in headings.enumerated().dropFirst() {
      columns[heading] = lines.map { Double($0[index]) }
    }
    return (lines.map { $0[0] }, columns)
  }

  /// The rows of a table, by heading.
  func rows() throws -> [[String: String]] {
    let (headings, lines) = try lines()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(headings, $0)) }
  }

  /// A table without a row, or with one that is too short, proves nothing.
  func lines() throws -> (headings: [String], lines: [[String]]) {
    let text = String(decoding: data, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map(Self.cells)
    let headings = try #require(lines.first)
    try #require(lines.count > 1)
    try #require(lines.allSatisfy { $0.count == headings.count })
    return (headings, Array(lines.dropFirst()))
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
}

extension [[String: String]] {
  /// A column of figures; `nil` where a cell holds none.
  func figures(_ heading: String) -> [Double?] { map { $0[heading].flatMap(Double.init) } }
}

/// The largest distance between two lists of numbers; infinite where their lengths differ.
func distance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

extension [String: Any] {
  /// A list of numbers; `null` and texts are `nil`.
  func numbers(_ key: String) throws -> [Double?] {
    let items = try #require(self[key] as? [Any], "no list '\(key)'")
    return items.map { item in
      // A matrix of one column is a list of lists of one.
      let value = (item as? [Any])?.first ?? item
      return (value as? NSNumber)?.doubleValue
    }
  }

  func number(_ key: String) throws -> Double {
    try #require((self[key] as? NSNumber)?.doubleValue, "no number '\(key)'")
  }
}

/// Nodes applied to figures at hand.
struct GoldenMethod {
  private let evaluation: Evaluation

  init(_ nodes: String, identifiers: [String], columns: [String: [Double?]]) throws {
    let text = """
      {palmares: 1, id: golden, edition: "1", title: Golden, status: example, data: {id: id},
       fit: all, nodes: {\(nodes)}}
      """
    let methodology = try MethodologyReader.read(Array(text.utf8), file: "golden.yml").methodology
    let targets = methodology.nodes.map { NodeReference($0.code) }
    let dataset = Dataset(
      units: StatisticalUnits(identifiers: identifiers), columns: columns.mapValues { Column($0) })
    evaluation = try Graph(compiling: methodology, alsoUsing: targets)
      .evaluated(on: dataset, targets: targets)
  }

  func values(_ node: String) throws -> [Double?] {
    let column = try #require(evaluation.column(NodeReference(node)), "no node '\(node)'")
    return (0..<column.count).map { column.number(at: $0) }
  }

  /// Expects a node to have the figures to 1e-10, relative where they are above 1.
  func expect(
    _ node: String, _ figures: [Double?], at place: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let values = try values(node)
    #expect(values.count == figures.count, sourceLocation: place)
    #expect(figures.contains { $0 != nil }, sourceLocation: place)
    for (index, (value, figure)) in zip(values, figures).enumerated() {
      guard let value, let figure else {
        #expect(value == nil && figure == nil, "\(node), \(index)", sourceLocation: place)
        continue
      }
      #expect(
        abs(value - figure) <= 1e-10 * max(1, abs(figure)), "\(node), \(index)",
        sourceLocation: place)
    }
  }
}
