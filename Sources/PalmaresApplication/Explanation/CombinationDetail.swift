public import PalmaresCore
public import PalmaresEngine

extension TraceCombination {
  /// What the rule found besides its sum: `beats 40, is beaten by 9, neither with 1: 40 − 9 = 31`.
  public var detailSentence: LocalizedText? {
    detail.map { detail in
      LocalizedText { language in
        let number = { Printing.exact.text(of: $0, in: NumberNotation(language)) }
        let french = language == .french
        switch detail {
        case .place(let place, let count):
          return french
            ? "à la place \(number(place)) sur \(count), depuis le plus bas"
            : "at place \(number(place)) of \(count), from the lowest"
        case .mean(let mean):
          return (french ? "moyenne " : "mean ") + number(mean)
        case .pairs(let pairs):
          let score = "\(pairs.wins) − \(pairs.losses) = \(number(pairs.copelandScore))"
          return french
            ? "en bat \(pairs.wins), battu par \(pairs.losses), à égalité avec \(pairs.ties)"
              + "\u{202F}: \(score)"
            : "beats \(pairs.wins), is beaten by \(pairs.losses), neither with \(pairs.ties)"
              + ": \(score)"
        }
      }
    }
  }

  /// Which children weights on positions leave out, and what would take each in: `not taken: goal5
  /// (12.3), goal7 (11): more than 45.1 would be needed`; `nil` where all are taken.
  public var notTakenSentence: LocalizedText? {
    guard case .ordered(_, let end) = rule, let taken, let last = lastTaken else { return nil }
    let left = children.filter { $0.position.map { $0 > taken } ?? false }
      .sorted { ($0.position ?? 0) < ($1.position ?? 0) }
    guard !left.isEmpty else { return nil }
    return LocalizedText { language in
      let number = { Printing.general.text(of: $0, in: NumberNotation(language)) }
      let shown = left.prefix(5).map { child in
        "\(child.node) (\(child.value.number.map(number) ?? ""))"
      }
      let more = left.count - shown.count
      let french = language == .french
      let rest = more == 0 ? "" : french ? " et \(more) de plus" : " and \(more) more"
      let list = shown.joined(separator: ", ") + rest
      let high = end == .high
      return french
        ? "non pris\u{202F}: \(list)\u{202F}; il faudrait \(high ? "plus" : "moins") de \(number(last))"
        : "not taken: \(list); \(high ? "more" : "less") than \(number(last)) would be needed"
    }
  }

  /// The value of the last child that weights on positions take.
  public var lastTaken: Double? {
    guard let taken else { return nil }
    return children.first { $0.position == taken }?.value.number
  }
}

extension ExplainedNode {
  /// Names of those that it is compared with, by how each pair ends.
  public struct Opponents: Sendable, Hashable {
    public let beaten: [String]
    public let winners: [String]
    public let even: [String]

    init?(_ trace: Trace, in units: StatisticalUnits) {
      guard case .combination(let combination) = trace.source,
        let opponents = combination.opponents
      else { return nil }
      beaten = opponents.beaten.map { units.names[$0] }
      winners = opponents.winners.map { units.names[$0] }
      even = opponents.even.map { units.names[$0] }
    }

    /// A line each; those of nobody are left out.
    public var sentences: [LocalizedText] {
      [
        Self.sentence(beaten, en: "beats", fr: "bat"),
        Self.sentence(winners, en: "is beaten by", fr: "est battu par"),
        Self.sentence(even, en: "neither with", fr: "à égalité avec"),
      ].compactMap { $0 }
    }

    private static func sentence(_ names: [String], en: String, fr: String) -> LocalizedText? {
      guard !names.isEmpty else { return nil }
      let list = culprits(names, atMost: 8)
      return LocalizedText(en: "\(en) \(list.en)", fr: "\(fr) \(list.fr)")
    }
  }
}
