import PalmaresCore

/// A search that proves nothing: it adds what helps most until the target is met, and takes away what
/// isn't needed from every lever at its best; the lightest choice found is kept.
struct LeverSearch {
  let trials: LeverTrials
  let singles: [[LeverStanding?]]
  /// By lever and option: what it adds at most, where a bound tells.
  let rises: [Int: [Double]]
  let weight: (LeverChoice) -> Double
  /// Those that may be moved.
  let levers: [Int]
  /// How many choices may be put to the engine.
  let budget: Int
  let seed: UInt64

  private var model: LeverModel { trials.model }
  private var hasBudget: Bool { trials.count < budget && !trials.isInterrupted }

  /// Every lever where it helps most, as far as a search tells.
  func best() -> LeverChoice {
    var choice: LeverChoice = [:]
    for lever in levers { choice[lever] = bounded(lever) ?? alone(lever) }
    if trials.standing(choice) == nil { choice = accepted(choice) }
    for lever in levers where hasBudget { improve(&choice, lever) }
    return choice
  }

  /// The option that helps most alone, where one does.
  private func alone(_ lever: Int) -> Int? {
    let options = singles[lever].indices.filter { option in
      singles[lever][option].map { model.isBetter($0, than: model.start, for: trials.target) }
        ?? false
    }
    return options.reduce(nil as Int?) { best, option in
      guard let best, let one = singles[lever][option], let other = singles[lever][best] else {
        return option
      }
      return model.isBetter(one, than: other, for: trials.target) ? option : best
    }
  }

  /// The option that adds most together with others, where a bound tells.
  private func bounded(_ lever: Int) -> Int? {
    let allowed = rises[lever].map { rises in
      rises.indices.filter { rises[$0] > 0 && singles[lever][$0] != nil }
    }
    return allowed?.max { (rises[lever]?[$0] ?? 0) < (rises[lever]?[$1] ?? 0) }
  }

  /// Those of a choice that the methodology doesn't refuse together.
  private func accepted(_ choice: LeverChoice) -> LeverChoice {
    var kept: LeverChoice = [:]
    for (lever, option) in choice.sorted(by: { $0.key < $1.key }) where hasBudget {
      var next = kept
      next[lever] = option
      if trials.standing(next) != nil { kept = next }
    }
    return kept
  }

  /// Tries the ends of one lever, the others where they are.
  private func improve(_ choice: inout LeverChoice, _ lever: Int) {
    let count = model.levers[lever].options.count
    for option in Set([0, count - 1]).sorted() where count > 0 && choice[lever] != option {
      var next = choice
      next[lever] = option
      guard let there = trials.standing(next), let here = trials.standing(choice) else { continue }
      if model.isBetter(there, than: here, for: trials.target) { choice = next }
    }
  }

  /// The lightest choice found that meets the target, starting from one that adds up what helps most and
  /// from every lever at its best.
  func lightest(from best: LeverChoice) -> LeverChoice? {
    var found: [LeverChoice] = []
    if let forward = forward() { found.append(pruned(forward, by: forward.keys.sorted())) }
    if trials.meets(best) {
      for order in orders(of: best) where hasBudget { found.append(pruned(best, by: order)) }
      if found.isEmpty { found.append(best) }
    }
    return found.min { weight($0) < weight($1) }
  }

  private func forward() -> LeverChoice? {
    var choice: LeverChoice = [:]
    for (lever, option) in byEffect() where hasBudget {
      choice[lever] = option
      if trials.meets(choice) { return choice }
    }
    return nil
  }

  /// Options that help alone, those first that help most for their weight; a lever's later ones replace its
  /// earlier ones.
  private func byEffect() -> [(lever: Int, option: Int)] {
    var all: [(lever: Int, option: Int, effect: Double)] = []
    for lever in levers {
      guard let option = alone(lever), let standing = singles[lever][option] else { continue }
      let weight = weight([lever: option])
      let gain = gain(standing)
      all.append((lever, option, weight > 0 ? gain / weight : .infinity))
    }
    return all.sorted { $0.effect != $1.effect ? $0.effect > $1.effect : $0.lever < $1.lever }
      .map { ($0.lever, $0.option) }
  }

  private func gain(_ standing: LeverStanding) -> Double {
    let gain = model.merit(standing) - model.merit(model.start)
    return gain.isFinite ? gain : (model.start.rank ?? 0) - (standing.rank ?? 0)
  }

  /// Takes changes away one by one while the target is met, then makes those that stay cheaper.
  private func pruned(_ full: LeverChoice, by order: [Int]) -> LeverChoice {
    var choice = full
    for lever in order where hasBudget {
      var without = choice
      without[lever] = nil
      if trials.meets(without) { choice = without }
    }
    for lever in choice.keys.sorted() where hasBudget { lighten(&choice, lever) }
    return choice
  }

  private func lighten(_ choice: inout LeverChoice, _ lever: Int) {
    let options = model.levers[lever].options
    let costs = options.indices.sorted { options[$0].cost < options[$1].cost }
    for option in costs where hasBudget {
      guard let now = choice[lever], options[option].cost < options[now].cost else { return }
      var cheaper = choice
      cheaper[lever] = option
      if trials.meets(cheaper) {
        choice = cheaper
        return
      }
    }
  }

  /// Orders in which changes are taken away: what helps least first, and some by chance.
  private func orders(of choice: LeverChoice) -> [[Int]] {
    let least = byEffect().map(\.lever).reversed().filter { choice[$0] != nil }
    let first = choice.keys.sorted().filter { !least.contains($0) } + least
    let random = CounterRandom(seed: seed)
    let others = (0..<6).map { draw in
      let keys = random.uniforms(draw: draw, count: model.levers.count)
      return choice.keys.sorted { keys[$0] < keys[$1] }
    }
    return [first] + others
  }
}
