import CIntervalKernels

/// The rivals of one institution at one end of its interval: those decided for all weights, and a row
/// for each of the others.
final class RivalRows {
  /// Rivals that count at this end whatever the weights.
  private(set) var always = 0
  /// Rivals that never do.
  private(set) var never = 0
  /// Open ones of which it isn't known whether they count whatever the weights.
  private(set) var unclear = 0
  /// Positions of the others, in the order of the rows.
  private(set) var open: [Int] = []
  private(set) var kernel = palmares_rivals()
  let children: Int

  init(children: Int) {
    self.children = children
    kernel.children = Int32(children)
    kernel.stride = Int32((children + 7) / 8 * 8)
  }

  deinit { release() }

  func countAlways() { always += 1 }
  func countNever() { never += 1 }
  func countUnclear() { unclear += 1 }

  /// Puts the open rivals into rows.
  ///
  /// - Parameters:
  ///   - rivals: their positions.
  ///   - fill: writes the g of one, unscaled, and gives a, Σ|g| and the most that a may be too high by.
  func build(
    _ rivals: [Int],
    _ fill: (Int, UnsafeMutablePointer<Double>) -> (level: Double, spread: Double, error: Double)
  ) {
    release()
    open = rivals
    let (k, stride) = (children, Int(kernel.stride))
    let blocks = (rivals.count + 15) / 16
    kernel.rivals = Int32(rivals.count)
    kernel.blocks = Int32(blocks)
    let lanes = UnsafeMutablePointer<Float>.allocate(capacity: max(1, blocks * (k + 1) * 16))
    let rows = UnsafeMutablePointer<Float>.allocate(capacity: max(1, rivals.count * k))
    let exact = UnsafeMutablePointer<Double>.allocate(capacity: max(1, rivals.count * stride))
    let above = UnsafeMutablePointer<Double>.allocate(capacity: max(1, rivals.count))
    lanes.initialize(repeating: 0, count: blocks * (k + 1) * 16)
    exact.initialize(repeating: 0, count: rivals.count * stride)
    for r in rivals.count..<(blocks * 16) { lanes[(r / 16) * (k + 1) * 16 + r % 16] = -4 }
    for (r, rival) in rivals.enumerated() {
      let row = exact + r * stride
      let found = fill(rival, row)
      let scale = 1 / found.spread
      for j in 0..<k { row[j] *= scale }
      above[r] = (found.level - found.error) * scale
      let lane = lanes + (r / 16) * (k + 1) * 16 + r % 16
      lane[0] = Float(above[r])
      for j in 0..<k {
        rows[r * k + j] = Float(row[j])
        lane[(j + 1) * 16] = Float(row[j])
      }
    }
    (kernel.lanes, kernel.rows, kernel.exact, kernel.above) = (lanes, rows, exact, above)
  }

  private func release() {
    kernel.lanes?.deallocate()
    kernel.rows?.deallocate()
    kernel.exact?.deallocate()
    kernel.above?.deallocate()
    (kernel.lanes, kernel.rows, kernel.exact, kernel.above) = (nil, nil, nil, nil)
  }

  /// What single precision can add to a rival's value in a box, in the scale of the rows: (3k + 4)·2⁻²⁴
  /// at most.
  var margin: Float { Float(children + 4) * 0x1p-22 }
}
