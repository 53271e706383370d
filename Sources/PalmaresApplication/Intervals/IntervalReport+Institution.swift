import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension IntervalReport {
  /// What is said of the institution asked for, one sentence after the other; empty where none was.
  public var sentences: [LocalizedText] {
    guard let institution, let row = rows.first else { return [] }
    let interval = institution.interval
    return [
      LocalizedText { language in
        let rank = Printing.general.text(of: row.rank, in: NumberNotation(language))
        return language == .french
          ? "\(institution.match.label) : rang \(rank) avec les poids de la méthode."
          : "\(institution.match.label): rank \(rank) with the weights of the method."
      }
    ] + end(institution.best) + end(institution.worst)
      + [pairSentence(interval).typeset]
  }

  private func pairSentence(_ interval: RankInterval) -> LocalizedText {
    func atLeast(_ open: Int) -> LocalizedText {
      open == 0 ? LocalizedText("") : LocalizedText(en: "at least ", fr: "au moins ")
    }
    let before = atLeast(interval.perhapsBefore)
    let behind = atLeast(interval.perhapsBehind)
    return LocalizedText(
      en:
        "Whatever these weights: \(before.en)\(interval.alwaysBefore) of \(interval.rivals) rivals "
        + "before it, \(behind.en)\(interval.alwaysBehind) behind.",
      fr:
        "Quels que soient ces poids : \(before.fr)\(interval.alwaysBefore) rivaux sur "
        + "\(interval.rivals) devant lui, \(behind.fr)\(interval.alwaysBehind) derrière.")
  }

  private func end(_ proved: ProvedInterval.End) -> [LocalizedText] {
    [place(proved.end), weights(proved), reason(proved)].compactMap { $0?.typeset }
  }

  private func place(_ end: RankEnd) -> LocalizedText {
    let name =
      end.side == .best
      ? LocalizedText(en: "Best rank", fr: "Meilleur rang")
      : LocalizedText(en: "Worst rank", fr: "Pire rang")
    if end.isExact {
      return LocalizedText(
        en: "\(name.en): \(end.attained), exact.", fr: "\(name.fr) : \(end.attained), exact.")
    }
    return LocalizedText(
      en: "\(name.en): between \(end.proved) (proved) and \(end.attained) (attained).",
      fr: "\(name.fr) : entre \(end.proved) (prouvé) et \(end.attained) (atteint).")
  }

  /// `health +25%, income −25%; the methodology then gives rank 3`.
  private func weights(_ proved: ProvedInterval.End) -> LocalizedText {
    LocalizedText { language in
      let list = witnessWords(proved.end, in: language)
      let places = proved.rerun.map { places in
        places.lowerBound == places.upperBound
          ? "\(places.lowerBound)" : "\(places.lowerBound)–\(places.upperBound)"
      }
      guard let places, proved.isConfirmed else {
        return language == .french
          ? "  Avec : \(list). Compté exactement ; la méthode, qui arrondit, donne le rang \(places ?? "–") : des scores y sont égaux à l’arrondi près."
          : "  With: \(list). Counted exactly; the methodology, which rounds, gives rank \(places ?? "–"): some scores there are equal but for rounding."
      }
      return language == .french
        ? "  Avec : \(list). La méthode recalculée avec ces poids donne le rang \(places)."
        : "  With: \(list). Run again with these weights, the methodology gives rank \(places)."
    }
  }

  private func witnessWords(_ end: RankEnd, in language: Language) -> String {
    let notation = NumberNotation(language)
    let percent = language == .french ? " %" : "%"
    let changes = zip(combination.names, zip(end.witness, combination.nominal)).compactMap {
      name, weights -> String? in
      guard weights.1 != 0, weights.0 != weights.1 else { return nil }
      let change = 100 * (weights.0 / weights.1 - 1)
      let text = Printing.decimals(change == change.rounded() ? 0 : 1)
        .text(of: change.magnitude, in: notation)
      return "\(name) \(change < 0 ? "−" : "+")\(text)\(percent)"
    }
    if changes.isEmpty {
      return language == .french ? "les poids de la méthode" : "the weights of the method"
    }
    return changes.joined(separator: ", ")
  }

  private func reason(_ proved: ProvedInterval.End) -> LocalizedText? {
    guard !proved.conflicts.isEmpty else { return nil }
    let names = dataset.units.names
    let pairs = proved.conflicts.map { "\(names[$0.first]) / \(names[$0.second])" }
      .joined(separator: ", ")
    let isBest = proved.end.side == .best
    return LocalizedText(
      en: isBest
        ? "  None of these pairs can ever both be beaten: \(pairs)."
        : "  None of these pairs can ever both come before it: \(pairs).",
      fr: isBest
        ? "  Aucune de ces paires ne peut jamais être battue tout entière : \(pairs)."
        : "  Aucune de ces paires ne peut jamais passer devant tout entière : \(pairs).")
  }
}
