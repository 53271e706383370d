import PalmaresCore
import PalmaresEngine

/// A methodology with one rule flipped.
struct Mutant {
  /// The rule and what became of it, `rank:min→max`.
  var name: String
  var methodology: Methodology
}

extension Methodology {
  /// Every methodology that differs from this one in one rule: a tie rule, an end, a rounding, a
  /// limit, a fit population, a need, a power, a fill.
  ///
  /// A rule is a place in the file: what a table makes many nodes of is one rule.
  var mutants: [Mutant] {
    stepMutants + combinationMutants + populationMutants
  }

  // MARK: Steps

  private var stepMutants: [Mutant] {
    var seen = Set<String>()
    var mutants: [Mutant] = []
    for node in nodes {
      for step in node.ruleSteps where seen.insert(step.ruleKey).inserted {
        for change in step.changes {
          mutants.append(
            Mutant(
              name: "\(node.family): \(change.name)",
              methodology: replacing(step.ruleKey, by: change.replacement)))
        }
      }
    }
    return mutants
  }

  private func replacing(_ key: String, by replacement: StepReplacement) -> Methodology {
    func changed(_ steps: [Step]) -> [Step] {
      steps.flatMap { step -> [Step] in
        step.ruleKey == key ? replacement.applied(to: step) : [step]
      }
    }
    return mapNodes { node in
      node.then = changed(node.then)
      guard case .combination(var combination) = node.source else { return }
      combination.each = changed(combination.each)
      for child in combination.children.indices {
        combination.children[child].each = changed(combination.children[child].each)
      }
      node.source = .combination(combination)
    }
  }

  // MARK: Combinations

  private var combinationMutants: [Mutant] {
    var seen = Set<String>()
    var mutants: [Mutant] = []
    for node in nodes {
      guard case .combination(let combination) = node.source,
        seen.insert(node.ruleKey).inserted
      else { continue }
      for (name, change) in combination.changes {
        let key = node.ruleKey
        mutants.append(
          Mutant(
            name: "\(node.family): \(name)",
            methodology: mapNodes { other in
              guard other.ruleKey == key, case .combination(let old) = other.source else { return }
              other.source = .combination(change(old))
            }))
      }
    }
    return mutants
  }

  // MARK: Populations

  private var populationMutants: [Mutant] {
    var others: [PopulationReference] = populations.map { .named($0.name) } + [.all]
    others.removeAll { $0 == fit }
    return others.map { other in
      var mutated = self
      mutated.fit = other
      return Mutant(name: "fit: \(other)", methodology: mutated)
    }
  }

  private func mapNodes(_ change: (inout NodeDefinition) -> Void) -> Methodology {
    var mutated = self
    for position in mutated.nodes.indices { change(&mutated.nodes[position]) }
    return mutated
  }
}

extension NodeDefinition {
  fileprivate var ruleSteps: [Step] {
    guard case .combination(let combination) = source else { return then }
    return combination.children.flatMap(\.each) + combination.each + then
  }

  /// Where the rule stands in the file.
  fileprivate var ruleKey: String {
    location.map { "\($0.line ?? 0):\($0.column ?? 0)" } ?? code
  }

  /// The code without the numbers that a table gave it.
  fileprivate var family: String {
    code.hasPrefix("goal") || code.hasPrefix("G") || code.hasPrefix("M")
      ? String(code.prefix { !$0.isNumber }) : code
  }
}

extension Combination {
  fileprivate var changes: [(String, (Combination) -> Combination)] {
    var changes: [(String, (Combination) -> Combination)] = []
    func change(_ name: String, _ mutate: @escaping (inout Combination) -> Void) {
      changes.append(
        (
          name,
          {
            var copy = $0
            mutate(&copy)
            return copy
          }
        ))
    }
    if rule != .share {
      for other in [Needs.all, .count(1)] where other != needs {
        change("needs \(needs)→\(other)") { $0.needs = other }
      }
    }
    switch rule {
    case .mean(let power, let zeros):
      change("power \(power)→\(power == 1 ? 2 : 1)") {
        $0.rule = .mean(power: power == 1 ? 2 : 1, zeros: zeros)
      }
      change("mean→sum") { $0.rule = .sum }
    case .sum: change("sum→mean") { $0.rule = .mean(power: 1, zeros: .refuse) }
    case .ordered(let weights, let end):
      change("other end") {
        $0.rule = .ordered(weights: weights, from: end == .high ? .low : .high)
      }
      if weights.count > 1 {
        change("one position fewer") {
          $0.rule = .ordered(weights: Array(weights.dropLast()), from: end)
        }
      }
    case .quantile(let share):
      change("quantile \(share)→\(1 - share)") { $0.rule = .quantile(at: 1 - share) }
      change("quantile→maximum") { $0.rule = .quantile(at: 1) }
    case .spread(let divisor):
      change("the other divisor") {
        $0.rule = .spread(divideBy: divisor == .number ? .numberLessOne : .number)
      }
    case .copeland: change("Copeland→mean") { $0.rule = .mean(power: 1, zeros: .refuse) }
    case .product, .share, .benefitOfDoubt: break
    }
    if children.count > 1 {
      change("first weight doubled") {
        let weight = $0.children[0].weight.constant ?? 1
        $0.children[0].weight = Expression(weight * 2)
        $0.total = nil
      }
    }
    return changes
  }
}
