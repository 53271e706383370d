import CIntervalKernels
import PalmaresCore

/// The search for one end of one institution's interval: fewest rivals that count, over all weights.
///
/// Boxes of weights are cut in halves, always one with the lowest proved count first. What is proved of
/// a box: the rivals that count everywhere in it, and one for each of many disjoint groups of rivals
/// that can't all be beaten there. What is attained: the exact count at some weights.
///
/// - Source: branch and bound on the box with a packing of conflicts; the proof of a group is the
///   weak duality of linear programming: Σ μ f > 0 everywhere means that some f > 0.
final class EndSearch {
  private let problem: RankProblem
  private let set: WeightSet
  private let unit: Int
  private let side: RankSide
  private let rows: RivalRows
  private let kernels: palmares_kernels
  private let scratch: Scratch
  private var rivals: palmares_rivals
  private let children: Int
  private let random: CounterRandom
  private var draws = 0

  private var queue: BoxQueue
  /// Lowest bound of boxes too small to be cut.
  private var smallest = Int.max
  private var isStarted = false
  /// Fewest rivals that count at some weights, those of `rows.always` not included.
  private(set) var attained: Int
  private(set) var witness: [Double]
  private(set) var boxes = 0
  private var bestPoint: [Float]
  /// An earlier search proved what its weights attain.
  private let closedAlready: Bool
  private let isFirst: Bool
  /// Where more than a box limits the weights.
  private let beatable: BeatableRivals?

  private let centre: UnsafeMutablePointer<Float>
  private let half: UnsafeMutablePointer<Float>
  private let part: UnsafeMutablePointer<Float>
  private let wholeCentre: UnsafeMutablePointer<Float>
  private let wholeHalf: UnsafeMutablePointer<Float>
  private let point: UnsafeMutablePointer<Float>

  init(
    _ problem: RankProblem, on set: WeightSet, unit: Int, _ side: RankSide, rows: RivalRows,
    kernels: UnsafePointer<palmares_kernels>, scratch: Scratch, start: [Double],
    known: RankEnd? = nil
  ) {
    (self.problem, self.set, self.unit, self.side) = (problem, set, unit, side)
    (self.rows, self.kernels, self.scratch) = (rows, kernels.pointee, scratch)
    rivals = rows.kernel
    children = problem.children
    random = CounterRandom(seed: UInt64(unit), stream: side == .best ? 1 : 2)
    queue = BoxQueue(children: children)
    witness = start
    attained = Int.max
    closedAlready = known?.isExact == true
    isFirst = known == nil
    beatable = set.isBox ? nil : BeatableRivals(on: set)
    bestPoint = [Float](repeating: 0, count: children)
    (centre, half) = (.allocate(capacity: children), .allocate(capacity: children))
    (wholeCentre, wholeHalf) = (.allocate(capacity: children), .allocate(capacity: children))
    (part, point) = (.allocate(capacity: children), .allocate(capacity: children))
    attained = count(at: start)
    // Until it was looked into, nothing of the open rivals is proved.
    smallest = rivals.rivals > 0 ? 0 : Int.max
  }

  /// Looks at the set as a whole.
  func start() {
    guard !closedAlready, rivals.rivals > 0 else { return }
    isStarted = true
    smallest = Int.max
    lookAtWhole(isFirst: isFirst)
  }

  deinit {
    centre.deallocate()
    half.deallocate()
    part.deallocate()
    wholeCentre.deallocate()
    wholeHalf.deallocate()
    point.deallocate()
  }

  /// Fewest that can count, those of `rows.always` not included.
  var proved: Int {
    closedAlready ? attained : min(attained, smallest, queue.isEmpty ? Int.max : queue.lowest)
  }
  var isClosed: Bool { proved >= attained }

  var end: RankEnd {
    let fixed = rows.always
    func rank(_ count: Int) -> Int {
      side == .best
        ? 1 + fixed + count : 1 + fixed + rows.never + Int(rivals.rivals) - (fixed + count)
    }
    return RankEnd(
      side: side, proved: rank(proved), attained: rank(attained), witness: witness, boxes: boxes,
      hasMore: hasMore)
  }

  /// Whether the end is open, and boxes are left that could close it.
  private var hasMore: Bool { !isClosed && (!isStarted || isWorthGoingOn) }

  /// A box too small to be cut holds what is proved. Where the weights are limited by more than a box the
  /// others may still attain more.
  private var isWorthGoingOn: Bool {
    !queue.isEmpty && queue.lowest < (set.isBox ? min(attained, smallest) : attained)
  }

  /// Cuts boxes until the end is exact, or so many were looked into, or it is told to stop.
  func search(boxes limit: Int, until isOver: () -> Bool = { false }) {
    while boxes < limit, isWorthGoingOn {
      if boxes & 15 == 15, isOver() { return }
      boxes += 1
      guard let box = queue.pop(centre: centre, half: half) else { return }
      if boxes & 31 == 31 { tryRandomPoint() }
      cut(box.bound, at: box.split)
    }
  }

