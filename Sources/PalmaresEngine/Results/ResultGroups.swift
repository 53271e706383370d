import PalmaresCore

/// The groups in which rows are listed one after the other.
struct ResultGroups: Sendable {
  private let column: Column

  init(_ column: Column) { self.column = column }

  func name(at unit: Int) -> String? {
    column.word(at: unit) ?? column.number(at: unit).map(plain)
  }

  /// Positions in `units`, group by group: words in alphabetical order, numbers upwards, then those
  /// without a group; in each group the order given.
  func sorted(_ order: [Int], of units: [Int]) -> [Int] {
    let words = Set(units.compactMap { column.word(at: $0) })
      .map { (word: $0, key: $0.alphabeticalKey) }
      .sorted { ($0.key, $0.word) < ($1.key, $1.word) }.map(\.word)
    let places = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($0.element, Double($0.offset)) })
    return RadixSort.sorted(
      order,
      by: order.map { position in
        let unit = units[position]
        return column.word(at: unit).flatMap { places[$0] } ?? column.number(at: unit) ?? .infinity
      })
  }
}
