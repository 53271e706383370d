import PalmaresExchange

/// A rule that can be taken from one methodology and put into the place that it has in another.
public enum ExchangedRule: Sendable, Hashable {
  /// What a node starts from: its column, formula, or its children with weights and needs.
  case source(of: String)
  /// The list of steps on a node's result.
  case steps(of: String)
  /// For whom a node exists.
  case condition(of: String)
  case parameter(String)
  case population(String)
  /// Whose values set scales and ranks.
  case fit
  /// Which nodes are the score, the rank, the band and the grades.
  case results
  /// How the table is read.
  case data

  /// The rule that a difference belongs to; `nil` for words, for nodes, parameters and populations that
  /// only one of the two methods has (they come and go with those that read them), and for declarations
  /// that change nothing.
  init?(of difference: MethodologyDifference) {
    let keys = difference.keys
    let isInBoth = difference.kind == .changed || keys.count > 2
    switch keys.first {
    case "results" where keys.count > 1 && Self.resultKeys.contains(keys[1]): self = .results
    case _ where !difference.isRule: return nil
    case "parameters" where keys.count > 1 && isInBoth: self = .parameter(keys[1])
    case "populations" where keys.count > 1 && isInBoth: self = .population(keys[1])
    case "fit": self = .fit
    case "data": self = .data
    case "nodes" where keys.count > 2: self.init(node: keys[1], key: keys[2])
    default: return nil
    }
  }

  /// What of `results` decides score and rank; grades in a list are told by their place, `grades[0]`.
  private static let resultKeys: Set = ["score", "rank", "band", "grades", "listed"]

  private init?(node code: String, key: String) {
    if key == "direction" { return nil }
    if key == "only" {
      self = .condition(of: code)
    } else if key.hasPrefix("then") {
      self = .steps(of: code)
    } else {
      self = .source(of: code)
    }
  }
}