  // MARK: Boxes

  private func lookAtWhole(isFirst: Bool) {
    for j in 0..<children { (centre[j], half[j]) = (0, 1) }
    let box = kernels.restrict_to(&rivals, centre, half, rows.margin, &scratch.kernel)
    var bound = Int(box.sure) + Int(kernels.pack(&rivals, &scratch.kernel, Int32.max))
    let hinge = kernels.hinge(&rivals, &scratch.kernel, centre, half, box.sure, 60, point)
    bound += Int(hinge.proved)
    bound = raised(bound, wasProved: hinge.proved > 0)
    queue.push(bound: bound, centre: centre, half: half, split: box.split)
    polish()
    for j in 0..<children { point[j] = 0 }
    polish()
    for _ in 0..<(isFirst ? 4 : 0) where !isClosed { tryRandomPoint() }
  }

  private func cut(_ bound: Int, at proposed: Int) {
    // Constraints narrow sides unequally: one may be left that is worth cutting.
    let split =
      set.isBox || half[proposed] > 0x1p-17
      ? proposed : (0..<children).max { half[$0] < half[$1] } ?? proposed
    let (low, high) = (Double(centre[split] - half[split]), Double(centre[split] + half[split]))
    guard high - low > 0x1p-16 else {
      smallest = min(smallest, bound)
      return
    }
    let middle = ((low + high) / 2 * 0x1p22).rounded() * 0x1p-22
    for j in 0..<children { (wholeCentre[j], wholeHalf[j]) = (centre[j], half[j]) }
    for (from, to) in [(low, middle), (middle, high)] where bound < attained {
      for j in 0..<children { (centre[j], half[j]) = (wholeCentre[j], wholeHalf[j]) }
      setSide(split, from, to)
      if isOutside { continue }
      look(parent: bound)
    }
  }

  /// Ends are multiples of 2⁻²², so that they, their middle and half their distance are exact in single
  /// precision.
  private func setSide(_ j: Int, _ low: Double, _ high: Double) {
    centre[j] = Float((low + high) / 2)
    half[j] = Float((high - low) / 2)
  }

  private func look(parent: Int) {
    let box = kernels.restrict_to(&rivals, centre, half, rows.margin, &scratch.kernel)
    if box.atCentre < attained || !set.isBox {
      for j in 0..<children { point[j] = centre[j] }
      accept()
    }
    var (bound, split) = (Int(box.sure), box.split)
    if bound < attained {
      bound += Int(kernels.pack(&rivals, &scratch.kernel, Int32(attained - bound)))
    }
    var isProved = false
    if bound == attained - 1 {
      let hinge = kernels.hinge(&rivals, &scratch.kernel, centre, half, box.sure, 40, point)
      bound += Int(hinge.proved)
      isProved = hinge.proved > 0
      if hinge.best < attained { accept() }
      if hinge.proved == 0, bound < attained { split = narrowed() }
    }
    if split >= 0 { bound = raised(bound, wasProved: isProved) }
    bound = max(bound, parent)
    if bound < attained, split >= 0 {
      queue.push(bound: bound, centre: centre, half: half, split: split)
    }
  }

  /// What is proved of a box once rivals are weighed together with what is required: one more for each group
  /// of those in no group yet that can't all be beaten; as many as were attained where it holds no weights.
  private func raised(_ bound: Int, wasProved: Bool) -> Int {
    guard let beatable, !wasProved, bound < attained else { return bound }
    var (bound, open) = (bound, Self.lanes(scratch.kernel.free, rivals.blocks))
    while bound < attained, !open.isEmpty {
      switch beatable.answer(open, in: rows, centre: centre, half: half) {
      case .noWeights: return attained
      case .never(let group):
        bound += 1
        open.removeAll { group.contains($0) }
      case .at(let point):
        accept(point)
        return bound
      case .unknown: return bound
      }
    }
    return bound
  }

  private static func lanes(_ masks: UnsafePointer<UInt16>, _ blocks: Int32) -> [Int] {
    (0..<Int(blocks) * 16).filter { masks[$0 / 16] >> ($0 % 16) & 1 == 1 }
  }

  /// Takes from the box what can't hold fewer rivals than were attained; gives the coordinate to cut
  /// next, negative where nothing is left.
  private func narrowed() -> Int32 {
    for j in 0..<children {
      let (low, high) = (scratch.kernel.low[j], scratch.kernel.high[j])
      if high < low { return -1 }
      keep(j, low, high)
    }
    return Int32((0..<children).max { pull(of: $0) < pull(of: $1) } ?? 0)
  }

