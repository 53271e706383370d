import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// Every part of a score: its points, and what it makes of the distance from the mean of the field and
/// from others. Each column sums to what its last line says; what printing rounds off has a line too.
struct ContributionsTable {
  private let analysis: ScoreAnalysis
  private let columns: [Split]
  private let digits: Int

  private struct Split {
    var code: String
    var heading: LocalizedText
    var parts: [Contribution]
    var total: Double
  }

  private struct Key: Hashable {
    var node: NodeReference
    var period: String?
    var kind: Contribution.Kind
  }

  /// - Parameter withMean: whether the distance from the mean of the field is one of the columns.
  init(_ analysis: ScoreAnalysis, withMean: Bool) {
    self.analysis = analysis
    digits =
      if case .decimals(let count) = analysis.printing { min(count + 1, 12) } else { 4 }
    var columns: [Split] = []
    if let contributions = analysis.contributions, contributions.isSplit {
      columns.append(
        Split(
          code: "points", heading: LocalizedText("Points"), parts: contributions.parts,
          total: contributions.score))
    }
    if withMean, let mean = analysis.fromMean {
      columns.append(
        Split(
          code: "from_mean",
          heading: LocalizedText(en: "Against the mean", fr: "Face à la moyenne"),
          parts: mean.parts, total: mean.difference))
    }
    for opponent in analysis.opponents {
      guard let difference = opponent.difference else { continue }
      columns.append(
        Split(
          code: opponent.relation.rawValue,
          heading: LocalizedText(
            en: "Against \(opponent.name.onOneLine)",
            fr: "Face à \(opponent.name.onOneLine)"),
          parts: difference.parts, total: difference.difference))
    }
    self.columns = columns
  }

  var isEmpty: Bool { columns.isEmpty }

  var table: Table {
    var table = Table(
      columns: [.init("part", LocalizedText(en: "Part", fr: "Partie"))]
        + columns.map { .init($0.code, $0.heading, .end) })
    for key in keys {
      let parts = columns.map { column in column.parts.first { Self.key($0) == key } }
      guard let part = parts.lazy.compactMap({ $0 }).first else { continue }
      table.append(
        [.localized(analysis.name(of: part))] + parts.map { $0.map { cell($0.points) } ?? .empty })
    }
    let rests = columns.map(rest)
    if rests.contains(where: { $0 != 0 }) {
      table.append(
        [.localized(LocalizedText(en: "rounding of this table", fr: "arrondi de ce tableau"))]
          + rests.map { $0 == 0 ? .empty : cell($0) })
    }
    table.append([.localized(LocalizedText("total"))] + columns.map { cell($0.total) })
    return table
  }

  /// Parts in the order of the first column that has them; those that only others have come where they
  /// follow there.
  private var keys: [Key] {
    var keys: [Key] = []
    for column in columns {
      var place = 0
      for key in column.parts.map(Self.key) {
        if let known = keys.firstIndex(of: key) {
          place = known + 1
        } else {
          keys.insert(key, at: place)
          place += 1
        }
      }
    }
    return keys
  }

  private static func key(_ part: Contribution) -> Key {
    Key(node: part.node, period: part.period, kind: part.kind)
  }

  private func printed(_ points: Double) -> Double {
    DecimalRounding.rounded(points, digits: digits)
  }

  private func cell(_ points: Double) -> Table.Cell { .number(printed(points), .decimals(digits)) }

  /// What the printed parts lack of the printed total.
  private func rest(of column: Split) -> Double {
    let sum = column.parts.reduce(0) { $0 + printed($1.points) }
    return printed(printed(column.total) - sum)
  }
}
