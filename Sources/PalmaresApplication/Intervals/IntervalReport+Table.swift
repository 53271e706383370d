import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension IntervalReport {
  /// For people.
  public var table: Table {
    var table = Table(
      caption: caption,
      columns: [
        .init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end),
        .init("name", LocalizedText(en: "Institution", fr: "Établissement")),
        .init("best", LocalizedText(en: "Best", fr: "Meilleur"), .end),
        .init("worst", LocalizedText(en: "Worst", fr: "Pire"), .end),
        .init("always_before", LocalizedText(en: "Always before", fr: "Toujours devant"), .end),
        .init("always_behind", LocalizedText(en: "Always behind", fr: "Toujours derrière"), .end),
      ], notes: notes)
    for row in rows {
      table.append([
        .number(row.rank, .general), .text(row.name), Self.cell(row.interval.best),
        Self.cell(row.interval.worst), .number(Double(row.interval.alwaysBefore), .general),
        .number(Double(row.interval.alwaysBehind), .general),
      ])
    }
    return table
  }

  /// For spreadsheets: proved and attained apart.
  public func csv(in language: Language) -> [UInt8] {
    var table = Table(
      columns: [
        "id", "name", "rank", "best_proved", "best_attained", "worst_attained", "worst_proved",
        "always_before", "always_behind", "rivals",
      ].map { Table.Column($0, LocalizedText($0)) })
    for row in rows {
      let interval = row.interval
      let counts = [
        interval.best.proved, interval.best.attained, interval.worst.attained,
        interval.worst.proved, interval.alwaysBefore, interval.alwaysBehind, interval.rivals,
      ]
      table.append(
        [.text(row.identifier), .text(row.name), .number(row.rank, .general)]
          + counts.map { .number(Double($0), .general) })
    }
    return table.csv(in: language)
  }

  /// What stands above the table.
  public var caption: LocalizedText {
    let heading = document.heading(of: chosenTable)
    let period = dataset.periodWords
    return LocalizedText(
      en:
        "\(heading.en)\(period.en): best and worst rank over the weights of '\(combination.code)', "
        + "\(set.name)",
      fr:
        "\(heading.fr)\(period.fr) : meilleur et pire rang sur les poids de « \(combination.code) », "
        + "\(set.name)"
    ).typeset
  }

  /// What a reader must know: the set of weights, how much is exact, what the figures stand on.
  public var notes: [LocalizedText] {
    stoppedWords + [setWords] + whatIsKnown
      + basis.notes(for: .intervals, of: dataset) + readersChoice
      + document.header.disclosures
  }

  private var stoppedWords: [LocalizedText] {
    guard let stopped else { return [] }
    let others = LocalizedText(
      en: "Ends that were still open hold all the same: they are bounds, wider than they need be. "
        + "Institutions that were not reached are left out.",
      fr:
        "Les extrémités encore ouvertes valent quand même : ce sont des bornes, plus larges qu’il ne "
        + "faut. Les établissements qui n’ont pas été atteints sont omis."
    )
    return [
      LocalizedText(
        en: "\(stopped.note.en) \(others.en)", fr: "\(stopped.note.fr) \(others.typeset.fr)")
    ]
  }

  /// How many ends are exact, and how many pairs decided, where there are any.
  private var whatIsKnown: [LocalizedText] {
    guard endCount > 0 else {
      if stopped != nil { return [] }
      return [
        LocalizedText(
          en: "No institution has a rank to be bounded.",
          fr: "Aucun établissement n’a de rang à encadrer.")
      ]
    }
    return [summary] + (pairs.all > 0 ? [dominance] : [])
  }

  private var readersChoice: [LocalizedText] { [readerChoice?.note].compactMap { $0 } }

  private var setWords: LocalizedText {
    LocalizedText(
      en: "\(set.name): \(howTheyMove.en). Nothing below '\(combination.code)' changes.",
      fr: "\(set.name) : \(howTheyMove.fr). Rien ne change sous « \(combination.code) »."
    ).typeset
  }

  private var howTheyMove: LocalizedText {
    switch (holdsSum, hasRequirements) {
    case (false, false):
      LocalizedText(
        en: "each weight moves on its own, and a mean divides by their sum afterwards",
        fr: "chaque poids bouge seul, et une moyenne divise ensuite par leur somme")
    case (true, false):
      LocalizedText(
        en: "each weight moves within the box, and their sum is held",
        fr: "chaque poids bouge dans la boîte, et leur somme est tenue fixe")
    case (false, true):
      LocalizedText(
        en: "each weight moves within the box, and together they meet what is required",
        fr: "chaque poids bouge dans la boîte, et ensemble ils remplissent ce qui est exigé")
    case (true, true):
      LocalizedText(
        en:
          "each weight moves within the box, their sum is held, and together they meet what is required",
        fr:
          "chaque poids bouge dans la boîte, leur somme est tenue fixe, et ensemble ils remplissent ce "
          + "qui est exigé")
    }
  }

  private var summary: LocalizedText {
    LocalizedText { language in
      if exactEnds == endCount { return allExact(in: language) }
      let notation = NumberNotation(language)
      let share = Printing.decimals(1).text(
        of: 100 * Double(exactEnds) / Double(endCount), in: notation)
      let gap = Printing.decimals(2).text(of: meanGap, in: notation)
      let found =
        language == .french
        ? "Extrémités exactes : \(exactEnds) sur \(endCount) (\(share) %). Des autres, deux nombres sont donnés, le plus petit d’abord : d’un meilleur rang, aucun poids ne va au-delà du premier et des poids atteignent le second ; d’un pire rang, l’inverse ; écart moyen \(gap), au plus \(largestGap)."
        : "Exact ends: \(exactEnds) of \(endCount) (\(share)%). Of the others two numbers are given, the lower first: of a best rank no weights go beyond the first and some reach the second, of a worst rank the other way round; mean gap \(gap), at most \(largestGap)."
      return "\(found) \(whatClosesMore[language])"
    }.typeset
  }

  private func allExact(in language: Language) -> String {
    let isFrench = language == .french
    if endCount == 2 {
      return isFrench
        ? "Les deux extrémités sont exactes : prouvées, et atteintes par des poids."
        : "Both ends are exact: proved, and reached by some weights."
    }
    return isFrench
      ? "Les \(endCount) extrémités sont toutes exactes : prouvées, et atteintes par des poids."
      : "All \(endCount) ends are exact: proved, and reached by some weights."
  }

  /// Whether '--time' or '--boxes' help, and why not where they don't.
  private var whatClosesMore: LocalizedText {
    let more = LocalizedText(
      en: "'--time' or '--boxes' closes more.", fr: "« --time » ou « --boxes » en ferme davantage.")
    guard finalEnds > 0 else { return more }
    let isAll = finalEnds == endCount - exactEnds
    let why = LocalizedText(
      en: "some weights make rivals all but equal, or rounded scores and missing values leave only "
        + "bounds",
      fr: "des poids y rendent des rivaux presque égaux, ou bien l’arrondi et les valeurs absentes "
        + "n’y laissent que des bornes")
    if isAll {
      return LocalizedText(
        en: "The whole set was looked into; more time closes none of them: \(why.en).",
        fr: "Tout l’ensemble a été examiné ; plus de temps n’en ferme aucune : \(why.fr).")
    }
    return LocalizedText(
      en:
        "\(more.en) Not \(finalEnds) of them, for which the whole set was looked into: \(why.en).",
      fr: "\(more.fr) Sauf \(finalEnds), pour lesquelles tout l’ensemble a été examiné : \(why.fr)."
    )
  }

  private var dominance: LocalizedText {
    LocalizedText { language in
      let (decided, all) = pairs
      let share = Printing.decimals(1).text(
        of: 100 * Double(decided) / Double(all), in: NumberNotation(language))
      let isFrench = language == .french
      let least = unclearPairs == 0 ? "" : isFrench ? "au moins " : "at least "
      return isFrench
        ? "Paires dont l’ordre est le même pour tous ces poids : \(least)\(share) %. Le meilleur rang compte ceux qui sont strictement devant, le pire aussi les ex æquo."
        : "Pairs whose order is the same for all these weights: \(least)\(share)%. The best rank counts those strictly before, the worst also those equal."
    }.typeset
  }

  /// `63` where exact, `63…66` otherwise: from low to high, at either end. Of a best rank the lower number is
  /// proved and the higher attained; of a worst one it is the other way round.
  static func cell(_ end: RankEnd) -> Table.Cell {
    end.isExact
      ? .number(Double(end.attained), .general)
      : .text("\(min(end.proved, end.attained))…\(max(end.proved, end.attained))")
  }
}
