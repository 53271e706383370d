import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension LeverAnalysis {
  /// `palmares.levers/1`: effects of every input, the plan, and what it was found under.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 3)
    json.object { json in
      json.analysis(
        "palmares.levers/1", of: document, table: chosenTable, reader: readerChoice, on: dataset,
        basis, in: language)
      json.object("institution") { json in
        json.member("id", institution.identifier)
        json.member("name", institution.name)
        json.member("matched_by", institution.means.code)
      }
      json.standing("present", present)
      json.member("others", others == .none ? nil : others.words[language])
      json.object("others_left") { json in
        for influence in [Influence.onlyDivides, .bothWays, .none] {
          guard let columns = movedOthers.left[influence] else { continue }
          json.array(influence.code, columns) { $0.value($1) }
        }
      }
      json.standing("start", start)
      json.member("ranked", ranked)
      json.object("target") { json in
        switch target {
        case .score(let score): json.member(lowIsBetter ? "score_at_most" : "score_at_least", score)
        case .rank(let rank): json.member("rank_at_most", rank)
        }
      }
      json.member("objective", request.objective.rawValue)
      json.member("cost_unit", costUnit?[language] ?? (hasCosts ? nil : "% of range"))
      json.member("seed", String(seed))
      json.stopped(stopped)
      answer(&json)
      json.array("inputs", effects) { $0.effect($1, in: language) }
      json.array("words_not_tried", wordInputs) { $0.value($1) }
      json.object("refused") { json in
        for (column, values) in refused.sorted(by: { $0.key < $1.key }) {
          json.array(column, values) { $0.value($1) }
        }
      }
      json.array("notes", notes.map { $0[language] })
    }
    return json.bytes
  }

  private func answer(_ json: inout JSONWriter) {
    switch answer {
    case .met:
      json.member("answer", "met")
    case .plan(let plan):
      json.member("answer", "plan")
      json.object("plan") { json in
        json.member("changes", plan.steps.count)
        json.member("cost", plan.cost)
        json.standing("standing", plan.standing)
        switch plan.proof {
        case .proved:
          json.member("proof", "proved")
          json.member(
            "at_least", request.objective == .fewest ? Double(plan.steps.count) : plan.cost)
        case .found(let bound):
          json.member("proof", "found")
          json.member("at_least", bound)
        }
        json.member("trials", plan.trials)
        json.array("steps", plan.steps) { $0.step($1) }
      }
    case .outOfReach(let best, let steps, let isProved):
      json.member("answer", "out-of-reach")
      json.member("proof", isProved ? "proved" : "found")
      json.standing("best", best)
      json.array("best_steps", steps) { $0.step($1) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func standing(_ name: String, _ standing: LeverStanding) {
    object(name) { json in
      json.member("score", standing.score)
      json.member("rank", standing.rank)
    }
  }

  fileprivate mutating func step(_ step: LeverPlan.Step) {
    object { json in
      json.member("column", step.column)
      json.member("from", step.from)
      json.member("to", step.to)
      json.member("cost", step.cost)
      json.standing("standing", step.standing)
      json.member("moves_others", step.movesOthers)
    }
  }

  fileprivate mutating func effect(_ effect: LeverEffect, in language: Language) {
    object { json in
      let input = effect.input
      json.member("column", input.column)
      json.member("label", input.label?[language])
      json.member("role", input.role.rawValue)
      json.member("value", input.value)
      json.member("low", input.bounds.lowerBound)
      json.member("high", input.bounds.upperBound)
      json.member("step", input.step)
      json.member("cost_of_step", input.unitCost * input.step)
      json.side("up", effect.effect.up)
      json.side("down", effect.effect.down)
      json.member("refused", effect.effect.isRefused)
      json.member("gain_per_cost", effect.gainPerCost)
    }
  }

  private mutating func side(_ name: String, _ side: MarginalEffect.Side?) {
    key(name)
    guard let side else { return null() }
    object { json in
      json.member("value", side.value)
      json.member("score", side.score)
      json.member("rise", side.rank.map { 0 - $0 })
      json.member("moves_others", side.movesOthers)
    }
  }
}
