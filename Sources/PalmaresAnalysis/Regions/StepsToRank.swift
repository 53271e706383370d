import PalmaresCore
import PalmaresEngine

/// A clip between a combination and its rank.
struct ClipOnWay {
  let low: Double
  let high: Double
  let step: Step
  let node: NodeDefinition
}

/// The steps between a combination and its rank, in the order in which they are applied.
struct StepsToRank {
  private var steps: [(step: Step, node: NodeDefinition)] = []

  init(_ steps: ArraySlice<Step>, of node: NodeDefinition) { begin(with: steps, of: node) }

  /// Puts the steps of a node that is read before those known.
  mutating func begin(with earlier: ArraySlice<Step>, of node: NodeDefinition) {
    steps = earlier.map { ($0, node) } + steps
  }

  /// Whether the steps keep the order of scores or turn it round: a scale over everyone does one of the two; a
  /// clip keeps it as long as it meets nobody; of others nothing is sure.
  ///
  /// - Parameter unrounded: whether roundings are left out.
  /// - Throws: `regions.not-linear`.
  func followed(unrounded: Bool) throws(DiagnosticError) -> (sign: ChainSign, clips: [ClipOnWay]) {
    var sign = ChainSign.keeps
    var clips: [ClipOnWay] = []
    var isScaled = false
    for (step, node) in steps {
      if unrounded, case .round = step.operation { continue }
      if !isScaled, let (low, high) = step.fixedClip {
        clips.append(ClipOnWay(low: low, high: high, step: step, node: node))
        continue
      }
      guard case .scale = step.operation, step.by == nil, let own = step.sign else {
        throw DiagnosticError(RegionsProblem.step(step, in: node))
      }
      isScaled = true
      sign = sign * own
    }
    return (sign, clips)
  }
}

extension Step {
  /// The limits of a clip that the rules alone set; an end that isn't said is infinite.
  fileprivate var fixedClip: (low: Double, high: Double)? {
    guard case .clip(let clip) = operation, by == nil else { return nil }
    let ends = [clip.low, clip.high].compactMap { $0 }
    guard ends.allSatisfy({ $0.constant != nil }) else { return nil }
    return (clip.low?.constant ?? -.infinity, clip.high?.constant ?? .infinity)
  }
}
