import CDrawKernels
import PalmaresCore
import PalmaresEngine

/// Operations that lead from the uniform numbers of a draw to its ranks, for many draws side by side.
///
/// What it gives is, to the last bit, what evaluating draw by draw gives: see ``DrawModel``.
struct DrawPlan {
  /// How the last block becomes ranks.
  enum Ending {
    /// By the kernel: everyone who has a score is of the population, and nothing but scores orders.
    case kernel(KernelRank, of: Int)
    /// Ranks stand in a block.
    case ranks(block: Int, holders: [Int32])
  }

  /// Ranks of those who have a score.
  struct KernelRank {
    var holders: [Int32]
    var first: End
    var ties: Rank.Ties
  }

  let base: Evaluation
  let operations: [PlanOperation]
  let blockSizes: [Int]
  let rows: WeightRows
  let ending: Ending
  /// The block of the score, where it is wanted and moves.
  let score: Int?
  /// The scores, where they are wanted and don't move.
  let fixedScores: [Double]?
  /// Who has a score, in every draw; empty where scores aren't wanted.
  let scoreStates: [ValueState]
  let dimension: Int
  let count: Int
  /// Two scores that differ by no more, by quick factors, may be in the other order; 0 where every value
  /// is exact.
  let bound: Double
  /// Of those who have a score: those with the same number are equal in every draw.
  let twins: [UInt32]
  /// Coordinates of a point that it reads.
  let coordinates: [Int]
  /// Whether ranks are counted twice, as ``DrawModel/countsHalves`` says.
  let countsHalves: Bool

  /// - Parameters:
  ///   - base: with the rules that hold; those of the variation are not looked at.
  ///   - countsHalves: whether ranks are counted twice.
  ///   - wantsScores: whether scores are wanted to the last bit.
  init(
    _ base: Evaluation, _ variation: Variation, rank: NodeReference, score: NodeReference?,
    countsHalves: Bool, wantsScores: Bool = false
  ) throws(PlanRefusal) {
    let compiler = PlanCompiler(base, variation)
    guard let view = compiler.view(of: nil), view.moves(rank) else {
      throw compiler.refusal(
        rank.description, en: "nothing that is varied moves it",
        fr: "rien de ce qui varie ne le fait changer")
    }
    let block = try compiler.lanes(of: rank, in: view).block
    if wantsScores, let score, view.moves(score) {
      self.score = try compiler.lanes(of: score, in: view).block
      fixedScores = nil
    } else {
      self.score = nil
      fixedScores = wantsScores ? score.flatMap { base.column($0)?.values } : nil
    }
    scoreStates = wantsScores ? score.flatMap { base.column($0)?.states } ?? [] : []
    var operations = compiler.operations
    guard let ending = Self.ending(&operations, block) else {
      throw compiler.refusal(
        rank.description, en: "steps follow its rank", fr: "des étapes suivent son rang")
    }
    self.ending = ending
    (bound, twins) = wantsScores ? (0, []) : Self.bound(operations, ending)
    self.base = base
    self.operations = operations
    self.countsHalves = countsHalves
    blockSizes = compiler.blockSizes
    rows = compiler.rows
    var coordinates = rows.sources.flatMap(\.coordinates)
    for case .figures(_, let range, _, _) in operations { coordinates += range }
    self.coordinates = coordinates
    dimension = variation.dimension
    count = base.dataset.units.count
  }

  /// Takes the last rank from the operations where the kernel can do it.
  private static func ending(
    _ operations: inout [PlanOperation], _ block: Int
  ) -> Ending? {
    for (index, operation) in operations.enumerated() {
      guard case .rank(let ranked, let source, block) = operation else { continue }
      let states = ranked.states.states
      let holders = states.indices.filter { states[$0] == .present }
      if ranked.keys.isEmpty, ranked.grouping == nil,
        holders.allSatisfy({ ranked.population[$0] }),
        !operations.contains(where: { $0.reads(block) })
      {
        operations.remove(at: index)
        return .kernel(
          KernelRank(
            holders: holders.map(Int32.init), first: ranked.rank.first, ties: ranked.rank.ties),
          of: source)
      }
      return .ranks(block: block, holders: holders.map(Int32.init))
    }
    return nil
  }

  /// Quick factors serve where one tree of sums is all there is before the ranks.
  private static func bound(
    _ operations: [PlanOperation], _ ending: Ending
  ) -> (Double, [UInt32]) {
    guard case .kernel(let ranking, let block) = ending, operations.count == 1,
      case .sums(let tree, block) = operations[0], tree.bound.isFinite
    else { return (0, []) }
    return (tree.bound, ranking.holders.map { tree.twins[Int($0)] })
  }
}

extension PlanOperation {
  /// Whether it reads a block.
  func reads(_ block: Int) -> Bool {
    switch self {
    case .sums(let tree, _): tree.blocks.contains(block)
    case .ordered(let sum, _):
      sum.children.contains { if case .block(block) = $0 { true } else { false } }
    case .root(_, let source, _), .step(_, let source, _), .gather(_, let source, _),
      .rank(_, let source, _), .transform(_, _, let source, _):
      source == block
    case .engineStep(let step, let source, _): source == block || step.inputs.reads(block)
    case .engineSource(let source, _): source.inputs.reads(block)
    case .figures: false
    }
  }
}

extension EngineInputs {
  fileprivate func reads(_ block: Int) -> Bool { lanes.contains { $0.lanes.block == block } }
}
