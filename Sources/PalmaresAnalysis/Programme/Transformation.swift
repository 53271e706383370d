import Glibc

/// How a mean of a power takes its children: the arithmetic of the engine's mean, value by value.
enum Transformation {
  case logarithm
  case reciprocal
  case power(Double)

  init(_ power: Double) {
    self = power == 0 ? .logarithm : power == -1 ? .reciprocal : .power(power)
  }

  /// Whether zero has a value.
  var takesZero: Bool {
    if case .power(let power) = self { power > 0 } else { false }
  }

  func callAsFunction(_ value: Double) -> Double {
    switch self {
    case .logarithm: log(value)
    case .reciprocal: 1 / value
    case .power(let power): pow(value, power)
    }
  }

  /// Transforms a block; a lane in which a value has no transform is at fault.
  func run(
    _ holders: [Int32], _ source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>,
    faults: inout LaneSet
  ) {
    for unit in holders {
      for lane in 0..<drawLanes {
        let place = Int(unit) * drawLanes + lane
        let value = source[place]
        guard value > 0 || value == 0 && takesZero else {
          faults.insert(lane)
          continue
        }
        target[place] = self(value)
      }
    }
  }
}
