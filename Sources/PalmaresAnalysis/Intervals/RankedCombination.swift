public import PalmaresCore
public import PalmaresEngine

/// How the ranks of a methodology hang on the weights of one of its combinations: the matrix of the
/// values that enter it, and who is ranked against whom.
///
/// Only these weights are varied; everything below the combination stays as it is.
public struct RankedCombination: Sendable {
  /// Code of the combination.
  public let code: String
  /// What its weights belong to: codes of children, or positions where it is `ordered`.
  public let names: [String]
  /// The weights as they are.
  public let nominal: [Double]
  public let problem: RankProblem
  /// What readers must know of it.
  public let remarks: [LocalizedText]

  /// - Parameters:
  ///   - evaluation: with its steps kept.
  ///   - rank: the node whose ranks are looked at.
  ///   - code: the combination; the one nearest behind the rank where `nil`.
  /// - Throws: `intervals.not-linear` where ranks don't hang on these weights in a way that bounds can be
  ///   proved for, `intervals.unknown-node`, `intervals.no-weights`.
  public init(
    _ evaluation: Evaluation, rank: NodeReference, combination code: String? = nil
  ) throws(DiagnosticError) {
    let reader = CombinationReader(evaluation, rank: rank, wanted: code)
    self = try reader.read()
  }

  init(
    code: String, names: [String], nominal: [Double], problem: RankProblem,
    remarks: [LocalizedText]
  ) {
    (self.code, self.names, self.nominal) = (code, names, nominal)
    (self.problem, self.remarks) = (problem, remarks)
  }

  /// The change that puts other weights in the place of these.
  public func change(to weights: [Double]) -> Change {
    var change = Change()
    change.weights[code] = weights
    return change
  }

  /// Whoever could be left with no weight at all: the set lets the weights of all its children be 0.
  ///
  /// - Returns: positions of such institutions.
  public func weightless(on set: WeightSet) -> [Int] {
    let bare = problem.patterns.map { pattern in
      zip(pattern, set.lower).allSatisfy { !$0 || $1 <= 0 }
    }
    return (0..<problem.count).filter {
      problem.group[$0] >= 0 && bare[Int(problem.pattern[$0])]
    }
  }
}
