import PalmaresCore

/// The ranks and bands that an edition prints, and those that contradict others.
///
/// Of bands that have ranks in common the one that most rows print is kept, and then the one that
/// overlaps fewest rows of others: a spreadsheet that counts on (401–600, 401–601, 401–602) leaves
/// single rows. Each spelling of a band is the same band.
struct PublishedBands {
  /// From the highest scores down.
  let kept: [PublishedBand]
  let doubtful: [Printed]
  private let file: String

  /// A rank or band with the rows that print it.
  struct Printed {
    /// As most of them print it.
    var name: String
    var span: RankSpan?
    var rows: [PublishedEdition.Row]
  }

  init(of edition: PublishedEdition) {
    file = edition.file
    var kept: [Printed] = []
    var doubtful: [Printed] = []
    for printed in Self.byWeight(Self.printed(in: edition)) {
      let isDoubted = kept.contains { $0.overlaps(printed) }
      if isDoubted { doubtful.append(printed) } else { kept.append(printed) }
    }
    self.kept = PublishedBand.all(of: kept)
    self.doubtful = doubtful
  }

  private static func printed(in edition: PublishedEdition) -> [Printed] {
    let ranked = edition.rows.filter { $0.rank != nil }
    let groups = Dictionary(grouping: ranked) { row -> String in
      let span = row.rank.flatMap(RankSpan.init)
      return span.map { "\($0.low) \($0.high)" } ?? row.rank ?? ""
    }
    return groups.values.map { rows in
      let names = Dictionary(grouping: rows.compactMap(\.rank), by: { $0 })
      let name = names.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? ""
      return Printed(name: name, span: RankSpan(name), rows: rows)
    }
  }

  private static func byWeight(_ all: [Printed]) -> [Printed] {
    let weighed = all.map { one in
      (one, disturbed: all.filter { $0.overlaps(one) }.reduce(0) { $0 + $1.rows.count })
    }
    return weighed.sorted { a, b in
      if a.0.rows.count != b.0.rows.count { return a.0.rows.count > b.0.rows.count }
      if a.disturbed != b.disturbed { return a.disturbed < b.disturbed }
      let spans = (a.0.span?.width ?? 0, b.0.span?.width ?? 0)
      return spans.0 != spans.1 ? spans.0 < spans.1 : a.0.name < b.0.name
    }.map(\.0)
  }

  /// Rows that print a doubtful band, named.
  var remarks: [Diagnostic] {
    guard !doubtful.isEmpty else { return [] }
    let rows = doubtful.flatMap { printed in printed.rows.map { (printed.name, $0) } }
      .sorted { $0.1.line < $1.1.line }
    let names = culprits(rows.map { "\($0.1.identifier): \($0.0)" })
    let french = culprits(rows.map { "\($0.1.identifier)\u{202F}: \($0.0)" })
    return [
      Diagnostic(
        DiagnosticRule("estimate.doubtful-band"), .warning,
        LocalizedText(
          en:
            "Doubtful published rows, whose bands overlap others that more rows print: \(names.en).",
          fr:
            "Lignes publiées douteuses, dont les tranches en chevauchent d’autres que plus de lignes "
            + "portent : \(french.fr)."),
        at: rows.prefix(5).map { SourceLocation(file: file, line: $0.1.line) },
        why: LocalizedText(
          en:
            "Two bands of one edition share no rank. These rows count for the interval, and not for "
            + "the bands.",
          fr: "Deux tranches d’une édition n’ont aucun rang en commun. Ces lignes comptent pour "
            + "l’intervalle, et pas pour les tranches."))
    ]
  }
}

extension PublishedBands.Printed {
  func overlaps(_ other: Self) -> Bool {
    guard let span, let others = other.span, span != others else { return false }
    return span.overlaps(others)
  }
}
