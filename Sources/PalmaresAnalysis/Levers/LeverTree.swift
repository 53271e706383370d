/// Best-first search of the tree of choices: the next one looked at is the one that can weigh least.
///
/// Every choice of the tree stands in it once; one that adds enough in the relaxation is put to the engine,
/// and the first that meets the target there weighs least of all.
struct LeverTree {
  struct Outcome {
    /// The lightest choice that meets the target, where one was found.
    var choice: LeverChoice?
    /// Whether nothing lighter exists; nothing at all where there is no choice.
    var isProved: Bool
    /// No choice that meets the target weighs less.
    var lowerBound: Double?
    /// How many choices were put to the engine.
    var tried: Int
  }

  private struct State {
    var bound: Double
    var place: Int
    var weight: Double
    var rise: Double
    var choice: LeverChoice
    /// Whether this very choice was put to the engine already.
    var wasTried: Bool
  }

  let relaxation: LeverRelaxation
  var needed: Double
  /// Whether a choice that falls short rules out all that add less.
  let isThreshold: Bool
  /// How many states may be opened, and how many choices put to the engine.
  let budget: LeverBudget
  private var heap: [State] = []

  init(
    _ relaxation: LeverRelaxation, needed: Double, isThreshold: Bool, budget: LeverBudget
  ) {
    self.relaxation = relaxation
    self.needed = needed
    self.isThreshold = isThreshold
    self.budget = budget
  }

  /// - Parameters:
  ///   - known: a choice that meets the target, with its weight.
  ///   - meets: whether the engine has it that a choice meets the target; `nil` where the methodology
  ///     refuses the choice.
  ///   - isInterrupted: whether to end as where the budget is spent.
  mutating func search(
    known: (choice: LeverChoice, weight: Double)?, meets: (LeverChoice) -> Bool?,
    isInterrupted: () -> Bool = { false }
  ) -> Outcome {
    let limit = known.map { $0.weight - 1e-9 * max(1, $0.weight) } ?? .infinity
    var (opened, tried) = (0, 0)
    var isWhole = true
    push(0, 0, 0, [:], wasTried: true, below: limit)
    while let state = pop() {
      if opened >= budget.states || tried >= budget.trials || isInterrupted() {
        return Outcome(
          choice: known?.choice, isProved: false,
          lowerBound: isWhole && state.bound > 0 ? state.bound : nil, tried: tried)
      }
      opened += 1
      var state = state
      if !state.wasTried, state.rise >= needed {
        tried += 1
        let answer = meets(state.choice)
        if answer == true {
          return Outcome(
            choice: state.choice, isProved: isWhole,
            lowerBound: isWhole ? state.weight : nil, tried: tried)
        }
        if answer == nil && relaxation.dropsDominated { isWhole = false }
        state.wasTried = true
        // Sums in another order differ in their last digits: what adds as much may still do.
        if isThreshold, answer == false {
          needed = max(needed, state.rise - 1e-9 * max(1, state.rise.magnitude))
        }
      }
      open(state, below: limit)
    }
    return Outcome(
      choice: known?.choice, isProved: isWhole, lowerBound: isWhole ? known?.weight : nil,
      tried: tried)
  }

  private mutating func open(_ state: State, below limit: Double) {
    guard state.place < relaxation.items.count else { return }
    let next = state.place + 1
    push(
      next, state.weight, state.rise, state.choice, wasTried: state.wasTried, below: limit)
    for item in relaxation.items[state.place] {
      var choice = state.choice
      choice[relaxation.levers[state.place]] = item.option
      push(
        next, state.weight + item.weight, state.rise + item.rise, choice, wasTried: false,
        below: limit)
    }
  }

  private mutating func push(
    _ place: Int, _ weight: Double, _ rise: Double, _ choice: LeverChoice, wasTried: Bool,
    below limit: Double
  ) {
    guard var rest = relaxation.leastWeight(adding: needed - rise, from: place) else { return }
    // What was tried needs one more change at least.
    if wasTried { rest = max(rest, relaxation.lightestChange(from: place)) }
    guard weight + rest < limit else { return }
    heap.append(
      State(
        bound: weight + rest, place: place, weight: weight, rise: rise, choice: choice,
        wasTried: wasTried))
    siftUp()
  }
}

/// How much work a search may do: counted, so that it does the same everywhere.
public struct LeverBudget: Sendable, Hashable {
  /// States of the tree opened.
  public var states: Int
  /// Choices put to the engine.
  public var trials: Int

  public init(states: Int = 100_000, trials: Int = 2_000) {
    self.states = states
    self.trials = trials
  }
}

// MARK: Heap

extension LeverTree {
  /// Lighter first; of equals the one that was decided further, then the one that adds more.
  private func isBefore(_ a: State, _ b: State) -> Bool {
    if a.bound != b.bound { return a.bound < b.bound }
    if a.place != b.place { return a.place > b.place }
    return a.rise > b.rise
  }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() -> State? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if isBefore(heap[child], heap[best]) { best = child }
      }
      guard best != parent else { return first }
      heap.swapAt(best, parent)
      parent = best
    }
  }
}
