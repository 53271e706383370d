import PalmaresCore
import PalmaresEngine

extension EngineStep {
  /// The step for every lane of a block; lanes that it can't be applied to, or in which others have a value
  /// than usual, are at fault.
  func run(
    _ runner: StepRunner, _ blocks: [UnsafeMutablePointer<Double>], of source: Int,
    into target: UnsafeMutablePointer<Double>, faults: inout LaneSet
  ) {
    var column = before
    for lane in 0..<drawLanes {
      inputs.put(blocks, lane, runner)
      column.read(blocks[source], lane)
      guard let result = runner.applied(step, to: column, of: node, exists: exists) else {
        faults.insert(lane)
        continue
      }
      let states = exists.map { exists in
        result.states.indices.map { exists[$0] ? result.states[$0] : .notApplicable }
      }
      if states ?? result.states != after { faults.insert(lane) }
      result.write(target, lane, where: after)
    }
  }
}

extension EngineSource {
  /// The source for every lane, with the same care.
  func run(
    _ runner: StepRunner, _ blocks: [UnsafeMutablePointer<Double>],
    into target: UnsafeMutablePointer<Double>, faults: inout LaneSet
  ) {
    for lane in 0..<drawLanes {
      inputs.put(blocks, lane, runner)
      guard let result = runner.knownSource(of: position), result.states == after else {
        faults.insert(lane)
        continue
      }
      result.write(target, lane, where: after)
    }
  }
}

extension EngineInputs {
  /// Puts the values of one lane before the engine.
  fileprivate func put(
    _ blocks: [UnsafeMutablePointer<Double>], _ lane: Int, _ runner: StepRunner
  ) {
    for (reference, lanes) in lanes {
      var column = lanes.column
      column.read(blocks[lanes.block], lane)
      runner.put(column, as: reference)
    }
  }
}

extension Column {
  /// Takes its values from a lane, where it has any.
  fileprivate mutating func read(_ block: UnsafePointer<Double>, _ lane: Int) {
    for unit in values.indices where states[unit] == .present {
      values[unit] = block[unit * drawLanes + lane]
    }
  }

  /// Puts its values into a lane; 0 where there is none.
  fileprivate func write(
    _ block: UnsafeMutablePointer<Double>, _ lane: Int, where states: [ValueState]
  ) {
    for unit in values.indices {
      block[unit * drawLanes + lane] = states[unit] == .present ? values[unit] : 0
    }
  }
}
