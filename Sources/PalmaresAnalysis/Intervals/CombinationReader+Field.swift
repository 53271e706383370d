import PalmaresCore
import PalmaresEngine

extension CombinationReader {
  /// Who is ranked, in which group and how ties are broken must not change with the weights.
  func checkIndependence(
    of node: NodeDefinition, _ step: Step, _ rank: Rank, from code: String
  ) throws(DiagnosticError) {
    var reads = rank.thenBy.map(\.node) + [step.by].compactMap { $0 }
    if case .named(let name) = step.over ?? graph.methodology.fit {
      var population = graph.methodology.populations.first { $0.name == name }
      for _ in graph.methodology.populations {
        reads += population?.references ?? []
        guard case .named(let outer)? = population?.within else { break }
        population = graph.methodology.populations.first { $0.name == outer }
      }
    }
    for read in reads where graph.reach(of: [read]).nodes.contains(code) {
      throw refusal(node, .depends(read.description))
    }
  }

  func scoreColumn(
    _ node: NodeDefinition, upTo place: Int
  ) throws(DiagnosticError) -> Column {
    guard let (before, _) = evaluation.values(around: place, of: node.code) else {
      throw refusal(node, .nothing)
    }
    return before
  }

  func groups(_ step: Step, _ scores: Column) -> [Int32] {
    let ranks = evaluation.column(rank)
    var numbers: [Double: Int32] = [:]
    let by = step.by.flatMap { evaluation.column($0) }
    return (0..<count).map { unit in
      guard scores.states[unit] == .present, ranks?.states[unit] == .present else { return -1 }
      guard step.by != nil else { return 0 }
      guard let by, by.states[unit] == .present else { return -1 }
      let value = by.values[unit]
      if numbers[value] == nil { numbers[value] = Int32(numbers.count) }
      return numbers[value] ?? -1
    }
  }

  func members(_ step: Step) -> [Bool] {
    evaluation.members(of: step.over ?? graph.methodology.fit)
      ?? [Bool](repeating: true, count: count)
  }

  /// Numbers that order institutions by the tie-breaks, equal ones sharing one.
  func tieOrder(_ rank: Rank) -> [Int32]? {
    let keys = rank.thenBy.compactMap { key in
      evaluation.column(key.node).map { (column: $0, first: key.first) }
    }
    guard !keys.isEmpty else { return nil }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for (column, first) in keys {
        switch (column.states[a] == .present, column.states[b] == .present) {
        case (true, false): return true
        case (false, true): return false
        case (false, false): continue
        case (true, true):
          let (x, y) = (column.values[a], column.values[b])
          if x != y { return first == .high ? x > y : x < y }
        }
      }
      return false
    }
    let sorted = (0..<count).sorted(by: precedes)
    var order = [Int32](repeating: 0, count: count)
    for (place, unit) in sorted.enumerated().dropFirst() {
      let previous = sorted[place - 1]
      order[unit] = order[previous] + (precedes(previous, unit) ? 1 : 0)
    }
    return order
  }
}
