import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// An institution that the results don't list and whose rank or score is another after. Ranks may be given
/// to more than those listed: such a one can push them without standing among them.
public struct UnlistedMove: Sendable {
  public let identifier: String
  public let name: String
  public let rank: (before: Double?, after: Double?)
  public let score: (before: Double?, after: Double?)
  private let printing: Printing

  /// In the order of the file.
  static func all(
    _ before: Evaluation, _ after: Evaluation, listed rows: [WhatIfRow], withRanks: Bool
  ) -> [UnlistedMove] {
    let listed = Set(rows.map(\.identifier))
    let results = before.graph.methodology.results
    func both(_ node: NodeReference?, _ unit: Int) -> (before: Double?, after: Double?) {
      (
        node.flatMap { before.column($0)?.number(at: unit) },
        node.flatMap { after.column($0)?.number(at: unit) }
      )
    }
    let units = before.dataset.units
    return (0..<units.count).compactMap { unit in
      guard !listed.contains(units.identifiers[unit]) else { return nil }
      let rank = withRanks ? both(results.rank, unit) : (nil, nil)
      let score = both(results.score, unit)
      guard rank.0 != rank.1 || score.before != score.after else { return nil }
      return UnlistedMove(
        identifier: units.identifiers[unit], name: units.names[unit], rank: rank, score: score,
        printing: results.score.map { before.printing(of: $0) } ?? .general)
    }
  }

  /// `Noyers: rank – → 6, score – → 75`.
  var words: LocalizedText {
    LocalizedText { language in
      func text(_ value: Double?, _ printing: Printing) -> String {
        value.map { printing.text(of: printing.forPeople($0), in: NumberNotation(language)) } ?? "–"
      }
      func change(_ word: String, _ pair: (before: Double?, after: Double?), _ printing: Printing)
        -> String?
      {
        pair.before == nil && pair.after == nil
          ? nil : "\(word) \(text(pair.before, printing)) → \(text(pair.after, printing))"
      }
      let parts = [
        change(language == .french ? "rang" : "rank", rank, .general),
        change("score", score, printing),
      ].compactMap { $0 }
      let name = InstitutionMatch.label(name, identifier)
      return "\(name)\(language == .french ? " : " : ": ")\(parts.joined(separator: ", "))"
    }.typeset
  }
}

extension WhatIfReport {
  static let mostUnlistedNamed = 5

  /// Whom the table can't show although the others' ranks may hang on them.
  var unlistedNote: LocalizedText? {
    guard !unlisted.isEmpty else { return nil }
    let count = institutions.text(unlisted.count)
    let rest = max(0, unlisted.count - Self.mostUnlistedNamed)
    return LocalizedText { language in
      let french = language == .french
      let list = unlisted.prefix(Self.mostUnlistedNamed).map { $0.words[language] }
        .joined(separator: french ? " ; " : "; ")
      let more =
        rest == 0
        ? ""
        : french
          ? " ; et \(counted(rest, in: language)) de plus"
          : "; and \(counted(rest, in: language)) more"
      let opening =
        french
        ? "Hors du tableau, mais avec un autre rang ou score, ce qui peut déplacer les autres : "
        : "Not listed, but with another rank or score, which may move the others: "
      return "\(opening)\(count[language]), \(list)\(more)."
    }.typeset
  }
}
