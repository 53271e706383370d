import PalmaresCore
import PalmaresEngine

/// What each lever does alone, value by value, as the engine has it: where the institution stands, and
/// the values of the nodes that depend on this lever and no other.
///
/// Such a node has the same values whatever the other levers are: its table is exact for every choice.
struct LeverTables {
  /// One node that depends on a single lever.
  struct Node {
    var lever: Int
    /// What each option adds to the institution's value.
    var rise: [Double]
    /// By how much each institution's value falls, or rises, at most; `nil` where an option gives a value
    /// or takes one away.
    var othersFall: [Double]?
    var othersRise: [Double]?
    /// Whether every option leaves the institution with a value.
    var keepsValue = true
  }

  /// By lever and option, fewer than there are where it was interrupted; `nil` where the methodology refuses the figure.
  private(set) var standings: [[LeverStanding?]] = []
  private(set) var nodes: [String: Node] = [:]

  init(_ model: LeverModel, reach: [String: Set<Int>], targets: [String], _ monitor: WorkMonitor) {
    let frontier = Self.frontier(of: targets, reach, in: model.base.graph)
    let count = model.levers.reduce(0) { $0 + $1.options.count }
    let start = LiveEvaluation(
      model.base, targets: [model.rank, model.score].compactMap { $0 })
    var live = start
    var done = 0
    for (number, lever) in model.levers.enumerated() {
      let codes = frontier.filter { reach[$0] == [number] }
      for code in codes { nodes[code] = Node(number, model, lever.options.count) }
      var row: [LeverStanding?] = []
      for (position, option) in lever.options.enumerated() {
        if monitor.isInterrupted { return }
        let isRefused = (try? live.set(Cell(option.value), in: lever.column, of: model.unit)) == nil
        // A refused figure is never chosen.
        row.append(isRefused ? nil : model.standing(in: live))
        for code in codes where !isRefused {
          nodes[code]?.add(position, from: model.base, to: live, code, model.unit)
        }
        done += 1
        monitor.advance(to: done, of: count)
      }
      standings.append(row)
      if (try? live.putBack(lever.column, of: model.unit)) == nil { live = start }
    }
  }

  /// Nodes that depend on one lever and are read by a target, or by a node that depends on several.
  private static func frontier(
    of targets: [String], _ reach: [String: Set<Int>], in graph: Graph
  ) -> [String] {
    var found: Set<String> = []
    var seen: Set<String> = []
    var open = targets
    while let code = open.popLast() {
      guard seen.insert(code).inserted, let levers = reach[code] else { continue }
      if levers.count == 1 { found.insert(code) } else { open += graph.nodesRead(by: code) }
    }
    return found.sorted()
  }
}

extension LeverTables.Node {
  fileprivate init(_ lever: Int, _ model: LeverModel, _ options: Int) {
    let units = model.base.dataset.units.count
    self.lever = lever
    rise = [Double](repeating: 0, count: options)
    othersFall = [Double](repeating: 0, count: units)
    othersRise = othersFall
  }

  fileprivate mutating func add(
    _ option: Int, from base: Evaluation, to changed: LiveEvaluation, _ code: String, _ unit: Int
  ) {
    guard let before = base.column(NodeReference(code)),
      let after = changed.column(NodeReference(code)), before.categories == nil
    else { return lose() }
    if before.states[unit] == .present, after.states[unit] == .present {
      rise[option] = after.values[unit] - before.values[unit]
    } else if before.states[unit] != after.states[unit] || before.states[unit] == .present {
      keepsValue = false
    }
    for other in before.states.indices where other != unit {
      guard before.states[other] == after.states[other] else {
        (othersFall, othersRise) = (nil, nil)
        return
      }
      let move = after.values[other] - before.values[other]
      if move > (othersRise?[other] ?? 0) { othersRise?[other] = move }
      if -move > (othersFall?[other] ?? 0) { othersFall?[other] = -move }
    }
  }

  private mutating func lose() {
    keepsValue = false
    (othersFall, othersRise) = (nil, nil)
  }
}