  /// How much a coordinate moves those before the institution within the box.
  private func pull(of j: Int) -> Float { scratch.kernel.pull[j] * half[j] }

  /// Whether a box holds no weights of the set; where it does, takes from each side what the constraints
  /// leave none of.
  private var isOutside: Bool {
    for constraint in set.constraints {
      let surplus = surplus(of: constraint)
      if surplus.high < 0 || (constraint.isEquality && surplus.low > 0) { return true }
      for j in 0..<children { narrow(j, by: constraint, surplus.low, surplus.high) }
    }
    return false
  }

  /// Between what a constraint's surplus is in the box, with room for its tolerance and all rounding.
  private func surplus(of constraint: WeightConstraint) -> (low: Double, high: Double) {
    var (high, low, size) = (-constraint.bound, -constraint.bound, constraint.bound.magnitude)
    for j in 0..<children {
      let middle = (set.lower[j] + set.upper[j]) / 2, room = (set.upper[j] - set.lower[j]) / 2
      let value = constraint.coefficients[j] * (middle + room * Double(centre[j]))
      let reach = (constraint.coefficients[j] * room * Double(half[j])).magnitude
      high += value + reach
      low += value - reach
      size += (constraint.coefficients[j] * set.upper[j]).magnitude
    }
    let margin = set.tolerance(of: constraint) + 1e-14 * size
    return (low - margin, high + margin)
  }

  /// From the end of a side where the surplus is highest it may fall to 0 and no further; of an equality,
  /// from the other end rise to 0.
  private func narrow(_ j: Int, by constraint: WeightConstraint, _ low: Double, _ high: Double) {
    let slope = constraint.coefficients[j] * (set.upper[j] - set.lower[j]) / 2
    guard slope != 0 else { return }
    let fall = high / slope.magnitude * (1 + 0x1p-40) + 0x1p-40
    let rise = -low / slope.magnitude * (1 + 0x1p-40) + 0x1p-40
    let (from, to) = (Double(centre[j] - half[j]), Double(centre[j] + half[j]))
    let (before, behind) = (slope > 0 ? to - fall : from, slope > 0 ? to : from + fall)
    guard constraint.isEquality else { return keep(j, before, behind) }
    if slope > 0 {
      keep(j, before, min(behind, from + rise))
    } else {
      keep(j, max(before, to - rise), behind)
    }
  }

  /// Narrows a side to a part of it, where that is worth it. New ends are multiples of 2⁻²⁰, outside of the
  /// part.
  private func keep(_ j: Int, _ low: Double, _ high: Double) {
    let (from, to) = (Double(centre[j] - half[j]), Double(centre[j] + half[j]))
    let nextFrom = max(from, (low * 0x1p20).rounded(.down) * 0x1p-20)
    let nextTo = min(to, (high * 0x1p20).rounded(.up) * 0x1p-20)
    guard nextFrom < nextTo, nextTo - nextFrom < 0.9 * (to - from) else { return }
    setSide(j, nextFrom, nextTo)
  }

  // MARK: Points

  private func tryRandomPoint() {
    draws += 1
    let fromBest = draws & 1 == 0
    for j in 0..<children {
      let u = Float(random.uniform(draw: draws, index: j))
      if fromBest {
        part[j] = bestPoint[j]
        if u < 0.3 { part[j] = Float(random.uniform(draw: draws, index: children + j)) * 2 - 1 }
      } else {
        part[j] = min(1, max(-1, centre[j] + half[j] * (2 * u - 1)))
      }
      point[j] = part[j]
    }
    kernels.descend(&rivals, &scratch.kernel, point, fromBest ? 15 : 40)
    polish()
  }

  private func polish() {
    _ = kernels.polish(&rivals, &scratch.kernel, point, 12)
    if set.isBox, kernels.count(&rivals, point) >= attained { return }
    accept()
  }

  /// Takes the weights at the point where the exact count there is lower.
  private func accept() { accept((0..<children).map { Double(point[$0]) }) }

  private func accept(_ place: [Double]) {
    guard let weights = weights(at: place) else { return }
    let found = count(at: weights)
    guard found < attained else { return }
    attained = found
    witness = weights
    for j in 0..<children { bestPoint[j] = Float(place[j]) }
  }

  private func weights(at place: [Double]) -> [Double]? {
    var weights = [Double](repeating: 0, count: children)
    for j in 0..<children {
      let (low, high) = (set.lower[j], set.upper[j])
      let value = (low + high) / 2 + (high - low) / 2 * place[j]
      weights[j] = place[j] <= -1 ? low : place[j] >= 1 ? high : min(max(value, low), high)
    }
    return set.isBox ? weights : set.nearest(to: weights, rounds: 60)
  }

  private func count(at weights: [Double]) -> Int {
    rows.open.count { problem.counts($0, against: unit, side, with: weights) }
  }
}
