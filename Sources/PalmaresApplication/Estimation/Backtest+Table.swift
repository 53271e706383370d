public import PalmaresCore
import PalmaresExchange

extension Backtest {
  /// For people: one line for each rule and edition, then one for all editions of a rule.
  public var table: Table {
    var table = Table(
      caption: caption,
      columns: [
        .init("rule", LocalizedText(en: "From", fr: "D’après")),
        .init("period", LocalizedText(en: "Edition", fr: "Édition")),
        .init("rows", LocalizedText(en: "Rows", fr: "Lignes"), .end),
        .init("usable", LocalizedText(en: "Usable", fr: "Utilisables"), .end),
        .init("covered", LocalizedText(en: "Covered", fr: "Couvertes"), .end),
        .init("coverage", LocalizedText(en: "Coverage, %", fr: "Couverture, %"), .end),
        .init("median_width", LocalizedText(en: "Median width", fr: "Largeur médiane"), .end),
        .init("held", LocalizedText(en: "Range held whole", fr: "Fourchette entière"), .end),
      ], notes: notes)
    for line in lines {
      table.append([
        .localized(line.rule.name), .localized(line.isWhole ? Self.all : name(line.period)),
        .number(Double(line.rows), .general), .number(Double(line.usable), .general),
        Self.count(line.covered), line.coverage.map { .number(100 * $0, .decimals(1)) } ?? .empty,
        line.medianWidth.map { .number($0, .decimals(1)) } ?? .empty, Self.count(line.held),
      ])
    }
    return table
  }

  private static func count(_ count: Int?) -> Table.Cell {
    count.map { .number(Double($0), .general) } ?? .localized(nothing)
  }

  private func name(_ period: String?) -> LocalizedText { LocalizedText(period ?? "") }

  private static let all = LocalizedText(en: "all of these", fr: "toutes celles-ci")
  private static let nothing = LocalizedText(en: "not claimed", fr: "non affirmé")

  private var caption: LocalizedText {
    LocalizedText(
      en: "\(document.header.title.en): each institution left out and estimated from the others",
      fr: "\(document.header.title.fr) : chaque établissement laissé de côté et estimé d’après les "
        + "autres"
    ).typeset
  }

  private var notes: [LocalizedText] {
    let covered = LocalizedText(
      en: "Covered: the published score lies in the interval, or the published range meets it.",
      fr: "Couverte : le score publié est dans l’intervalle, ou la fourchette publiée le rencontre."
    )
    guard lines.contains(where: { $0.covered == nil }) else { return [covered.typeset] }
    let few = LocalizedText(
      en: "Editions with fewer than \(Calibration.fewestRows) usable rows: nothing is claimed for "
        + "them, and they aren't counted in the whole.",
      fr:
        "Éditions de moins de \(Calibration.fewestRows) lignes utilisables : rien n’est affirmé, et "
        + "elles ne comptent pas dans l’ensemble.")
    return [covered.typeset, few.typeset]
  }
}
