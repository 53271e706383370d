import CDrawKernels
import PalmaresEngine

/// The weights of every node whose value moves, a row of lanes for each weight.
struct WeightRows {
  /// Numbers that a draw puts in rows: the weights of one node.
  struct Source {
    var weights: VariedWeights
    /// Its coordinates in a point.
    var coordinates: Range<Int>
    var firstRow: Int
  }

  private(set) var nominal: [Double] = []
  private(set) var sources: [Source] = []
  private var firstRows: [Int: Int] = [:]
  private let varied: [String: (weights: VariedWeights, coordinates: Range<Int>)]

  init(_ variation: Variation) {
    var varied: [String: (weights: VariedWeights, coordinates: Range<Int>)] = [:]
    for (input, coordinates) in zip(variation.inputs, variation.coordinates) {
      if case .weights(let weights) = input { varied[weights.node] = (weights, coordinates) }
    }
    self.varied = varied
  }

  var count: Int { nominal.count }

  /// The row of a node's first weight; the same in every period.
  mutating func firstRow(of position: Int, _ node: NodeDefinition, weights: [Double]) -> Int {
    if let known = firstRows[position] { return known }
    let first = nominal.count
    firstRows[position] = first
    if let (varied, coordinates) = varied[node.code] {
      nominal += varied.nominal
      sources.append(Source(weights: varied, coordinates: coordinates, firstRow: first))
    } else {
      nominal += weights
    }
    return first
  }

  /// The most that a weight can be.
  func most(_ row: Int) -> Double {
    for source in sources where source.firstRow <= row {
      let index = row - source.firstRow
      if index < source.weights.nominal.count { return source.weights.most(at: index) }
    }
    return nominal[row]
  }

  /// Puts the weights that don't move into their rows.
  func fillConstants(_ rows: UnsafeMutablePointer<Double>) {
    for (row, value) in nominal.enumerated() {
      (rows + row * drawLanes).update(repeating: value, count: drawLanes)
    }
  }

  /// Puts the weights of a block of draws into their rows.
  ///
  /// - Parameter numbers: uniform numbers, `[coordinate][lane]`.
  func fill(_ rows: UnsafeMutablePointer<Double>, from numbers: UnsafePointer<Double>) {
    for source in sources {
      let first = rows + source.firstRow * drawLanes
      let uniform = numbers + source.coordinates.lowerBound * drawLanes
      if case .box(let share) = source.weights.law {
        Self.fillBox(first, source.weights.nominal, share, uniform)
      } else {
        Self.fillByLane(first, source, uniform)
      }
    }
  }

  /// The arithmetic of ``VariedWeights/values(at:)``, lane by lane.
  private static func fillBox(
    _ rows: UnsafeMutablePointer<Double>, _ nominal: [Double], _ share: Double,
    _ numbers: UnsafePointer<Double>
  ) {
    for (index, weight) in nominal.enumerated() {
      let (row, uniform) = (rows + index * drawLanes, numbers + index * drawLanes)
      for lane in 0..<drawLanes { row[lane] = weight * (1 + share * (2 * uniform[lane] - 1)) }
    }
  }

  private static func fillByLane(
    _ rows: UnsafeMutablePointer<Double>, _ source: Source, _ numbers: UnsafePointer<Double>
  ) {
    var point = [Double](repeating: 0, count: source.weights.dimension)
    for lane in 0..<drawLanes {
      for index in point.indices { point[index] = numbers[index * drawLanes + lane] }
      for (index, weight) in source.weights.values(at: point[...]).enumerated() {
        rows[index * drawLanes + lane] = weight
      }
    }
  }
}

/// How many draws are worked out side by side.
let drawLanes = Int(DRAW_LANES)
