import Glibc
import PalmaresCore
import PalmaresEngine

extension VariedFigures {
  /// - Parameter numbers: uniform numbers, `[institution][lane]`.
  func run(
    _ holders: [Int32], _ numbers: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>
  ) {
    for unit in holders {
      let start = Int(unit) * drawLanes
      for place in start..<(start + drawLanes) {
        target[place] = value(at: Int(unit), numbers[place])
      }
    }
  }
}

extension LaneStep {
  /// The step for every lane of a block.
  func run(
    _ source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>,
    faults: inout LaneSet
  ) {
    switch action {
    case .line(let line):
      map(source, target) { line.value(of: $0) }
      faults.insert(beyondDoubles: holders, target)
    case .clip(let low, let high):
      map(source, target) { value in
        var value = value
        if let low, value < low { value = low }
        if let high, value > high { value = high }
        return value
      }
    case .round(let round):
      map(source, target) {
        DecimalRounding.rounded($0, digits: round.digits, mode: round.mode)
      }
    case .fittedLine(let ends):
      for lane in 0..<drawLanes where !fit(ends, lane, source, target) { faults.insert(lane) }
    }
  }

  @inline(__always)
  private func map(
    _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>,
    _ transform: (Double) -> Double
  ) {
    for unit in holders {
      let start = Int(unit) * drawLanes
      for place in start..<(start + drawLanes) { target[place] = transform(source[place]) }
    }
  }

  /// One lane on the line that its own members decide; whether there is one.
  private func fit(
    _ ends: [Expression], _ lane: Int, _ source: UnsafePointer<Double>,
    _ target: UnsafeMutablePointer<Double>
  ) -> Bool {
    let values = members.map { source[Int($0) * drawLanes + lane] }
    let anchors = ends.compactMap { $0.anchor(over: values, parameters: parameters) }
    guard anchors.count == 4, anchors[0] != anchors[1] else { return false }
    let line = ScaleLine(a: anchors[0], b: anchors[1], c: anchors[2], d: anchors[3])
    for unit in holders {
      let place = Int(unit) * drawLanes + lane
      target[place] = line.value(of: source[place])
      guard target[place].isFinite else { return false }
    }
    return true
  }
}

extension LaneSet {
  /// Lanes in which a value is more than a double holds: the engine says which.
  mutating func insert(beyondDoubles holders: [Int32], _ block: UnsafePointer<Double>) {
    for unit in holders {
      for lane in 0..<drawLanes where !block[Int(unit) * drawLanes + lane].isFinite {
        insert(lane)
      }
    }
  }
}

extension PowerRoot {
  func run(
    _ source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>,
    faults: inout LaneSet
  ) {
    for unit in holders {
      let start = Int(unit) * drawLanes
      for place in start..<(start + drawLanes) {
        let mean = source[place]
        target[place] =
          power == 0 ? exp(mean) : power == -1 ? 1 / mean : pow(mean, 1 / power)
      }
    }
    for unit in zeros {
      (target + Int(unit) * drawLanes).update(repeating: 0, count: drawLanes)
    }
    faults.insert(beyondDoubles: holders, target)
  }
}

extension OrderedSum {
  /// The best (or worst) children present, as many as there are positions, lane by lane.
  func run(
    _ blocks: [UnsafeMutablePointer<Double>], weights: UnsafePointer<Double>,
    into target: UnsafeMutablePointer<Double>, faults: inout LaneSet
  ) {
    let positions = rows.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: positions * drawLanes) { chosen in
      for (unit, held) in present {
        let filled = min(positions, held.count)
        choose(unit, held, blocks, chosen, filled)
        sum(chosen, filled, weights, into: target + Int(unit) * drawLanes, &faults)
      }
    }
  }

  private func choose(
    _ unit: Int32, _ held: [Int32], _ blocks: [UnsafeMutablePointer<Double>],
    _ chosen: UnsafeMutableBufferPointer<Double>, _ filled: Int
  ) {
    let worst: Double = end == .high ? -.infinity : .infinity
    chosen.update(repeating: worst)
    for child in held {
      for lane in 0..<drawLanes {
        var value: Double
        switch children[Int(child)] {
        case .fixed(let values): value = values[Int(unit)]
        case .block(let block): value = blocks[block][Int(unit) * drawLanes + lane]
        }
        for position in 0..<filled {
          let place = position * drawLanes + lane
          let other = chosen[place]
          let goesFirst = end == .high ? value > other : value < other
          chosen[place] = goesFirst ? value : other
          value = goesFirst ? other : value
        }
      }
    }
  }

  private func sum(
    _ chosen: UnsafeMutableBufferPointer<Double>, _ filled: Int, _ weights: UnsafePointer<Double>,
    into target: UnsafeMutablePointer<Double>, _ faults: inout LaneSet
  ) {
    for lane in 0..<drawLanes {
      var (total, weight) = (0.0, 0.0)
      for position in 0..<filled {
        let share = weights[(rows.lowerBound + position) * drawLanes + lane]
        total += share * chosen[position * drawLanes + lane]
        weight += share
      }
      if weight == 0 { faults.insert(lane) }
      target[lane] = total / weight
    }
  }
}

extension LaneRank {
  func run(_ source: UnsafePointer<Double>, into target: UnsafeMutablePointer<Double>) {
    var column = states
    column.categories = nil
    let holders = states.states.indices.filter { states.states[$0] == .present }
    for lane in 0..<drawLanes {
      for unit in holders { column.values[unit] = source[unit * drawLanes + lane] }
      let ranks = rank.ranked(column, keys: keys, population: population, by: grouping)
      for unit in holders { target[unit * drawLanes + lane] = ranks.values[unit] }
    }
  }
}
