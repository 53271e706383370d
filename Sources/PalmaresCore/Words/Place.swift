/// A place in a ranking: a position, one that is shared, or a range.
///
/// | place | words | short |
/// |---|---|---|
/// | 16 | `16th`, `16e` | `16` |
/// | 16, tied | `tied 16th`, `16e ex æquo` | `=16` |
/// | 1.5, tied | `1.5 (tied)`, `1,5 ex æquo` | `=1.5` |
/// | 101 to 200 | `101st–200th`, `101e–200e` | `101–200` |
/// | 301 and beyond | `301st or below`, `301e ou au-delà` | `301+` |
public struct Place: Sendable, Hashable {
  public var low: Double
  /// The same as `low` for a single position; `nil` where the range has no end.
  public var high: Double?
  public var tied: Bool

  public init(low: Double, high: Double?, tied: Bool = false) {
    self.low = low
    self.high = high
    self.tied = tied
  }

  public init(_ position: Double, tied: Bool = false) {
    self.init(low: position, high: position, tied: tied)
  }

  /// For sentences.
  public func words(in language: Language) -> String {
    if low == high, low != low.rounded() { return between(in: language) }
    let first = ordinal(low, in: language)
    guard let high else {
      return language == .french ? "\(first) ou au-delà" : "\(first) or below"
    }
    let place = high == low ? first : "\(first)–\(ordinal(high, in: language))"
    guard tied else { return place }
    return language == .french ? "\(place) ex æquo" : "tied \(place)"
  }

  /// Half places, which ties on average give, are no ordinals.
  private func between(in language: Language) -> String {
    let number = Printing.general.text(of: low, in: NumberNotation(language))
    guard tied else { return number }
    return language == .french ? "\(number) ex æquo" : "\(number) (tied)"
  }

  /// For columns of a table.
  public func short(in notation: NumberNotation) -> String {
    let first = Printing.general.text(of: low, in: notation)
    let mark = tied ? "=" : ""
    guard let high else { return "\(mark)\(first)+" }
    guard high != low else { return mark + first }
    return "\(mark)\(first)–\(Printing.general.text(of: high, in: notation))"
  }
}
