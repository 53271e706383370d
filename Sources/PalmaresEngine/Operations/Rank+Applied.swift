import PalmaresCore

extension Rank {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let keys = thenBy.map { key in
      (column: context.value(of: key.node).column(count: column.count), first: key.first)
    }
    var nearTies: [(Int, Int)] = []
    var populations: [Double?] = []
    let result = ranked(
      column, keys: keys, population: context.population, groups: context.grouping.members
    ) { ladder, members in
      nearTies += ladder.nearTies
      populations.append(Double(members))
    }
    context.reportUngrouped(column)
    if !nearTies.isEmpty { warn(of: nearTies, in: context) }
    return StepOutcome(
      column: result, facts: [StepFact(.population, context.spread(populations))])
  }

  /// The ranks of values, group by group.
  package func ranked(
    _ column: Column, keys: [(column: Column, first: End)], population: [Bool], by groups: Column?
  ) -> Column {
    let grouping = groups.map(Grouping.init) ?? .single(count: column.count)
    return ranked(column, keys: keys, population: population, groups: grouping.members) { _, _ in }
  }

  private func ranked(
    _ column: Column, keys: [(column: Column, first: End)], population: [Bool], groups: [[Int]],
    _ note: (RankLadder, _ members: Int) -> Void
  ) -> Column {
    let order = RankOrder(values: column, first: first, keys: keys)
    var result = column
    result.categories = nil
    for group in groups {
      let holders = group.filter { column.states[$0] == .present }
      let members = holders.filter { population[$0] }
      let ladder = RankLadder(members, by: order, ties: ties)
      note(ladder, members.count)
      ladder.place(holders.filter { !population[$0] }, into: &result)
      ladder.placeMembers(into: &result)
    }
    return result
  }

  private func warn(of nearTies: [(Int, Int)], in context: StepContext) {
    let names = culprits(
      nearTies.map { "\(context.name(of: $0.0)) / \(context.name(of: $0.1))" })
    context.report(
      Diagnostic(
        DiagnosticRule("rank.near-tie"), .warning,
        LocalizedText(
          en: "'\(context.node.code)' ranks apart what differs only in the last bits: \(names.en).",
          fr: "« \(context.node.code) » sépare ce qui ne diffère que par les derniers bits : "
            + "\(names.fr)."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "Decimal fractions are not exact in binary (0.1 + 0.2 is not 0.3): these may be "
            + "equal on paper.",
          fr: "Les fractions décimales ne sont pas exactes en binaire (0,1 + 0,2 n'est pas 0,3) : "
            + "elles sont peut-être égales sur le papier."),
        fix: [
          LocalizedText(
            en: "Round before the rank, as the publisher does or to enough digits: {round: 9}.",
            fr: "Arrondissez avant le rang, comme l'éditeur ou à assez de chiffres : {round: 9}.")
        ]))
  }
}
