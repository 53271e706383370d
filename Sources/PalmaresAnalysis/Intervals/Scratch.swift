import CIntervalKernels

/// The memory of one worker, for as many rivals as the largest problem has.
final class Scratch {
  var kernel = palmares_scratch()

  init(rivals: Int, children: Int) {
    // Small numbers stand in pairs of blocks.
    let blocks = (rivals + 31) / 32 * 2 + 2
    let stride = (children + 7) / 8 * 8
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      return memory
    }
    func shorts(_ count: Int) -> UnsafeMutablePointer<Int16> {
      let memory = UnsafeMutablePointer<Int16>.allocate(capacity: count)
      memory.initialize(repeating: 0, count: count)
      return memory
    }
    func words() -> UnsafeMutablePointer<UInt16> {
      let memory = UnsafeMutablePointer<UInt16>.allocate(capacity: blocks)
      memory.initialize(repeating: 0, count: blocks)
      return memory
    }
    func doubles() -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: stride)
      memory.initialize(repeating: 0, count: stride)
      return memory
    }
    kernel.value = floats(blocks * 16)
    kernel.spread = floats(blocks * 16)
    kernel.inverse = floats(blocks * 16)
    kernel.key = floats(blocks * 16)
    kernel.kept = words()
    kernel.unused = words()
    kernel.free = words()
    kernel.order = .allocate(capacity: blocks * 16)
    kernel.order.initialize(repeating: 0, count: blocks * 16)
    kernel.small = shorts(blocks * 16 * ((children + 3) / 4 * 4))
    kernel.smallRows = shorts(blocks * 16 * ((children + 3) / 4 * 4))
    kernel.smallValue = shorts(blocks * 16)
    kernel.weight = floats(blocks * 16)
    kernel.tau = doubles()
    kernel.half = doubles()
    kernel.sum = doubles()
    kernel.low = doubles()
    kernel.high = doubles()
    kernel.pull = floats(stride)
  }

  deinit {
    kernel.value.deallocate()
    kernel.spread.deallocate()
    kernel.inverse.deallocate()
    kernel.key.deallocate()
    kernel.kept.deallocate()
    kernel.unused.deallocate()
    kernel.free.deallocate()
    kernel.order.deallocate()
    kernel.small.deallocate()
    kernel.smallRows.deallocate()
    kernel.smallValue.deallocate()
    kernel.weight.deallocate()
    kernel.tau.deallocate()
    kernel.half.deallocate()
    kernel.sum.deallocate()
    kernel.low.deallocate()
    kernel.high.deallocate()
    kernel.pull.deallocate()
  }
}
