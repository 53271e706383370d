import CDrawKernels

/// The memory that a plan works in: one for each thread.
final class PlanMemory {
  /// `[row][lane]`.
  let weights: UnsafeMutablePointer<Double>
  /// `[coordinate][lane]`.
  let numbers: UnsafeMutablePointer<Double>
  /// Each `[institution][lane]`.
  let blocks: [UnsafeMutablePointer<Double>]
  /// `[holder][lane]`, where not everyone has a score.
  let packed: UnsafeMutablePointer<Double>
  /// `[lane][holder]`.
  let scores: UnsafeMutablePointer<Double>
  /// The least and the largest score of each lane.
  let lows: UnsafeMutablePointer<Double>
  let highs: UnsafeMutablePointer<Double>
  /// The scores of one draw.
  let lane: UnsafeMutablePointer<Double>
  let ranking: UnsafeMutableRawPointer
  /// Ranks of those who have a score; the same memory as ``ranks`` where everyone has.
  let places: UnsafeMutablePointer<Int32>
  let ranks: UnsafeMutablePointer<Int32>
  private let owned: [AlignedDoubles]

  init(_ plan: DrawPlan) {
    var owned: [AlignedDoubles] = []
    func doubles(_ count: Int) -> UnsafeMutablePointer<Double> {
      let memory = AlignedDoubles(count: count)
      owned.append(memory)
      return memory.start
    }
    weights = doubles(plan.rows.count * drawLanes)
    numbers = doubles(plan.dimension * drawLanes)
    blocks = plan.blockSizes.map { doubles($0 * drawLanes) }
    scores = doubles(plan.count * drawLanes)
    lows = doubles(drawLanes)
    highs = doubles(drawLanes)
    lane = doubles(plan.score == nil ? 0 : plan.count)
    var holders = plan.count
    if case .kernel(let ranking, _) = plan.ending { holders = ranking.holders.count }
    packed = doubles(holders < plan.count ? holders * drawLanes : 0)
    ranking = .allocate(byteCount: draw_rank_workspace(UInt32(plan.count)), alignment: 64)
    ranks = .allocate(capacity: max(1, plan.count))
    ranks.initialize(repeating: 0, count: max(1, plan.count))
    places = holders < plan.count ? .allocate(capacity: max(1, holders)) : ranks
    self.owned = owned
    plan.rows.fillConstants(weights)
  }

  deinit {
    ranking.deallocate()
    if places != ranks { places.deallocate() }
    ranks.deallocate()
  }
}
