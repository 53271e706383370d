public import PalmaresCore
public import PalmaresEngine

extension PublishedFigure {
  /// As the publisher printed it, in the notation of a reader.
  public func text(in notation: NumberNotation) -> String? {
    switch self {
    case .absent: nil
    case .word(let word): word
    case .shared(let value): "=" + Printing.general.text(of: value, in: notation)
    case .number(let value, let decimals): Printing.decimals(decimals).text(of: value, in: notation)
    case .range(let low, let high, let decimals):
      Self.range(low, high, .decimals(decimals), notation)
    }
  }

  private static func range(
    _ low: Double?, _ high: Double?, _ printing: Printing, _ notation: NumberNotation
  ) -> String {
    let low = low.map { printing.text(of: $0, in: notation) }
    let high = high.map { printing.text(of: $0, in: notation) }
    switch (low, high) {
    case (let low?, let high?): return "\(low)–\(high)"
    case (let low?, nil): return "\(low)+"
    case (nil, let high?): return "<\(high)"
    case (nil, nil): return "–"
    }
  }
}
