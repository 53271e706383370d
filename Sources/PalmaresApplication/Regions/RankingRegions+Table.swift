import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension RankingRegions {
  /// For people: the region of the published weights and the widest ones, who leads where, and the path of
  /// the institution that was asked for.
  public var tables: [Table] {
    var tables: [Table] = []
    if regions != nil { tables += [regionTable, leaderTable] }
    if let pathTable { tables.append(pathTable) }
    if !tables.isEmpty {
      tables[0].caption = caption
      tables[tables.count - 1].notes += notes
    }
    return tables
  }

  private var caption: LocalizedText {
    let (first, second) = (way.first.joined(separator: ", "), way.second.joined(separator: ", "))
    return LocalizedText(
      en: "\(heading.en): every ranking between \(second) (t = 0) and \(first) (t = 1)",
      fr: "\(heading.fr) : tous les classements entre \(second) (t = 0) et \(first) (t = 1)"
    ).typeset
  }

  private var regionTable: Table {
    var table = Table(columns: [
      .init("region", LocalizedText(en: "Ranking", fr: "Classement")),
      .init("from", LocalizedText(en: "From t", fr: "De t"), .end),
      .init("to", LocalizedText(en: "to t", fr: "à t"), .end),
      .init("share", LocalizedText(en: "Share of t", fr: "Part de t"), .end),
      .init("first", LocalizedText(en: "First three", fr: "Trois premiers")),
    ])
    if isOfNobody { return table }
    for region in nominal {
      table.append(row(region, LocalizedText(en: "published", fr: "publié")))
    }
    for (place, region) in widest.enumerated() {
      let name =
        place == 0
        ? LocalizedText(en: "widest", fr: "le plus large")
        : LocalizedText { "\(ordinal(Double(place + 1), in: $0))" }
      table.append(row(region, name))
    }
    return table
  }

  private func row(_ shown: Region, _ name: LocalizedText) -> [Table.Cell] {
    let region = shown.region
    return [
      .localized(name), .number(region.from, .decimals(6)), .number(region.to, .decimals(6)),
      .share(region.width, decimals: 2),
      .text(names(shown.first.flatMap { $0 }.prefix(3))),
    ]
  }

  private func names(_ units: some Sequence<Int>) -> String {
    units.map { dataset.units.names[$0] }.joined(separator: ", ")
  }

  private var leaderTable: Table {
    var table = Table(columns: [
      .init("leader", LocalizedText(en: "First", fr: "Premier")),
      .init("share", LocalizedText(en: "Share of t", fr: "Part de t"), .end),
    ])
    let leaders = regions?.leaders ?? []
    for leader in leaders.sorted(by: { $0.share > $1.share }) {
      table.append([.text(names(leader.units)), .share(leader.share, decimals: 2)])
    }
    return table
  }

  private var pathTable: Table? {
    guard let path, let institution else { return nil }
    let all = PathStretch.merged(path)
    let stretches = telling(of: all)
    var table = Table(
      caption: LocalizedText(
        en: "Ranks of \(institution.label) on the way",
        fr: "Rangs de \(institution.label) en chemin"),
      columns: [
        .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
        .init("from", LocalizedText(en: "From t", fr: "De t"), .end),
        .init("to", LocalizedText(en: "to t", fr: "à t"), .end),
        .init("then", LocalizedText(en: "Then", fr: "Puis")),
      ])
    if stretches.count < all.count { table.notes = [someOnly(of: all.count)] }
    for stretch in stretches {
      table.append([
        .number(stretch.rank, .general), .number(stretch.from, .decimals(6)),
        .number(stretch.to, .decimals(6)), .localized(then(stretch)),
      ])
    }
    return table
  }

  /// Of very many stretches the first, the last, the published one, and those of best and worst rank.
  private func telling(of all: [PathStretch]) -> [PathStretch] {
    guard all.count > Self.shownStretches, let last = all.indices.last else { return all }
    let t = way.segment.nominal
    let best = all.indices.min { all[$0].rank < all[$1].rank }
    let worst = all.indices.max { all[$0].rank < all[$1].rank }
    let nominal = all.firstIndex { $0.from <= t && t <= $0.to }
    return Set([0, last] + [best, worst, nominal].compactMap { $0 }).sorted().map { all[$0] }
  }

  private func someOnly(of count: Int) -> LocalizedText {
    LocalizedText { language in
      let number = counted(count, in: language)
      return language == .french
        ? "Le premier, le dernier, le publié, le meilleur et le pire de \(number) rangs successifs ; "
          + "« --format csv » les donne tous."
        : "The first, the last, the published, the best and the worst of \(number) successive ranks; "
          + "'--format csv' gives them all."
    }.typeset
  }

  private static var shownStretches: Int { 60 }

  private func then(_ stretch: PathStretch) -> LocalizedText {
    let by = some(stretch.overtakenBy)
    let over = some(stretch.overtakes)
    return LocalizedText(
      en: [
        by.map { "passed by \($0.en)" }, over.map { "passes \($0.en)" },
      ].compactMap { $0 }.joined(separator: "; "),
      fr: [
        by.map { "dépassé par \($0.fr)" }, over.map { "dépasse \($0.fr)" },
      ].compactMap { $0 }.joined(separator: " ; ")
    ).typeset
  }

  private func some(_ units: [Int]) -> LocalizedText? {
    guard !units.isEmpty else { return nil }
    let (names, rest) = (names(units.prefix(3)), units.count - 3)
    guard rest > 0 else { return LocalizedText(names) }
    return LocalizedText(en: "\(names) and \(rest) more", fr: "\(names) et \(rest) de plus")
  }

  private static let rankings = CountedNoun(
    en: ("ranking", "different rankings"), fr: ("classement", "classements différents"))
  private static let exchangingPairs = CountedNoun(
    en: ("pair exchanges", "pairs exchange"), fr: ("paire s’échange", "paires s’échangent"))

  /// Whether there is nobody to rank.
  private var isOfNobody: Bool { way.segment.lines.isEmpty }

  private static let nobody = LocalizedText(
    en: "No institution has a value to be ranked by.",
    fr: "Aucun établissement n’a de valeur d’après laquelle le classer.")

  /// What a reader must know of the way.
  public var notes: [LocalizedText] {
    guard !isOfNobody else { return [Self.nobody, basis.sentence(for: .regions)].map(\.typeset) }
    var notes: [LocalizedText] = []
    if let regions {
      notes.append(
        LocalizedText { language in
          let all = Self.rankings.text(regions.count)[language]
          let pairs = Self.exchangingPairs.text(exchangeCount)[language]
          return language == .french
            ? "\(all) ; \(pairs) en chemin." : "\(all); \(pairs) on the way."
        })
    } else {
      notes.append(
        LocalizedText { language in
          let pairs = Self.exchangingPairs.text(exchangeCount)[language]
          return language == .french
            ? "\(pairs) en chemin : trop pour garder chaque classement. Seul "
              + "l’établissement demandé est suivi."
            : "\(pairs) on the way: too many to keep every ranking. Only the "
              + "institution "
              + "asked for is followed."
        })
    }
    notes.append(whereNominal)
    notes += remarksOnWay
    return (notes + basis.notes(for: .regions, of: dataset)).map(\.typeset)
  }

  private var whereNominal: LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      let t = Printing.decimals(6).text(of: way.segment.nominal, in: notation)
      let isOnPoint = nominal.count == 2
      let kept = way.others.joined(separator: ", ")
      switch language {
      case .english:
        return "t is the weight of \(way.first.joined(separator: ", ")) in that of both groups; "
          + "published: "
          + "\(t)\(isOnPoint ? ", on a point of exchange" : ""). Shares inside the groups stay"
          + (kept.isEmpty ? "." : ", and the weights of \(kept).")
      case .french:
        return "t est le poids de \(way.first.joined(separator: ", ")) dans celui des deux "
          + "groupes ; publié : "
          + "\(t)\(isOnPoint ? ", sur un point d’échange" : ""). Les parts dans les groupes restent"
          + (kept.isEmpty ? "." : ", ainsi que les poids de \(kept).")
      }
    }
  }

  private var remarksOnWay: [LocalizedText] {
    var notes: [LocalizedText] = []
    if let power = way.power, power != 1 {
      notes.append(
        LocalizedText(
          en: "'\(way.node)' is a power mean: the order of its powers (of logarithms, for 0) is "
            + "looked at, "
            + "as rounded in double precision.",
          fr: "« \(way.node) » est une moyenne de puissances : c’est l’ordre de ses puissances (de "
            + "logarithmes, pour 0) qui est regardé, arrondies en double précision."))
    }
    if isUnrounded {
      notes.append(
        LocalizedText(
          en: "Roundings before the rank are left out: ranks are those of unrounded scores.",
          fr: "Les arrondis avant le rang sont laissés de côté : les rangs sont ceux des scores "
            + "non "
            + "arrondis."))
    }
    if otherRanks > 0 {
      let who = institutions.text(otherRanks)
      notes.append(
        LocalizedText(
          en: "At the published weights \(who.en) have another rank than the published one: "
            + "scores there "
            + "differ by rounding alone, or the weights lie on a point of exchange.",
          fr: "Aux poids publiés, \(who.fr) ont un autre rang que le rang publié : les scores n’y "
            + "diffèrent que par l’arrondi, ou les poids sont sur un point d’échange."))
    }
    return notes
  }
}

/// Stretches of one rank, joined where the rank stays.
public struct PathStretch: Sendable, Hashable {
  public var from: Double
  public var to: Double
  public var rank: Double
  public var overtakenBy: [Int]
  public var overtakes: [Int]

  static func merged(_ path: RankPath) -> [PathStretch] {
    var all: [PathStretch] = []
    for stretch in path.stretches {
      if let last = all.last, last.rank == stretch.rank {
        all[all.count - 1].to = stretch.to
        all[all.count - 1].overtakenBy = stretch.overtakenBy
        all[all.count - 1].overtakes = stretch.overtakes
      } else {
        all.append(
          PathStretch(
            from: stretch.from, to: stretch.to, rank: stretch.rank,
            overtakenBy: stretch.overtakenBy, overtakes: stretch.overtakes))
      }
    }
    return all
  }
}
