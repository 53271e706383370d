import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension EditionAttribution {
  /// `THE Impact Rankings, 2026 → THE Impact Rankings, 2027`.
  public var heading: LocalizedText {
    let titles = zip(zip(documents, chosenTables), datasets).map { edition, dataset in
      let title = edition.0.heading(of: edition.1)
      return LocalizedText(
        en: "\(title.en)\(dataset.periodWords.en)", fr: "\(title.fr)\(dataset.periodWords.fr)")
    }
    return LocalizedText(
      en: "\(titles[0].en) → \(titles[1].en)", fr: "\(titles[0].fr) → \(titles[1].fr)"
    )
    .typeset
  }

  /// One line for each group, and their sum: places won, and score.
  public func table(of row: AttributedRow) -> Table {
    var columns = [Table.Column("group", LocalizedText(en: "Through", fr: "Par"))]
    if row.rise != nil {
      columns.append(.init("rise", LocalizedText(en: "places up", fr: "places gagnées"), .end))
    }
    if row.score != nil {
      columns.append(.init("score", LocalizedText(en: "score", fr: "score"), .end))
    }
    var table = Table(caption: caption(of: row), columns: columns, notes: notes)
    for group in ChangeGroup.allCases {
      table.append(
        [.localized(group.name)] + cells(row.rise?.parts[group.rawValue], .decimals(2))
          + cells(row.score?.parts[group.rawValue], scorePrinting))
    }
    table.append(
      [.localized(LocalizedText(en: "together", fr: "ensemble"))]
        + cells(row.rise?.total, .general) + cells(row.score?.total, scorePrinting))
    return table
  }

  /// The ranks on the way from one edition to the other, one group after the other.
  public func chain(of row: AttributedRow) -> Table {
    var table = Table(
      columns: [
        .init("step", LocalizedText(en: "One after the other", fr: "L’un après l’autre")),
        .init("rank", LocalizedText(en: "rank", fr: "rang"), .end),
        .init("score", LocalizedText(en: "score", fr: "score"), .end),
      ],
      notes: [
        LocalizedText(
          en:
            "In another order the steps would be others; the parts above are the mean over all 24.",
          fr:
            "Dans un autre ordre les étapes seraient autres ; les parts ci-dessus sont la moyenne des 24."
        ).typeset
      ])
    let steps =
      [LocalizedText(en: "as before", fr: "comme avant")]
      + ChangeGroup.allCases.map { group in
        LocalizedText(en: "+ \(group.name.en)", fr: "+ \(group.name.fr)")
      }
    for (step, world) in zip(steps, EditionWorld.chain) {
      table.append([
        .localized(step),
        row.ranks[world.number].map { .number($0, .general) } ?? .absent(.missing),
        row.scores[world.number].map { .number(scorePrinting.forPeople($0), scorePrinting) }
          ?? .absent(.missing),
      ])
    }
    return table
  }

  /// One line for each institution that both editions hold.
  public var table: Table {
    let ranked = rows.contains { $0.rise != nil }
    var table = Table(
      caption: heading,
      columns: [
        .init("id", LocalizedText("Id")), .init("name", LocalizedText(en: "Name", fr: "Nom")),
        .init("before", LocalizedText(en: "before", fr: "avant"), .end),
        .init("after", LocalizedText(en: "after", fr: "après"), .end),
        .init(
          "change",
          ranked
            ? LocalizedText(en: "places up", fr: "places gagnées")
            : LocalizedText(en: "change", fr: "écart"), .end),
      ] + ChangeGroup.allCases.map { .init($0.code, $0.name, .end) }, notes: notes + summary(ranked)
    )
    for row in rows {
      let parts = ranked ? row.rise : row.score
      let (before, after) =
        ranked ? (row.rankBefore, row.rankAfter) : (row.scoreBefore, row.scoreAfter)
      let printing = ranked ? Printing.general : scorePrinting
      func figure(_ value: Double?) -> Table.Cell {
        value.map { .number(printing.forPeople($0), printing) } ?? .absent(.missing)
      }
      let split: [Table.Cell] = ChangeGroup.allCases.flatMap { group in
        parts == nil
          ? [Table.Cell.empty]
          : cells(parts?.parts[group.rawValue], ranked ? .decimals(2) : printing)
      }
      let change = parts.map { signed($0.total, printing) } ?? .localized(Self.noSplit)
      table.append(
        [.text(row.identifier), .text(row.name), figure(before), figure(after), change] + split)
    }
    return table
  }

  // MARK: Words

  private func caption(of row: AttributedRow) -> LocalizedText {
    LocalizedText { language in
      func text(_ value: Double?, _ printing: Printing) -> String {
        value.map { printing.text(of: printing.forPeople($0), in: NumberNotation(language)) } ?? "–"
      }
      let french = language == .french
      let name = InstitutionMatch.label(row.name, row.identifier)
      let ranks =
        "\(french ? "rang" : "rank") \(text(row.rankBefore, .general)) → \(text(row.rankAfter, .general))"
      let scores =
        "score \(text(row.scoreBefore, scorePrinting)) → \(text(row.scoreAfter, scorePrinting))"
      let parts = [
        row.rankBefore == nil && row.rankAfter == nil ? nil : ranks,
        row.scoreBefore == nil && row.scoreAfter == nil ? nil : scores,
      ].compactMap { $0 }
      return "\(name)\(french ? " : " : ": ")\(parts.joined(separator: ", "))\n\(heading[language])"
    }.typeset
  }

  private static let noSplit = LocalizedText(en: "no split", fr: "non réparti")

  /// How scores are written after, where both editions write them in one way.
  private var scorePrinting: Printing {
    let printings = documents.map { document in
      document.methodology.results.score.flatMap { score in
        document.methodology.nodes.first { $0.code == score.code }?.printing
      } ?? .general
    }
    return printings[0] == printings[1] ? printings[1] : .general
  }

  /// A part is printed with one decimal more than a score.
  private func cells(_ value: Double?, _ printing: Printing) -> [Table.Cell] {
    guard let value else { return [] }
    guard case .decimals(let digits) = printing else { return [signed(value, printing)] }
    return [signed(value, printing == .decimals(2) ? printing : .decimals(digits + 1))]
  }

  private func signed(_ value: Double, _ printing: Printing) -> Table.Cell {
    .localized(
      LocalizedText { language in
        let rounded = printing.forPeople(value)
        let text = printing.text(of: rounded, in: NumberNotation(language))
        return !text.contains { $0.isNumber && $0 != "0" } ? "0" : value > 0 ? "+\(text)" : text
      })
  }

  private var notes: [LocalizedText] {
    let groups = LocalizedText(
      en:
        "Our data: the figures of the institution itself. The others' data: of those in both editions "
        + "(\(max(0, match.common.count - 1))). The field: \(match.entrants.count) entered, "
        + "\(match.leavers.count) left. The method: the rules.",
      fr:
        "Nos données : celles de l’établissement lui-même. Les données des autres : de ceux présents dans "
        + "les deux éditions (\(max(0, match.common.count - 1))). Le champ : \(Self.moved.entered.text(match.entrants.count).fr), "
        + "\(Self.moved.left.text(match.leavers.count).fr). La méthode : les règles.")
    let parts = LocalizedText(
      en:
        "The parts add up to the change exactly (Shapley, 16 mixtures of the two editions); printed "
        + "figures are rounded, JSON holds them in 24ths.",
      fr:
        "Les parts s’additionnent exactement (Shapley, 16 mélanges des deux éditions) ; les chiffres "
        + "imprimés sont arrondis, JSON les donne en 24es.")
    let caveats = Self.unique(documents.compactMap(\.header.caveat))
    return [stopped?.note].compactMap { $0 } + [groups.typeset, parts.typeset] + absences + setAside
      + [basis.sentence(for: .attribution)] + caveats
  }

  /// Who is left out of both editions, told of each table that holds them.
  private var setAside: [LocalizedText] {
    zip(documents, datasets).compactMap { document, dataset in
      dataset.units.setAsideNote.map { note in
        let edition = "'\(document.header.id)'\(dataset.periodWords.en)"
        return LocalizedText(
          en: "\(edition): \(note.en)",
          fr: "« \(document.header.id) »\(dataset.periodWords.fr) : \(note.fr)"
        ).typeset
      }
    }
  }

  private static let moved = (
    entered: CountedNoun(en: ("entered", "entered"), fr: ("entrée", "entrées")),
    left: CountedNoun(en: ("left", "left"), fr: ("sortie", "sorties"))
  )

  private static func unique(_ texts: [LocalizedText]) -> [LocalizedText] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0.en).inserted }
  }

  /// Columns that count as missing in an edition that doesn't hold them.
  private var absences: [LocalizedText] {
    zip(documents, absentColumns).compactMap { document, columns in
      guard !columns.isEmpty else { return nil }
      let names = culprits(columns, atMost: 12)
      let id = document.header.id
      return LocalizedText(
        en: "Counted as missing in the figures of '\(id)', which lack them: \(names.en).",
        fr: "Comptés comme absents des données de « \(id) », où ils manquent : \(names.fr)."
      ).typeset
    }
  }

  private func summary(_ ranked: Bool) -> [LocalizedText] {
    let without = rows.count { (ranked ? $0.rise : $0.score) == nil }
    guard without > 0 else { return [] }
    let count = institutions.text(without)
    return [
      LocalizedText(
        en: "No split for \(count.en): some mixture gives no \(ranked ? "rank" : "score").",
        fr:
          "Sans répartition pour \(count.fr) : un mélange ne donne pas de \(ranked ? "rang" : "score")."
      ).typeset
    ]
  }
}
