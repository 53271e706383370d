/// Scores with the standard errors of their estimation: independent of each other, each about normal
/// around its true value.
///
/// A standard error of zero says that the score is known exactly.
public struct ScoreEstimates: Sendable, Hashable {
  /// From the better side: a higher one is nearer to the first rank.
  public let scores: [Double]
  public let errors: [Double]
  /// Their squares.
  let variances: [Double]

  /// - Parameters:
  ///   - scores: one for each institution.
  ///   - errors: in the unit of the scores.
  ///   - lowestFirst: whether the lowest score has the first rank.
  /// - Precondition: one error for each score, all of them finite, no error negative.
  public init(_ scores: [Double], errors: [Double], lowestFirst: Bool = false) {
    precondition(scores.count == errors.count, "\(scores.count) scores, \(errors.count) errors")
    precondition(
      scores.allSatisfy(\.isFinite) && errors.allSatisfy { $0.isFinite && $0 >= 0 },
      "scores and errors are finite, errors not negative")
    self.scores = lowestFirst ? scores.map { -$0 } : scores
    self.errors = errors
    variances = errors.map { $0 * $0 }
  }

  public var count: Int { scores.count }
}
