import PalmaresCore
public import PalmaresEngine

/// How often each institution stood in each band, or had each grade.
public struct ClassCounts: Sendable {
  public let node: NodeReference
  /// By word, a count for each institution; a band that is a number is counted by its text.
  public private(set) var counts: [String: [Int]] = [:]
  private let units: Int

  public init(of node: NodeReference, units: Int) {
    self.node = node
    self.units = units
  }

  public mutating func add(_ column: Column) {
    for unit in 0..<units {
      if let word = Self.word(of: column, at: unit) { add(1, of: word, to: unit) }
    }
  }

  /// The band or grade of an institution; `nil` where it has none.
  public static func word(of column: Column, at unit: Int) -> String? {
    column.word(at: unit)
      ?? column.number(at: unit).map { Printing.general.text(of: $0, in: NumberNotation(.english)) }
  }

  /// Adds what a file holds.
  public mutating func add(_ count: Int, of word: String, to unit: Int) {
    counts[word, default: [Int](repeating: 0, count: units)][unit] += count
  }

  public mutating func add(_ other: ClassCounts) {
    for (word, theirs) in other.counts {
      for (unit, count) in theirs.enumerated() where count > 0 { add(count, of: word, to: unit) }
    }
  }
}
