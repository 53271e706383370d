import Synchronization

/// What was found of a graph's ways once, and is asked for with every evaluation: which columns some targets
/// need, and which nodes come first. Weights change none of it, so that graphs which differ in weights alone
/// share it.
final class GraphPaths: Sendable {
  /// What is wanted of an evaluation.
  struct Aim: Hashable {
    var targets: [NodeReference]
    var populations: [PopulationReference]
  }

  private struct Known {
    var requirements: [Aim: [ColumnRequirement]] = [:]
    var needed: [Aim: [Int]] = [:]
    var dependencies: [[Int]: [Int]] = [:]
  }

  private let known = Mutex(Known())

  func requirements(
    for aim: Aim, orFound found: () -> [ColumnRequirement]
  ) -> [ColumnRequirement] {
    if let known = known.withLock({ $0.requirements[aim] }) { return known }
    let value = found()
    known.withLock { $0.requirements[aim] = value }
    return value
  }

  func needed(for aim: Aim, orFound found: () -> [Int]) -> [Int] {
    if let known = known.withLock({ $0.needed[aim] }) { return known }
    let value = found()
    known.withLock { $0.needed[aim] = value }
    return value
  }

  func dependencies(of nodes: [Int], orFound found: () -> [Int]) -> [Int] {
    if let known = known.withLock({ $0.dependencies[nodes] }) { return known }
    let value = found()
    known.withLock { $0.dependencies[nodes] = value }
    return value
  }
}
