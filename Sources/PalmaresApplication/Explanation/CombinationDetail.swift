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
}
