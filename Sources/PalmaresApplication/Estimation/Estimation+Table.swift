public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Estimation {
  /// For people: one line for each institution and rule.
  public var table: Table {
    var table = Table(
      caption: caption,
      columns: [
        .init("id", LocalizedText("Id")),
        .init("rule", LocalizedText(en: "From", fr: "D’après")),
        .init("components_low", LocalizedText(en: "Components", fr: "Composantes"), .end),
        .init("components_high", LocalizedText(en: "to", fr: "à"), .end),
        .init("low", LocalizedText(en: "Score from", fr: "Score de"), .end),
        .init("high", LocalizedText(en: "to", fr: "à"), .end),
        .init("bands", LocalizedText(en: "Bands", fr: "Tranches")),
        .init("rows", LocalizedText(en: "Rows", fr: "Lignes"), .end),
      ], notes: [meaning, basis.note] + sameScores + document.header.disclosures)
    for estimate in estimates {
      table.append([
        .text(estimate.identifier), .localized(estimate.rule.name),
        .number(estimate.components.low, .decimals(1)),
        .number(estimate.components.high, .decimals(1)),
        .number(estimate.interval.low, .decimals(1)), .number(estimate.interval.high, .decimals(1)),
        .text(estimate.bandNames), .number(Double(estimate.rows), .general),
      ])
    }
    return table
  }

  private var caption: LocalizedText {
    let edition = period.map { ", \($0)" } ?? ""
    let caveat = document.header.caveat
    return LocalizedText(
      en: "\(document.header.title.en)\(edition): estimate (\(caveat?.en ?? ""))",
      fr: "\(document.header.title.fr)\(edition) : estimation (\(caveat?.fr ?? ""))"
    ).typeset
  }

  /// What an interval means, and what the bands are.
  private var meaning: LocalizedText {
    LocalizedText(
      en:
        "At least 90% of such intervals hold the published score or meet the published range, if "
        + "the institution could have stood anywhere among these rows; '--backtest' counts. Bands are "
        + "those of the rows given; there may be others.",
      fr:
        "Au moins 90 % de tels intervalles contiennent le score publié ou rencontrent la fourchette "
        + "publiée, si l’établissement aurait pu se trouver n’importe où parmi ces lignes ; "
        + "« --backtest » compte. Les tranches sont celles des lignes données ; il peut y en avoir "
        + "d’autres."
    ).typeset
  }
}

extension Estimation {
  /// Bands that one range of scores was published for: a score can't tell them apart.
  private var sameScores: [LocalizedText] {
    var seen = Set<PublishedBand>()
    let bands = estimates.flatMap(\.bands).filter { $0.scores.width > 0 && $0.names.count > 1 }
    return bands.filter { seen.insert($0).inserted }.map { band in
      let names = culprits(band.names)
      return LocalizedText { language in
        let notation = NumberNotation(language)
        let low = Printing.decimals(1).text(of: band.scores.low, in: notation)
        let high = Printing.decimals(1).text(of: band.scores.high, in: notation)
        return language == .french
          ? "Une seule fourchette de scores, \(low)–\(high), est publiée pour \(names.fr) : un score ne les distingue pas."
          : "One range of scores, \(low)–\(high), is published for \(names.en): no score tells them apart."
      }.typeset
    }
  }
}

extension Estimation.Estimate {
  /// `201–300, 301–400`; ranks that have a score of their own are told by their first and last.
  public var bandNames: String {
    let exact = bands.filter { $0.scores.width == 0 }.flatMap(\.names)
    let ranges = bands.filter { $0.scores.width > 0 }.map { $0.names.joined(separator: " / ") }
    guard let first = exact.first, let last = exact.last else {
      return ranges.joined(separator: ", ")
    }
    let places = first == last ? first : "\(first)…\(last)"
    return ([places] + ranges).joined(separator: ", ")
  }
}
