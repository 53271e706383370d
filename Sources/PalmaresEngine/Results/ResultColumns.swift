import PalmaresCore

/// The columns of the nodes that make up results.
struct ResultColumns {
  private let evaluation: Evaluation
  private let definition: ResultsDefinition
  private let score: Column?
  let rank: Column?
  private let band: Column?
  private let grades: [(code: String, column: Column?)]
  private let shown: [ShownColumns]
  private let shares: [Double: Int]

  private struct ShownColumns {
    var node: NodeReference
    var label: LocalizedText?
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
    let rank = column(definition.rank)
    self.rank = rank
    band = column(definition.band)
    grades = definition.grades.map { ($0.description, column($0)) }
    shown = definition.shown.map { item in
      ShownColumns(
        node: item.node, label: evaluation.graph.node(item.node.code)?.label,
        printing: evaluation.printing(of: item.node), value: column(item.node),
        rank: column(item.rank), group: column(item.group))
    }
    var shares: [Double: Int] = [:]
    for unit in units {
      if let place = rank?.number(at: unit) { shares[place, default: 0] += 1 }
    }
    self.shares = shares
  }

  func row(of unit: Int) -> ResultRow {
    let leading = [definition.score, definition.rank, definition.band].compactMap { $0 }
      + definition.grades
    let state = leading.first.flatMap { evaluation.column($0)?.states[unit] } ?? .present
    return ResultRow(
      unit: unit, identifier: evaluation.dataset.units.identifiers[unit],
      name: evaluation.dataset.units.names[unit],
      score: value(of: score, definition.score, at: unit), rank: place(at: unit),
      band: band.flatMap { word(of: $0, at: unit) },
      grades: grades.map { ($0.code, $0.column.flatMap { word(of: $0, at: unit) }) },
      state: state,
      reason: state == .present
        ? nil : leading.first.flatMap { evaluation.reason(forAbsenceOf: $0, at: unit) },
      nodes: shown.map { node($0, at: unit) })
  }

  private func value(
    of column: Column?, _ reference: NodeReference?, at unit: Int
  ) -> ResultValue? {
    guard let number = column?.number(at: unit), let reference else { return nil }
    return ResultValue(number: number, printing: evaluation.printing(of: reference))
  }

  private func place(at unit: Int) -> ResultRank? {
    guard let place = rank?.number(at: unit) else { return nil }
    return ResultRank(low: place, high: place, tied: (shares[place] ?? 0) > 1)
  }

  private func word(of column: Column, at unit: Int) -> String? {
    column.word(at: unit) ?? column.number(at: unit).map(plain)
  }

  private func node(_ shown: ShownColumns, at unit: Int) -> ResultNode {
    ResultNode(
      code: shown.node.description, label: shown.label,
      value: shown.value?.number(at: unit).map {
        ResultValue(number: $0, printing: shown.printing)
      },
      word: shown.value?.word(at: unit), rank: shown.rank?.number(at: unit),
      group: shown.group.flatMap { word(of: $0, at: unit) },
      state: shown.value?.states[unit] ?? .missing)
  }
}

extension Evaluation {
  /// How the values of a node are written: as it says, else as the node that it shows, else in the
  /// shortest form.
  func printing(of reference: NodeReference) -> Printing {
    guard let node = graph.node(reference.code) else { return .general }
    if let printing = node.printing { return printing }
    if case .round(let round)? = node.then.last?.operation, round.digits >= 0 {
      return .decimals(round.digits)
    }
    if case .node(let inner) = node.source, node.then.isEmpty, inner.code != reference.code {
      return printing(of: inner)
    }
    return .general
  }
}
