public import PalmaresCore

/// The columns of the nodes that make up results.
struct ResultColumns: Sendable {
  private let evaluation: Evaluation
  private let definition: ResultsDefinition
  private let score: Column?
  private let scorePrinting: Printing
  /// The node whose absence leaves an institution without a result.
  private let leading: (node: NodeReference, column: Column?)?
  let rank: Column?
  let group: ResultGroups?
  private let place: Column?
  private let band: Column?
  private let grades: [(code: String, column: Column?)]
  private let shown: [ShownColumns]
  let shares: RankShares
  private let placeShares: RankShares

  private struct ShownColumns {
    var shown: ShownNode
    var printing: Printing
    var value: Column?
    var rank: Column?
    var group: Column?
  }

  init(_ evaluation: Evaluation, _ definition: ResultsDefinition, units: [Int]) {
    self.evaluation = evaluation
    self.definition = definition
    func column(_ reference: NodeReference?) -> Column? {
      reference.flatMap { evaluation.column($0) }
    }
    score = column(definition.score)
    scorePrinting = definition.score.map { evaluation.printing(of: $0) } ?? .general
    let first =
      definition.score ?? definition.rank ?? definition.band ?? definition.grades.first
    leading = first.map { ($0, column($0)) }
    let rank = column(definition.rank)
    self.rank = rank
    let place = column(definition.place)
    self.place = place
    group = column(definition.groupedBy).map { ResultGroups($0) }
    band = column(definition.band)
    grades = definition.grades.map { ($0.description, column($0)) }
    shown = definition.shown.map { item in
      ShownColumns(
        shown: ShownNode(
          code: item.node.description, label: evaluation.graph.node(item.node.code)?.label,
          isRanked: item.rank != nil, isGrouped: item.group != nil),
        printing: evaluation.printing(of: item.node), value: column(item.node),
        rank: column(item.rank), group: column(item.group))
    }
    shares = RankShares(of: definition.rank, in: evaluation, among: units)
    placeShares = RankShares(of: definition.place, in: evaluation, among: units)
  }

  var shownNodes: [ShownNode] { shown.map(\.shown) }

  func row(of unit: Int) -> ResultRow {
    let state = leading?.column?.states[unit] ?? .present
    return ResultRow(
      unit: unit, identifier: evaluation.dataset.units.identifiers[unit],
      name: evaluation.dataset.units.names[unit], group: group?.name(at: unit),
      score: score?.number(at: unit).map { ResultValue(number: $0, printing: scorePrinting) },
      rank: place(in: rank, at: unit, shares),
      place: place(in: place, at: unit, placeShares),
      band: band.flatMap { word(of: $0, at: unit) },
      grades: grades.map { ($0.code, $0.column.flatMap { word(of: $0, at: unit) }) },
      state: state,
      reason: state == .present
        ? nil : leading.flatMap { evaluation.reason(forAbsenceOf: $0.node, at: unit) },
      nodes: shown.map { node($0, at: unit) })
  }

  private func place(
    in column: Column?, at unit: Int, _ shares: RankShares
  ) -> ResultRank? {
    guard let place = column?.number(at: unit) else { return nil }
    return ResultRank(low: place, high: place, tied: shares.isShared(at: unit))
  }

  private func word(of column: Column, at unit: Int) -> String? {
    column.word(at: unit) ?? column.number(at: unit).map(plain)
  }

  private func node(_ columns: ShownColumns, at unit: Int) -> ResultNode {
    ResultNode(
      number: columns.value?.number(at: unit), printing: columns.printing,
      word: columns.value?.word(at: unit), rank: columns.rank?.number(at: unit),
      group: columns.group.flatMap { word(of: $0, at: unit) },
      state: columns.value?.states[unit] ?? .missing)
  }
}

extension Evaluation {
  /// How the values of a node are written: as it says, else as the node that it shows, else in the
  /// shortest form.
  package func printing(of reference: NodeReference) -> Printing {
    said(of: reference) { node in
      if let printing = node.printing { return printing }
      if case .round(let round)? = node.then.last?.operation, round.digits >= 0 {
        return .decimals(round.digits)
      }
      return nil
    } ?? .general
  }

  /// What the words of a node are called where people read them: as it says, else as the node that it
  /// shows; empty where the words stand for themselves.
  public func words(of reference: NodeReference) -> [String: LocalizedText] {
    said(of: reference) { $0.words.isEmpty ? nil : $0.words } ?? [:]
  }

  /// What a node says, or the node whose values it repeats unchanged.
  private func said<Value>(
    of reference: NodeReference, _ property: (NodeDefinition) -> Value?
  ) -> Value? {
    var code = reference.code
    while let node = graph.node(code) {
      if let value = property(node) { return value }
      guard case .node(let inner) = node.source, node.then.isEmpty else { return nil }
      code = inner.code
    }
    return nil
  }
}
