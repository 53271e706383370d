public import PalmaresCore
public import PalmaresEngine

/// An institution, its levers, and what the engine makes of any choice of them.
public struct LeverModel: Sendable {
  public let base: Evaluation
  /// Position of the institution in the dataset.
  public let unit: Int
  public let levers: [Lever]
  public let score: NodeReference?
  public let rank: NodeReference?
  /// Whether low scores are first, as the rank is counted.
  public let lowIsBetter: Bool
  public let start: LeverStanding

  public init(_ base: Evaluation, unit: Int, levers: [Lever]) {
    let results = base.graph.methodology.results
    self.base = base
    self.unit = unit
    self.levers = levers
    score = results.score
    rank = Self.rank(in: base)
    lowIsBetter = results.rank.map { base.graph.ranksLowFirst($0) } ?? false
    start = Self.standing(of: unit, in: base)
  }

  /// The same institution with some levers only.
  public func with(_ levers: [Lever]) -> LeverModel { LeverModel(base, unit: unit, levers: levers) }

  static func standing(of unit: Int, in evaluation: Evaluation) -> LeverStanding {
    func number(_ reference: NodeReference?) -> Double? {
      reference.flatMap { evaluation.column($0)?.number(at: unit) }
    }
    return LeverStanding(
      score: number(evaluation.graph.methodology.results.score), rank: number(rank(in: evaluation)))
  }

  /// Where the institution stands in an evaluation that is being edited.
  func standing(in live: LiveEvaluation) -> LeverStanding {
    func number(_ reference: NodeReference?) -> Double? {
      reference.flatMap { live.column($0)?.number(at: unit) }
    }
    return LeverStanding(score: number(score), rank: number(rank))
  }

  /// What ranks; nothing where there is one institution, which has no field.
  private static func rank(in evaluation: Evaluation) -> NodeReference? {
    evaluation.dataset.units.count > 1 ? evaluation.graph.methodology.results.rank : nil
  }

  /// The figures with one of the institution's replaced.
  public func change(_ values: [String: Double]) -> Change {
    var change = Change()
    for (name, value) in values {
      guard var column = base.dataset.columns[name] else { continue }
      column.set(value, at: unit)
      change.columns[name] = column
    }
    return change
  }

  /// The figures that a choice sets.
  public func values(of choice: LeverChoice) -> [String: Double] {
    Dictionary(
      choice.map { (levers[$0.key].column, levers[$0.key].options[$0.value].value) },
      uniquingKeysWith: { $1 })
  }

  public func cost(of choice: LeverChoice) -> Double {
    choice.sorted { $0.key < $1.key }.reduce(0) { $0 + levers[$1.key].options[$1.value].cost }
  }

  /// What the engine makes of figures in place of the institution's own.
  ///
  /// - Throws: what refuses them: a check of the methodology, a rule that can't be applied.
  public func evaluation(with values: [String: Double]) throws(DiagnosticError) -> Evaluation {
    let targets = [rank, score].compactMap { $0 }
    return try base.changed(by: change(values), targets: targets)
  }

  /// Where a choice takes the institution; `nil` where the methodology refuses the figures.
  public func standing(of choice: LeverChoice) -> LeverStanding? {
    guard let evaluation = try? evaluation(with: values(of: choice)) else { return nil }
    return Self.standing(of: unit, in: evaluation)
  }

  /// Whether a standing meets a target. Scores meet it within 1 part in 10¹², as sums of decimals do.
  public func meets(_ target: LeverTarget, _ standing: LeverStanding) -> Bool {
    switch target {
    case .score(let wanted):
      guard let score = standing.score else { return false }
      let tolerance = 1e-12 * max(1, wanted.magnitude)
      return lowIsBetter ? score <= wanted + tolerance : score >= wanted - tolerance
    case .rank(let wanted):
      return standing.rank.map { $0 <= wanted } ?? false
    }
  }

  /// Whether one standing is nearer to a target than another.
  func isBetter(_ one: LeverStanding, than other: LeverStanding, for target: LeverTarget) -> Bool {
    if case .rank = target {
      let (a, b) = (one.rank ?? .infinity, other.rank ?? .infinity)
      if a != b { return a < b }
    }
    return merit(one) > merit(other)
  }

  /// The score, higher is better.
  func merit(_ standing: LeverStanding) -> Double {
    standing.score.map { lowIsBetter ? -$0 : $0 } ?? -.infinity
  }
}

extension Graph {
  /// Whether the ranks that a node gives are those of its source from low to high.
  fileprivate func ranksLowFirst(_ reference: NodeReference) -> Bool {
    for step in node(reference.code)?.then ?? [] {
      if case .rank(let rank) = step.operation { return rank.first == .low }
    }
    return false
  }
}
