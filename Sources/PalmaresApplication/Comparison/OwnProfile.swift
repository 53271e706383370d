public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What one method makes of one institution: its largest contributions, and what the method does with
/// what is missing.
public struct OwnProfile: Sendable {
  public struct Contribution: Sendable {
    public let node: String
    public let label: LocalizedText?
    public let value: Double
    /// What it adds to the node it is part of.
    public let contribution: Double
  }

  /// The node whose parts these are: the score, or what it shows.
  public let node: String?
  /// The five largest by size; empty where the score is no sum of parts.
  public let contributions: [Contribution]
  /// How many parts there are.
  public let parts: Int
  /// One sentence for each way of treating what is missing.
  public let missing: [LocalizedText]

  private static let mostShown = 5

  /// `nil` where the method reads no such institution.
  init?(of identifier: String, under method: ComparedMethod) {
    let evaluation = method.evaluation
    guard let unit = evaluation.dataset.units.position(of: identifier) else { return nil }
    let results = method.document.methodology.results
    let roots = [results.score, results.rank].compactMap { $0 } + results.grades
    let nodes = roots.first.map { ExplainedNode.all(from: $0, at: unit, in: evaluation) } ?? []
    let sum = nodes.lazy.compactMap { node in
      node.additiveParts.map { (node.trace.node.description, $0) }
    }.first
    node = sum?.0
    let all = (sum?.1 ?? []).compactMap { child -> Contribution? in
      guard let value = child.value.number, let term = child.contribution else { return nil }
      return Contribution(
        node: child.node.description, label: evaluation.graph.node(child.node.code)?.label,
        value: value, contribution: term)
    }
    parts = all.count
    let sorted = all.sorted { $0.contribution.magnitude > $1.contribution.magnitude }
    contributions = Array(sorted.prefix(Self.mostShown))
    missing = MissingTreatment(of: nodes, in: evaluation).sentences
  }
}

extension ExplainedNode {
  /// The children of a combination whose contributions add up.
  fileprivate var additiveParts: [TraceChild]? {
    guard case .combination(let combination) = trace.source, combination.isAdditive else {
      return nil
    }
    return combination.children
  }
}
