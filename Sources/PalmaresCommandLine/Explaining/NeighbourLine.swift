import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore

/// What makes the distance to a neighbour, on one line: the largest parts, then the others together.
struct NeighbourLine {
  private let opponent: ScoreAnalysis.Opponent
  private let analysis: ScoreAnalysis
  private let language: Language
  private static let most = 4

  init(_ opponent: ScoreAnalysis.Opponent, _ analysis: ScoreAnalysis, _ language: Language) {
    self.opponent = opponent
    self.analysis = analysis
    self.language = language
  }

  /// `Income −0.4, Health +0.2, 5 others −0.1`: below zero where the neighbour has more. What counts for
  /// one of the two only stands together: each alone is a whole part, and one takes the other's place.
  var text: String {
    let parts = items.filter { $0.points != 0 }.sorted { abs($0.points) > abs($1.points) }
    guard !parts.isEmpty else { return "" }
    // One left over says no less by name.
    let count = parts.count == Self.most + 1 ? parts.count : Self.most
    var words = parts.prefix(count).map { "\($0.name[language]) \(signed($0.points))" }
    let rest = parts.dropFirst(count)
    if !rest.isEmpty {
      let others = CountedNoun(en: ("other", "others"), fr: ("autre", "autres")).text(rest.count)
      words.append("\(others[language]) \(signed(rest.reduce(0) { $0 + $1.points }))")
    }
    return TextLayout.set(words.joined(separator: ", "), indent: 4)
  }

  private var items: [(name: LocalizedText, points: Double)] {
    let parts = opponent.difference?.parts ?? []
    let selected = parts.filter { $0.kind == .selection }
    let together = LocalizedText(
      en: "what counts for one only", fr: "ce qui ne compte que pour l’un")
    return parts.filter { $0.kind != .selection }.map { (analysis.name(of: $0), $0.points) }
      + (selected.isEmpty ? [] : [(together, selected.reduce(0) { $0 + $1.points })])
  }

  private func signed(_ points: Double) -> String {
    points.difference(ofFigures: [analysis.printing], in: language)
  }
}
