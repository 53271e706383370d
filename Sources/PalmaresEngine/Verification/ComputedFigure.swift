import PalmaresCore

/// Our value for one institution, beside what a publisher printed.
struct ComputedFigure {
  var number: Double?
  var word: String?
  /// What rounded inputs allow, where the comparison is made with an interval.
  var low: Double?
  var high: Double?
  var hasBounds: Bool

  func agrees(with figure: PublishedFigure, by rule: PublishedTable.Rule) -> Bool {
    if figure == .absent { return hasBounds ? low == nil || high == nil : isAbsent }
    if hasBounds { return meets(figure, rule) }
    if case .word(let published) = figure { return word == published }
    if let word { return Self.text(of: figure) == word }
    guard let number else { return false }
    switch (rule, figure) {
    case (.printed, _): return lies(number, in: figure)
    case (_, .number(let published, _)), (_, .shared(let published)):
      return agrees(number, published, by: rule)
    default: return false
    }
  }

  private var isAbsent: Bool { number == nil && word == nil }

  func distance(to figure: PublishedFigure) -> Double? {
    switch figure {
    case .number(let published, _), .shared(let published):
      number.map { $0 - published }.flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  private func agrees(
    _ number: Double, _ published: Double, by rule: PublishedTable.Rule
  ) -> Bool {
    switch rule {
    case .decimals(let digits):
      DecimalRounding.rounded(number, digits: digits, mode: .halfUp) == published
    case .within(let tolerance): abs(number - published) <= tolerance
    case .relative(let share): abs(number - published) <= share * abs(published)
    case .exact, .printed: number == published
    }
  }

  /// Rounded as printed, half up, the number is the printed one or lies in the printed range.
  private func lies(_ number: Double, in figure: PublishedFigure) -> Bool {
    switch figure {
    case .number(let published, let decimals):
      return DecimalRounding.rounded(number, digits: decimals, mode: .halfUp)
        == DecimalRounding.rounded(published, digits: decimals, mode: .halfUp)
    case .shared(let published): return number == published
    case .range(let low, let high, let decimals):
      let rounded = DecimalRounding.rounded(number, digits: decimals, mode: .halfUp)
      return (low.map { rounded >= $0 } ?? true) && (high.map { rounded <= $0 } ?? true)
    case .absent, .word: return false
    }
  }

  /// The interval that rounded inputs allow meets the interval that the printed figure stands for.
  ///
  /// Both have closed ends; a hair's breadth (1e-9) is left for the last bits of decimal fractions.
  private func meets(_ figure: PublishedFigure, _ rule: PublishedTable.Rule) -> Bool {
    guard let low, let high else { return false }
    var figure = figure
    if case .decimals(let digits) = rule, case .number(let value, _) = figure {
      figure = .number(value, decimals: digits)
    }
    guard let interval = figure.interval else { return false }
    return low <= interval.high + 1e-9 && interval.low <= high + 1e-9
  }

  private static func text(of figure: PublishedFigure) -> String? {
    switch figure {
    case .word(let word): word
    case .number(let value, _): plain(value)
    case .shared(let value): "=\(plain(value))"
    case .range(let low?, let high?, _): "\(plain(low))–\(plain(high))"
    case .range(let low?, nil, _): "\(plain(low))+"
    case .range(nil, let high?, _): "<\(plain(high))"
    default: nil
    }
  }
}
