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
  func values(at points: [[Double]]) throws(DiagnosticError) -> [[Double?]] {
    var values = [[Double?]](repeating: [], count: points.count)
    var doubtful: [Int] = []
    try DrawWorker(model).forEach(at: points) { draw in
      values[draw.number] = targets.map { target in
        switch target {
        case .rank(let unit): rank(draw.ranks[unit])
        case .score(let unit):
          if let score = draw.scores?[unit], score != 0 {
            score
          } else {
            nil
          }
        case .meanRankShift: meanShift(draw.ranks)
        }
      }
      if targets.contains(where: { hasNoScore($0, in: draw) }) { doubtful.append(draw.number) }
    }
    // A score of 0 and none look alike there.
    for number in doubtful {
      let outcome = try model.outcome(at: points[number])
      values[number] = targets.map { value(of: $0, outcome) }
    }
    return values
  }

  private func hasNoScore(_ target: SensitivityTarget, in draw: DrawWorker.Draw) -> Bool {
    if case .score(let unit) = target { draw.scores.map { $0[unit] == 0 } ?? true } else { false }
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

  private func value(of target: SensitivityTarget, _ outcome: DrawOutcome) -> Double? {
    switch target {
    case .rank(let unit): outcome.ranks.number(at: unit)
    case .score(let unit): outcome.scores?.number(at: unit)
    case .meanRankShift: RankShift(from: ranks, to: outcome.ranks, among: members)?.mean
    }
  }
}
