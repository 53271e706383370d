import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// Where an institution stands in every indicator of its score: best first.
struct FieldTable {
  private let analysis: ScoreAnalysis

  init(_ analysis: ScoreAnalysis) { self.analysis = analysis }

  var table: Table {
    var table = Table(columns: [
      .init("indicator", LocalizedText(en: "Indicator", fr: "Indicateur")),
      .init("value", LocalizedText(en: "Value", fr: "Valeur"), .end),
      .init("median", LocalizedText(en: "Median", fr: "Médiane"), .end),
      .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
      .init("of", LocalizedText(en: "of", fr: "sur"), .end),
      .init("percentile", LocalizedText(en: "Percentile", fr: "Centile"), .end),
      .init(
        "points_from_median",
        LocalizedText(en: "Points from the median", fr: "Points depuis la médiane"), .end),
    ])
    for standing in sorted { table.append(row(of: standing)) }
    return table
  }

  /// By points from the median, else by percentile; those without a place last.
  private var sorted: [IndicatorStanding] {
    let all = analysis.standings
    let placed = all.filter { $0.percentile != nil }
    let hasPoints = placed.allSatisfy { $0.pointsFromMedian != nil }
    func key(_ standing: IndicatorStanding) -> Double {
      (hasPoints ? standing.pointsFromMedian : standing.percentile) ?? 0
    }
    let order = placed.enumerated().sorted { a, b in
      let (x, y) = (key(a.element), key(b.element))
      return x == y ? a.offset < b.offset : x > y
    }
    return order.map(\.element) + all.filter { $0.percentile == nil }
  }

  private func row(of standing: IndicatorStanding) -> [Table.Cell] {
    let name = analysis.name(of: standing.node, standing.label, period: standing.period)
    let printing = analysis.printing(of: standing.node)
    return [
      .localized(
        LocalizedText(
          en: name.en + (standing.isFilled ? " (filled in)" : ""),
          fr: name.fr + (standing.isFilled ? " (complété)" : ""))),
      standing.value.map { .number($0, printing) } ?? .absent(standing.state),
      standing.median.map { .number($0, printing) } ?? .empty,
      standing.rank.map { .place(Place(Double($0), tied: standing.ties > 0)) } ?? .empty,
      .number(Double(standing.count), .general),
      standing.percentile.map { .number($0 * 100, .decimals(0)) } ?? .empty,
      standing.pointsFromMedian.map { .number($0, points) } ?? .empty,
    ]
  }

  private var points: Printing {
    if case .decimals(let count) = analysis.printing { .decimals(count + 1) } else { .decimals(4) }
  }
}
