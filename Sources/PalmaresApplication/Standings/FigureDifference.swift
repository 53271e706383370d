import Glibc
public import PalmaresCore

extension Double {
  /// A difference beside the figures it is of, with its sign; `=` for none.
  ///
  /// It has one decimal more than they are rounded to, because the difference of the rounded figures is
  /// often another (91.0 and 89.2 may be 1.75 apart); no more than they where it is exact with those,
  /// for then it is that of the rounded figures, too; and two digits where it would show as zero.
  public func difference(ofFigures printings: [Printing], in language: Language) -> String {
    if self == 0 { return "=" }
    let notation = NumberNotation(language)
    let printing = printing(amongFigures: printings)
    var text = printing.text(of: printing.forPeople(self), in: notation)
    if !text.contains(where: { $0.isNumber && $0 != "0" }) {
      let digits = 1 - Int(log10(magnitude).rounded(.down))
      let short = DecimalRounding.rounded(self, digits: digits)
      text = Printing.general.text(of: short, in: notation)
    }
    return (self > 0 ? "+" : "") + text
  }

  private func printing(amongFigures printings: [Printing]) -> Printing {
    let decimals = printings.compactMap { printing -> Int? in
      if case .decimals(let count) = printing { count } else { nil }
    }
    guard let most = decimals.max(), decimals.count == printings.count else { return .general }
    let rounded = DecimalRounding.rounded(self, digits: most)
    // What is left of a difference of two doubles is no digit.
    let isExact = (rounded - self).magnitude < 1e-9 * (1 + magnitude)
    return .decimals(isExact && rounded != 0 ? most : most + 1)
  }
}
