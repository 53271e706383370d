import PalmaresAnalysis
public import PalmaresCore

extension RobustnessReport {
  /// For people: the nominal rank, and where the draws put it.
  public var table: Table {
    let columns = columns
    var table = Table(caption: caption, columns: columns.map(\.column), notes: notes)
    for row in rows { table.append(columns.map { $0.cell(row) }) }
    return table
  }

  private struct ReportColumn {
    var column: Table.Column
    var cell: (RobustnessRow) -> Table.Cell

    init(
      _ code: String, _ en: String, _ fr: String, _ alignment: Table.Alignment = .end,
      _ cell: @escaping (RobustnessRow) -> Table.Cell?
    ) {
      column = Table.Column(code, LocalizedText(en: en, fr: fr), alignment)
      self.cell = { cell($0) ?? .absent(.missing) }
    }
  }

  private var columns: [ReportColumn] {
    let name = ReportColumn("name", "Name", "Nom", .start) { .text($0.institution.name) }
    let figures =
      header.hasRank ? rankColumns : header.hasScore ? scoreColumns : []
    return [name] + figures + rivalColumns + classColumns
  }

  private var rankColumns: [ReportColumn] {
    let nominal = ReportColumn("rank", "Rank", "Rang") { $0.institution.rank.map(Self.place) }
    let mean = ReportColumn("mean", "Mean", "Moyenne") {
      $0.ranks?.mean.map { .number($0, .decimals(1)) }
    }
    let quantiles = [("p5", "P5", 0.05), ("median", "Median", 0.5), ("p95", "P95", 0.95)].map {
      code, heading, share in
      ReportColumn(code, heading, heading == "Median" ? "Médiane" : heading) { row in
        row.ranks?.quantile(share).map(Self.place)
      }
    }
    let ends = ReportColumn("range", "Best–worst", "Meilleur–pire") { row in
      guard let low = row.ranks?.lowest, let high = row.ranks?.highest else { return nil }
      return .localized(
        LocalizedText { language in
          let notation = NumberNotation(language)
          let ends = [low, high].map { Printing.general.text(of: $0, in: notation) }
          return ends.joined(separator: "–")
        })
    }
    let shares = tops.enumerated().map { index, top in
      ReportColumn("top_\(top)", "Top \(top)", "Top \(top)") { row in
        row.ranks?.tops[index].map(Self.percent)
      }
    }
    return [nominal, mean] + quantiles + [ends] + shares
  }

  private var scoreColumns: [ReportColumn] {
    let printing = header.scoreDecimals.map { Printing.decimals($0) } ?? .decimals(2)
    func column(
      _ code: String, _ en: String, _ fr: String, _ value: @escaping (RobustnessRow) -> Double?
    ) -> ReportColumn {
      ReportColumn(code, en, fr) { value($0).map { .number($0, printing) } }
    }
    return [
      column("score", "Score", "Score") { $0.institution.score },
      column("score_mean", "Mean", "Moyenne") { $0.scores?.mean },
      column("score_p5", "P5", "P5") { $0.scores?.quantile(0.05) },
      column("score_median", "Median", "Médiane") { $0.scores?.quantile(0.5) },
      column("score_p95", "P95", "P95") { $0.scores?.quantile(0.95) },
    ]
  }

  private var rivalColumns: [ReportColumn] {
    header.rivals.enumerated().map { index, rival in
      let name = header.institutions[rival].name
      return ReportColumn("beats", "Before \(name)", "Avant \(name)") { row in
        row.institution.identifier == header.institutions[rival].identifier
          ? .empty : Self.percent(row.share(row.rivals[index].wins))
      }
    }
  }

  /// One band or grade shows itself; of many the share kept on average.
  private var classColumns: [ReportColumn] {
    guard header.classes.count > 1 else {
      return header.classes.indices.flatMap { index in
        [
          ReportColumn("class", "Band", "Tranche", .start) { row in
            row.institution.classes[index].map { .text($0) }
          },
          ReportColumn("kept", "Kept", "Gardée") { $0.shareKept(index).map(Self.percent) },
        ]
      }
    }
    return [
      ReportColumn("kept", "Grades kept", "Mentions gardées") { row in
        let kept = header.classes.indices.compactMap(row.shareKept)
        return kept.isEmpty ? nil : Self.percent(kept.reduce(0, +) / Double(kept.count))
      },
      ReportColumn("least", "Least firm", "Moins ferme", .start) { row in
        let firm = header.classes.indices.compactMap { index in
          row.shareKept(index).map { (share: $0, node: header.classes[index]) }
        }
        return firm.min { $0.share < $1.share }.map { least in
          .localized(
            LocalizedText { language in
              "\(least.node) \(Self.percentText(least.share, language))"
            })
        }
      },
    ]
  }

  private static func place(_ rank: Double) -> Table.Cell { .number(rank, .general) }

  private static func percent(_ share: Double) -> Table.Cell {
    .localized(LocalizedText { percentText(share, $0) })
  }

