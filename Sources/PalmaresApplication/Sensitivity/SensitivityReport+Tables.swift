import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension SensitivityReport {
  /// For people: a table for each target whose variance can be split, then what each part does when it is
  /// left out, what each weighs, and what says the same.
  public var tables: [Table] {
    var tables = zip(targets, analysis.findings).compactMap { target, finding in
      finding.estimate.map { table(of: target, finding, $0) }
    }
    if tables.isEmpty { tables = [emptyTable] }
    tables[0].caption = caption.followed(by: tables[0].caption)
    tables[tables.count - 1].notes += notes
    return tables + leavingOutTables
      + [combinations.weightTable, redundancyTable].filter { !$0.rows.isEmpty }
  }

  private var caption: LocalizedText {
    let heading = document.heading(of: chosenTable)
    let period = dataset.periodWords
    let all = institutions.text(dataset.units.count)
    let caveat = document.header.caveat.map { LocalizedText(en: " (\($0.en))", fr: " (\($0.fr))") }
    return LocalizedText(
      en: "\(heading.en)\(period.en)\(caveat?.en ?? ""): \(all.en)",
      fr: "\(heading.fr)\(period.fr)\(caveat?.fr ?? "") : \(all.fr)"
    ).typeset
  }

  // MARK: Indices

  private func table(
    of target: NamedTarget, _ finding: SensitivityAnalysis.Finding, _ estimate: SobolEstimate
  ) -> Table {
    let range = LocalizedText(en: "95% of resamples", fr: "95 % des rééchantillons").typeset
    var table = Table(
      caption: caption(of: target, finding, estimate),
      columns: [
        .init("varied", LocalizedText(en: "What varies", fr: "Ce qui varie")),
        .init("first", LocalizedText(en: "Alone", fr: "Seul"), .end),
        .init("first_range", range, .end),
        .init("total", LocalizedText(en: "With others", fr: "Avec d’autres"), .end),
        .init("total_range", range, .end),
      ])
    let order = estimate.groups.indices.sorted { a, b in
      let (left, right) = (estimate.groups[a].index.total, estimate.groups[b].index.total)
      return left == right ? a < b : left > right
    }
    for group in order {
      let found = estimate.groups[group]
      table.append([
        .localized(analysis.groups[group].label), .ratio(found.index.first), .range(found.first),
        .ratio(found.index.total), .range(found.total),
      ])
    }
    table.notes = [convergence(estimate), incomplete(finding)].compactMap { $0 }
    return table
  }

  private func caption(
    of target: NamedTarget, _ finding: SensitivityAnalysis.Finding, _ estimate: SobolEstimate
  ) -> LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      func text(_ number: Double) -> String {
        Printing.general.text(of: number.toSixDigits, in: notation)
      }
      let mean = Printing.decimals(2).text(of: estimate.mean, in: notation)
      let spread = Printing.decimals(2).text(of: estimate.variance.squareRoot(), in: notation)
      let (label, nominal) = (target.label[language], finding.nominal.map(text))
      switch language {
      case .english:
        let first = nominal.map { "\($0) as declared; " } ?? ""
        return "\(label): \(first)mean \(mean), standard deviation \(spread)"
      case .french:
        let first = nominal.map { "\($0) tel que déclaré\u{202F}; " } ?? ""
        return "\(label)\u{202F}: \(first)moyenne \(mean), écart type \(spread)"
      }
    }
  }

  private func convergence(_ estimate: SobolEstimate) -> LocalizedText? {
    estimate.lastMove.map { move in
      LocalizedText { language in
        let text = Printing.decimals(3).text(of: move, in: NumberNotation(language))
        let half = counted(estimate.rows / 2, in: language)
        let rows = counted(estimate.rows, in: language)
        return language == .french
          ? "De \(half) à \(rows) échantillons, l’indice qui a le plus bougé a changé de \(text)."
          : "From \(half) to \(rows) samples the index that moved most changed by \(text)."
      }
    }
  }

  private func incomplete(_ finding: SensitivityAnalysis.Finding) -> LocalizedText? {
    guard finding.incomplete > 0 else { return nil }
    return LocalizedText { language in
      let left = counted(finding.incomplete, in: language)
      let rows = counted(analysis.rows, in: language)
      return language == .french
        ? "\(left) échantillons sur \(rows) n’ont pas de valeur partout et ne comptent pas."
        : "\(left) of \(rows) samples have no value at some point and don't count."
    }
  }

  /// Where no target's variance can be split.
  private var emptyTable: Table {
    var table = Table(columns: [
      .init("target", LocalizedText(en: "Looked at", fr: "Regardé")),
      .init("nominal", LocalizedText(en: "As declared", fr: "Tel que déclaré"), .end),
    ])
    for (target, finding) in zip(targets, analysis.findings) {
      table.append([.localized(target.label), .short(finding.nominal)])
    }
    return table
  }

  // MARK: Parts left out

  private var leavingOutTables: [Table] {
    guard !leavingOut.parts.isEmpty else { return [] }
    var table = Table(
      caption: LocalizedText(
        en: "Without each part of '\(leavingOut.node)': how far ranks move",
        fr: "Sans chaque partie de « \(leavingOut.node) » : de combien bougent les rangs"
      ).typeset,
      columns: [
        .init("node", LocalizedText(en: "Without", fr: "Sans")),
        .init("parent", LocalizedText(en: "Part of", fr: "Partie de")),
        .init("mean", LocalizedText(en: "Mean shift", fr: "Écart moyen"), .end),
        .init("furthest", LocalizedText(en: "Furthest", fr: "Le plus déplacé")),
        .init("from", LocalizedText(en: "With", fr: "Avec"), .end),
        .init("to", LocalizedText(en: "Without", fr: "Sans"), .end),
      ])
    for part in sortedParts { table.append(row(part)) }
    table.notes = leavingOutNotes
    return [table]
  }

  /// Level by level, those that move ranks most first.
  private var sortedParts: [LeaveOneOut.Part] {
    func key(_ part: LeaveOneOut.Part) -> Double { part.found?.mean ?? -1 }
    return leavingOut.parts.enumerated().sorted { a, b in
      if a.element.level != b.element.level { return a.element.level < b.element.level }
      return key(a.element) == key(b.element)
        ? a.offset < b.offset : key(a.element) > key(b.element)
    }.map(\.element)
  }

  private func row(_ part: LeaveOneOut.Part) -> [Table.Cell] {
    let head: [Table.Cell] = [.text(part.node), .text(part.parent)]
    guard let shift = part.found else {
      let absence = LocalizedText(en: "none", fr: "aucun")
      return head + [.localized(absence), .empty, .empty, .empty]
    }
    guard shift.furthest.from != shift.furthest.to else {
      return head + [.number(shift.mean, .decimals(2)), .empty, .empty, .empty]
    }
    let unit = shift.furthest.unit
    let label = InstitutionMatch.label(
      dataset.units.names[unit], dataset.units.identifiers[unit])
    return head + [
      .number(shift.mean, .decimals(2)), .text(label), .number(shift.furthest.from, .general),
      .number(shift.furthest.to, .general),
    ]
  }

  private var leavingOutNotes: [LocalizedText] {
    let impossible = leavingOut.parts.compactMap { part in
      if case .failure(let error) = part.shift, let first = error.diagnostics.first {
        LocalizedText(
          en: "Without '\(part.node)' there are no ranks: \(first.summary.en)",
          fr: "Sans « \(part.node) » il n’y a pas de rangs : \(first.summary.fr)"
        ).typeset
      } else {
        nil as LocalizedText?
      }
    }
    let moved = leavingOut.parts.compactMap { part in
      part.found.flatMap { shift -> LocalizedText? in
        guard shift.lost + shift.gained > 0 else { return nil }
        return LocalizedText(
          en: "Ranks lost and gained without '\(part.node)': \(shift.lost) and \(shift.gained).",
          fr: "Rangs perdus et gagnés sans « \(part.node) » : \(shift.lost) et \(shift.gained)."
        ).typeset
      }
    }
    let missing = leavingOut.count - leavingOut.parts.count
    let interrupted = LocalizedText(
      en: "Interrupted: \(missing) parts weren't left out.",
      fr: "Interrompu : \(missing) parties n’ont pas été retirées."
    ).typeset
    return impossible + moved + (missing > 0 ? [interrupted] : []) + deeper
  }

  private var deeper: [LocalizedText] {
    guard leavingOut.deeper > 0 else { return [] }
    return [
      LocalizedText(
        en:
          "Parts further down, not left out: \(leavingOut.deeper). '--levels' goes there; each takes compiling "
          + "the methodology without it.",
        fr:
          "Parties plus bas, non retirées : \(leavingOut.deeper). « --levels » y descend ; pour chacune la "
          + "méthode est recompilée sans elle."
      ).typeset
    ]
  }

  // MARK: Redundancy

  private var redundancyTable: Table {
    var table = Table(
      caption: LocalizedText(
        en: "Children that largely say the same", fr: "Enfants qui disent à peu près la même chose"),
      columns: [
        .init("node", LocalizedText(en: "Combination", fr: "Combinaison")),
        .init("first", LocalizedText(en: "Child", fr: "Enfant")),
        .init("second", LocalizedText(en: "and", fr: "et")),
        .init("correlation", LocalizedText(en: "Correlation", fr: "Corrélation"), .end),
        .init("institutions", LocalizedText(en: "Institutions", fr: "Établissements"), .end),
      ], notes: [redundancyNote])
    for combination in combinations {
      for pair in combination.strongPairs {
        table.append([
          .text(combination.code), .text(combination.children[pair.first].code),
          .text(combination.children[pair.second].code), .ratio(pair.value),
          combination.institutions(of: pair).map { .number(Double($0), .general) } ?? .empty,
        ])
      }
    }
    return table
  }

  private var redundancyNote: LocalizedText {
    LocalizedText { language in
      let limit = Printing.general.text(
        of: DescribedCombination.strong, in: NumberNotation(language))
      return language == .french
        ? "Corrélations des valeurs au-delà de \(limit), dans un sens ou dans l’autre, des enfants tels "
          + "qu’ils entrent (limite des exemples de COINr, Becker et al. 2022)."
        : "Correlations of values beyond \(limit), in either direction, of children as they enter "
          + "(the limit of the examples of COINr, Becker et al. 2022)."
    }
  }
}

extension LeaveOneOut.Part {
  /// How ranks move, where there are any.
  var found: RankShift? { try? shift.get() }
}

extension LocalizedText {
  fileprivate func followed(by other: LocalizedText?) -> LocalizedText {
    guard let other else { return self }
    return LocalizedText { "\(self[$0])\n\(other[$0])" }
  }
}

extension Table.Cell {
  /// `0.31 to 0.45`.
  fileprivate static func range(_ interval: SobolEstimate.Interval?) -> Self {
    guard let interval else { return .empty }
    return .localized(
      LocalizedText { language in
        let (low, high) = (
          Printing.decimals(2).text(of: interval.low, in: NumberNotation(language)),
          Printing.decimals(2).text(of: interval.high, in: NumberNotation(language))
        )
        return language == .french ? "\(low) à \(high)" : "\(low) to \(high)"
      })
  }
}
