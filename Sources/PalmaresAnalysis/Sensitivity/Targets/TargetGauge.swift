import PalmaresCore
import PalmaresEngine

/// Reads targets off the draws of a model.
struct TargetGauge: Sendable {
  private let model: DrawModel
  private let targets: [SensitivityTarget]
  private let members: [Bool]
  /// When nothing varies.
  private let ranks: Column
  private let scores: Column?

  /// - Parameter members: whose ranks the mean shift is taken over.
  init(_ model: DrawModel, _ targets: [SensitivityTarget], among members: [Bool]) {
    self.model = model
    self.targets = targets
    self.members = members
    ranks =
      model.base.column(model.rank)
      ?? Column(absent: .missing, count: model.base.dataset.units.count)
    scores = model.score.flatMap(model.base.column)
  }

  /// What a target is when nothing varies.
  func nominal(_ index: Int) -> Double? {
    value(of: targets[index], DrawOutcome(ranks: ranks, scores: scores))
  }

  /// What each target is at each point; `nil` where there is none.
  ///
  /// - Returns: `nil` for points that an interruption left out.
  func values(
    at points: [[Double]], until isInterrupted: @escaping () -> Bool = { false }
  ) throws(DiagnosticError) -> [[Double?]?] {
    guard ranksArePlaces else { return try valuesOneByOne(at: points, until: isInterrupted) }
    var values = [[Double?]?](repeating: nil, count: points.count)
    do throws(DrawFailure) {
      try DrawWorker(model, isInterrupted: isInterrupted).forEach(at: points) { draw in
        values[draw.number] = targets.map { value(of: $0, draw) }
      }
    } catch {
      throw error.error
    }
    return values
  }

  private func value(of target: SensitivityTarget, _ draw: DrawWorker.Draw) -> Double? {
    switch target {
    case .rank(let unit): rank(draw.ranks[unit])
    case .score(let unit):
      draw.states.indices.contains(unit) && draw.states[unit] == .present
        ? draw.scores?[unit] : nil
    case .meanRankShift: meanShift(draw.ranks)
    }
  }

  private func rank(_ counted: Int32) -> Double? {
    counted == 0 ? nil : model.countsHalves ? Double(counted) / 2 : Double(counted)
  }

  private func meanShift(_ drawn: UnsafeBufferPointer<Int32>) -> Double? {
    var (sum, count) = (0.0, 0.0)
    for unit in members.indices where members[unit] && ranks.states[unit] == .present {
      guard let rank = rank(drawn[unit]) else { continue }
      sum += abs(rank - ranks.values[unit])
      count += 1
    }
    return count > 0 ? sum / count : nil
  }

  // MARK: Ranks that are no places

  /// Draws side by side count places; a rank that the methodology makes of something else may be any number.
  private var ranksArePlaces: Bool {
    (0..<ranks.count).allSatisfy { unit in
      guard ranks.states[unit] == .present else { return true }
      let counted = (ranks.number(at: unit) ?? 0) * (model.countsHalves ? 2 : 1)
      return counted == counted.rounded() && 1..<0x1p30 ~= counted
    }
  }

  private func valuesOneByOne(
    at points: [[Double]], until isInterrupted: () -> Bool
  ) throws(DiagnosticError) -> [[Double?]?] {
    try points.map { point throws(DiagnosticError) -> [Double?]? in
      if isInterrupted() { return nil }
      let outcome = try model.outcome(at: point)
      return targets.map { value(of: $0, outcome) }
    }
  }

  private func value(of target: SensitivityTarget, _ outcome: DrawOutcome) -> Double? {
    switch target {
    case .rank(let unit): outcome.ranks.number(at: unit)
    case .score(let unit): outcome.scores?.number(at: unit)
    case .meanRankShift: RankShift(from: ranks, to: outcome.ranks, among: members)?.mean
    }
  }
}
