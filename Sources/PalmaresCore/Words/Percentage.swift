/// A share of one as a percentage: `27%` in English, `27 %` in French with a narrow no-break space,
/// `27%` for programs.
///
///     percentage(23.0 / 86, decimals: 1, in: .french)  // "26,7 %"
public func percentage(
  _ share: Double, decimals: Int = 0, in notation: NumberNotation
) -> String {
  let number = Printing.decimals(decimals).text(of: share * 100, in: notation)
  return notation == .french ? "\(number)\u{202F}%" : "\(number)%"
}
