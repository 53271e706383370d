import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// Those who are listed and have a score, with its standard error.
struct ScoredInstitutions {
  private let units: [Int]
  private let statistical: StatisticalUnits
  private let ranks: Column?
  let scores: [Double]
  let errors: [Double]

  /// - Throws: `confidence.no-score`, `confidence.missing-error`, `confidence.negative-error`.
  init(
    _ evaluation: Evaluation, score: NodeReference, errors column: ErrorColumn
  ) throws(DiagnosticError) {
    let results = evaluation.graph.methodology.results
    let listed = results.listed.flatMap { evaluation.members(of: $0) }
    let scores = evaluation.column(score)
    let errors = column.column(in: evaluation)
    let units = (0..<evaluation.dataset.units.count).filter { unit in
      (listed?[unit] ?? true) && scores?.number(at: unit) != nil
    }
    statistical = evaluation.dataset.units
    self.units = units
    ranks = results.rank.flatMap { evaluation.column($0) }
    self.scores = units.map { scores?.number(at: $0) ?? 0 }
    self.errors = units.map { errors?.number(at: $0) ?? 0 }
    if units.isEmpty { throw DiagnosticError(ConfidenceProblem.nobody(score)) }
    let names = evaluation.dataset.units.identifiers
    let missing = units.filter { errors?.number(at: $0) == nil }
    let negative = units.filter { (errors?.number(at: $0) ?? 0) < 0 }
    let problems = [
      missing.isEmpty
        ? nil
        : ConfidenceProblem.missing(
          missing.map { names[$0] }, column.name,
          at: missing.prefix(5).compactMap { evaluation.dataset.location(of: column.name, at: $0) }),
      negative.isEmpty
        ? nil
        : ConfidenceProblem.negative(
          negative.map { names[$0] }, column.name,
          at: negative.prefix(5).compactMap { evaluation.dataset.location(of: column.name, at: $0) }
        ),
    ].compactMap { $0 }
    if !problems.isEmpty { throw DiagnosticError(problems) }
  }

  /// From the first rank down.
  func rows(
    _ confidence: RankConfidence, _ estimates: ScoreEstimates
  ) -> [RankConfidenceSets.Row] {
    let order = units.indices.sorted { a, b in
      let (x, y) = (estimates.scores[a], estimates.scores[b])
      return x == y ? a < b : x > y
    }
    var firstOfEquals = 0
    return order.enumerated().map { place, index in
      let score = estimates.scores[index]
      if place > 0, estimates.scores[order[place - 1]] != score { firstOfEquals = place }
      let isTied =
        firstOfEquals < place
        || (place + 1 < order.count && estimates.scores[order[place + 1]] == score)
      let unit = units[index]
      return RankConfidenceSets.Row(
        identifier: statistical.identifiers[unit], name: statistical.names[unit],
        score: scores[index], error: errors[index], rank: firstOfEquals + 1, isTied: isTied,
        publishedRank: ranks?.number(at: unit), marginal: confidence.marginal[index],
        simultaneous: confidence.simultaneous[index], canBeBest: confidence.canBeBest?[index])
    }
  }
}
