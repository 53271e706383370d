import PalmaresExchange

/// The ranks that a printed rank or band stands for: `7`, `=7`, `401–600`, `1501+`.
struct RankSpan: Hashable {
  let low: Double
  /// Infinite for a band that is open below.
  let high: Double

  /// `nil` of what isn't printed like one.
  init?(_ text: String) {
    let plain = text.filter { $0 != "=" && $0 != " " }
    let parts = plain.split(whereSeparator: { "-–—‑‒".contains($0) }).map(String.init)
    let isOpen = plain.hasSuffix("+")
    let numbers = (isOpen ? [String(plain.dropLast())] : parts).compactMap { Double($0) }
    guard let low = numbers.first, let last = numbers.last, numbers.count == parts.count,
      numbers.count < 3, low <= last
    else { return nil }
    self.low = low
    high = isOpen ? .infinity : last
  }

  var width: Double { high - low }

  func overlaps(_ other: RankSpan) -> Bool { low <= other.high && other.low <= high }
}
