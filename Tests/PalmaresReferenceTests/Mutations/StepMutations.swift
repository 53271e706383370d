import PalmaresCore
import PalmaresEngine

/// What becomes of a step.
enum StepReplacement {
  case removed
  case by((Step) -> Step)

  func applied(to step: Step) -> [Step] {
    switch self {
    case .removed: []
    case .by(let change): [change(step)]
    }
  }
}

extension Step {
  struct Change {
    var name: String
    var replacement: StepReplacement
  }

  /// Where the rule stands in the file, and which of the steps that a form gives it is.
  var ruleKey: String {
    let place = location.map { "\($0.line ?? 0):\($0.column ?? 0)" } ?? "?"
    return "\(place) \(kind)"
  }

  private var kind: String { String("\(operation)".prefix { $0 != "(" }) }

  /// Every way of flipping the rule that this step is.
  var changes: [Change] {
    var changes: [Change] = []
    switch operation {
    case .rank(let rank):
      for ties in Rank.Ties.allCases where ties != rank.ties {
        changes.append(
          change("rank \(rank.ties)→\(ties)") {
            .rank(Rank(first: rank.first, ties: ties, thenBy: $0.thenBy))
          })
      }
      changes.append(
        change("rank other end") {
          .rank(Rank(first: $0.first == .high ? .low : .high, ties: $0.ties, thenBy: $0.thenBy))
        })
    case .scale(let scale):
      changes.append(
        Change(
          name: "scale ends exchanged",
          replacement: .by {
            var step = $0
            guard case .scale(let own) = step.operation else { return step }
            step.operation = .scale(Scale(from: own.from, to: (own.to.1, own.to.0)))
            return step
          }))
      _ = scale
    case .round(let round):
      changes.append(Change(name: "no rounding to \(round.digits)", replacement: .removed))
      changes.append(
        Change(
          name: "one digit more",
          replacement: .by {
            var step = $0
            step.operation = .round(Round(digits: round.digits + 1, mode: round.mode))
            return step
          }))
    case .clip, .map, .fill, .fillPeriods, .blank, .replace, .winsorise, .netFlow:
      changes.append(Change(name: "no \(kind)", replacement: .removed))
    case .cut: break
    }
    if let over {
      changes.append(
        Change(
          name: "over \(over) → fit",
          replacement: .by {
            var step = $0
            step.over = nil
            return step
          }))
    }
    if by != nil {
      changes.append(
        Change(
          name: "no by",
          replacement: .by {
            var step = $0
            step.by = nil
            return step
          }))
    }
    return changes
  }

  private func change(_ name: String, _ operation: @escaping (Rank) -> StepOperation) -> Change {
    Change(
      name: name,
      replacement: .by {
        var step = $0
        if case .rank(let rank) = step.operation { step.operation = operation(rank) }
        return step
      })
  }
}
