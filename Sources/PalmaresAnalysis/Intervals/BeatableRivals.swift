import CIntervalKernels

/// Whether some rivals can all be beaten in a box by weights that meet what is required.
///
/// The rows of rivals already hold what equalities assure, but each with a multiplier of its own: off the set
/// all may be beaten where on the set never all are. Here rivals and requirements are weighed together.
struct BeatableRivals {
  enum Answer {
    /// One of these always counts.
    case never([Int])
    /// No weights of the box meet what is required.
    case noWeights
    /// Here they are beaten, as far as doubles can tell; in the coordinates of the set.
    case at([Double])
    case unknown
  }

  private let requirements: RequirementRows
  private let children: Int

  init(on set: WeightSet) {
    requirements = RequirementRows(of: set)
    children = set.children
  }

  /// - Parameters:
  ///   - rivals: positions of rows, at least one.
  ///   - centre: of the box, in [−1, 1]; `half` its half-widths.
  func answer(
    _ rivals: [Int], in rows: RivalRows, centre: UnsafePointer<Float>, half: UnsafePointer<Float>
  ) -> Answer {
    let (kernel, stride) = (rows.kernel, Int(rows.kernel.stride))
    var programme = BeatingProgramme(children: children, stoppingAt: 1e-9)
    var scales: [Double] = []
    func inBox(_ level: Double, _ slope: (Int) -> Double) -> (Double, [Double]) {
      var (here, spread) = (level, 0.0)
      for j in 0..<children {
        here += slope(j) * Double(centre[j])
        spread += (slope(j) * Double(half[j])).magnitude
      }
      // A row that the box doesn't move is as high as it is.
      let scale = spread > 1e-300 ? 1 / spread : 1
      scales.append(scale)
      return (here * scale, (0..<children).map { slope($0) * Double(half[$0]) * scale })
    }
    for rival in rivals {
      let (level, slopes) = inBox(kernel.above[rival]) { kernel.exact[rival * stride + $0] }
      programme.addRival(level, slopes)
    }
    for row in requirements.rows {
      let (level, slopes) = inBox(row.level) { row.slopes[$0] }
      programme.addRequirement(level, slopes)
    }
    let found = programme.solved()
    var proof = WeighedRows(children: children)
    for (place, multiplier) in found.multipliers.enumerated() where multiplier > 0 {
      let weight = multiplier * scales[place]
      if place < rivals.count {
        let rival = rivals[place]
        proof.add(weight, kernel.above[rival]) { kernel.exact[rival * stride + $0] }
      } else {
        let row = requirements.rows[place - rivals.count]
        proof.add(weight, row.level) { row.slopes[$0] }
      }
    }
    if proof.least(centre, half) > 0 {
      let members = rivals.indices.filter { found.multipliers[$0] > 0 }.map { rivals[$0] }
      return members.isEmpty ? .noWeights : .never(members)
    }
    guard found.isBest, found.height.isFinite else { return .unknown }
    return .at((0..<children).map { Double(centre[$0]) + Double(half[$0]) * found.point[$0] })
  }
}

/// Non-negative multiples of rows, added up in double precision.
private struct WeighedRows {
  private var level = 0.0
  private var slopes: [Double]
  private var size = 0.0
  private var count = 0

  init(children: Int) { slopes = [Double](repeating: 0, count: children) }

  mutating func add(_ weight: Double, _ level: Double, _ slope: (Int) -> Double) {
    self.level += weight * level
    for j in slopes.indices { slopes[j] += weight * slope(j) }
    size += weight * (1 + level.magnitude)
    count += 1
  }

  /// What they are at least everywhere in the box, less more than all rounding.
  func least(_ centre: UnsafePointer<Float>, _ half: UnsafePointer<Float>) -> Double {
    var least = level
    for j in slopes.indices {
      least += slopes[j] * Double(centre[j]) - slopes[j].magnitude * Double(half[j])
    }
    return least - Double(slopes.count + count + 8) * 0x1p-50 * size
  }
}
