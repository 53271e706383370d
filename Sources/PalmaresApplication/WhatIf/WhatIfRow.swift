import PalmaresCore
public import PalmaresEngine

/// One institution before and after.
public struct WhatIfRow: Sendable {
  public let identifier: String
  public let name: String
  /// Whether its own figures are set.
  public let isChanged: Bool
  public let before: ResultRow?
  public let after: ResultRow?
  public let change: StandingChange
  /// The nodes shown that are another value after; of institutions whose own figures are set.
  public let parts: [MovedPart]

  /// Whether its rank, its score or a class is another.
  public var moved: Bool {
    change.rise != 0 || change.score != 0 || !change.classes.isEmpty
  }

  static func all(
    _ before: Results, _ after: Results, _ settings: [ScenarioSetting],
    _ definition: ResultsDefinition
  ) -> [WhatIfRow] {
    var changed: [String] = []
    for setting in settings {
      guard case .figure(let identifier, _, _) = setting.target, !changed.contains(identifier)
      else { continue }
      changed.append(identifier)
    }
    let earlier = Dictionary(
      before.rows.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.rows.map(\.identifier))
    let left = before.rows.filter { !later.contains($0.identifier) }
    let own = Set(changed)
    let rows =
      after.rows.map { (earlier[$0.identifier], $0 as ResultRow?) } + left.map { ($0, nil) }
    let all = rows.compactMap { first, second -> WhatIfRow? in
      guard let row = second ?? first else { return nil }
      let isChanged = own.contains(row.identifier)
      return WhatIfRow(
        identifier: row.identifier, name: row.name, isChanged: isChanged, before: first,
        after: second,
        change: StandingChange(
          before: before.standing(of: first, definition),
          after: after.standing(of: second, definition)),
        parts: isChanged ? MovedPart.all(before.shown, first, second) : [])
    }
    let places = Dictionary(
      changed.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let first = all.filter(\.isChanged).sorted {
      (places[$0.identifier] ?? 0) < (places[$1.identifier] ?? 0)
    }
    let others = all.filter { !$0.isChanged }
    return first + others.filter(\.moved) + others.filter { !$0.moved }
  }
}

/// A node shown beside the results whose value is another after.
public struct MovedPart: Sendable {
  public let node: ShownNode
  public let before: ResultNode
  public let after: ResultNode

  static func all(
    _ shown: [ShownNode], _ first: ResultRow?, _ second: ResultRow?
  ) -> [MovedPart] {
    guard let first, let second else { return [] }
    return shown.indices.compactMap { index in
      let (before, after) = (first.nodes[index], second.nodes[index])
      let stays =
        before.number == after.number && before.word == after.word && before.state == after.state
        && before.rank == after.rank
      return stays ? nil : MovedPart(node: shown[index], before: before, after: after)
    }
  }
}
