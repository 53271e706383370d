import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The values that the components may have, as the methodology says (`between`).
struct ComponentScales {
  private let descriptions: [String: ColumnDescription]

  init(_ data: DataDescription) {
    descriptions = Dictionary(
      data.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a figure may be, where it is something else.
  func broken(by figure: PublishedFigure, of column: String) -> LocalizedText? {
    guard let allowed = descriptions[column]?.allowed, let ends = figure.ends,
      !allowed.contains(ends.low) || !allowed.contains(ends.high)
    else { return nil }
    return allowed.words
  }

  /// The heading, with what the methodology calls the column.
  func name(_ heading: String, of column: String) -> LocalizedText {
    guard let label = descriptions[column]?.label else {
      return LocalizedText(en: "'\(heading)'", fr: "« \(heading) »")
    }
    return LocalizedText(
      en: "'\(heading)' (\(label.en))", fr: "« \(heading) » (\(label.fr))")
  }
}

extension PublishedFigure {
  /// As in the table.
  var asPrinted: LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      guard let ends else { return "" }
      let low = Printing.general.text(of: ends.low, in: notation)
      let high = Printing.general.text(of: ends.high, in: notation)
      return low == high ? low : "\(low)–\(high)"
    }
  }
}