  /// One decimal; what is rarer than that and not nothing is `< 0.1 %`.
  private static func percentText(_ share: Double, _ language: Language) -> String {
    let notation = NumberNotation(language)
    let tenth = Printing.decimals(1).text(of: 0.1, in: notation)
    let text = Printing.decimals(1).text(of: share * 100, in: notation)
    let sign = language == .french ? "\u{202F}%" : "%"
    if share > 0, share < 0.0005 { return "<\u{202F}\(tenth)\(sign)" }
    if share < 1, share >= 0.9995 {
      return ">\u{202F}\(Printing.decimals(1).text(of: 99.9, in: notation))\(sign)"
    }
    return text + sign
  }

  // MARK: Notes

  private var caption: LocalizedText {
    let caveat = header.status.caveat
    return LocalizedText(
      en: "\(header.heading.en): \(counted(draws, in: .english)) draws"
        + (caveat.map { " (\($0.en))" } ?? ""),
      fr: "\(header.heading.fr) : \(counted(draws, in: .french)) tirages"
        + (caveat.map { " (\($0.fr))" } ?? "")
    ).typeset
  }

  private var notes: [LocalizedText] {
    header.basisNotes + [header.readerNote].compactMap { $0 }
      + header.inputs.map(varies) + header.leftAside + [seedNote] + errors + header.disclosures
  }

  /// For those who read the figures in another program.
  public var readersNotes: [LocalizedText] {
    [caption] + header.basisNotes + header.leftAside
  }

  private func varies(_ input: RobustnessHeader.Input) -> LocalizedText {
    LocalizedText(en: "Varied: \(input.sentence.en)", fr: "Varie : \(input.sentence.fr)").typeset
  }

  private var seedNote: LocalizedText {
    LocalizedText(
      en:
        "Seed \(header.seed); the same call gives the same draws, and '--draw N' shows one of them.",
      fr:
        "Graine \(header.seed) ; le même appel donne les mêmes tirages, et « --draw N » en montre un."
    ).typeset
  }

  /// How far chance may have moved what stands above.
  private var errors: [LocalizedText] {
    var notes: [LocalizedText] = []
    if let error = convergence.largestErrorOfMean {
      let (en, fr) = Self.texts(error, 2)
      notes.append(
        LocalizedText(
          en: "Monte Carlo error: the standard error of a mean rank is at most \(en)"
            + shareError(.english) + widest(.english) + ".",
          fr: "Erreur de Monte-Carlo : l’erreur type d’un rang moyen est d’au plus \(fr)"
            + shareError(.french) + widest(.french) + "."
        ).typeset)
    }
    if let largest = convergence.largestMove, let mean = convergence.meanMove {
      let places = Self.placeNoun.form(largest)
      let (largest, mean) = (Self.texts(largest, 1), Self.texts(mean, 2))
      notes.append(
        LocalizedText(
          en: "Convergence: from the first half of the draws to all of them P5 and P95 moved by at "
            + "most \(largest.en) \(places.en), by \(mean.en) on average.",
          fr:
            "Convergence : de la première moitié des tirages à leur totalité, P5 et P95 ont bougé "
            + "d’au plus \(largest.fr) \(places.fr), de \(mean.fr) en moyenne."
        ).typeset)
    }
    let without = rows.filter { ($0.ranks?.absent ?? 0) > 0 && $0.institution.rank != nil }
    if !without.isEmpty {
      let names = culprits(without.map(\.institution.name))
      notes.append(
        LocalizedText(
          en: "Without a rank in some draws, which count for no statistic but shares: \(names.en).",
          fr: "Sans rang dans certains tirages, qui ne comptent que dans les parts : \(names.fr)."
        ).typeset)
    }
    return notes
  }

  private func shareError(_ language: Language) -> String {
    guard !tops.isEmpty else { return "" }
    let error = standardError(ofShare: 0.5, of: draws) * 100
    let text = Printing.decimals(2).text(of: error, in: NumberNotation(language))
    return language == .french
      ? ", celle d’une part d’au plus \(text) points" : ", that of a share at most \(text) points"
  }

  private func widest(_ language: Language) -> String {
    guard let width = convergence.widestInterval else { return "" }
    let text = Printing.general.text(of: width, in: NumberNotation(language))
    let places = Self.placeNoun.form(width)[language]
    return language == .french
      ? "\u{202F}; P5 et P95 sont connus à \(text) \(places) près ou mieux (95\u{202F}%)"
      : "; P5 and P95 are known within \(text) \(places) or better (95%)"
  }

  private static let placeNoun = CountedNoun(en: ("place", "places"), fr: ("place", "places"))

  private static func texts(_ number: Double, _ decimals: Int) -> (en: String, fr: String) {
    let printing = Printing.decimals(decimals)
    return (
      printing.text(of: number, in: NumberNotation(.english)),
      printing.text(of: number, in: NumberNotation(.french))
    )
  }
}
