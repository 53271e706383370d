import CDrawKernels

/// A tree of sums laid out for the kernels, with what one thread needs to run it.
final class SumRun {
  private let exact: Instructions
  private let quick: Instructions
  private let columns: AlignedDoubles
  private let patterns: UnsafeMutablePointer<UInt32>
  private let factorRows: [draw_factor]
  private let factorChildren: [UInt32]
  private let factors: AlignedDoubles
  private let scratch: AlignedDoubles
  private let blocks: UnsafeMutablePointer<UnsafePointer<Double>?>
  private let everyone: [Int32]

  init(_ tree: SumTree) {
    exact = Instructions(tree.instructions(exact: true))
    quick = Instructions(tree.instructions(exact: false))
    columns = AlignedDoubles(tree.columns)
    patterns = .allocate(capacity: max(1, tree.patterns.count))
    patterns.initialize(from: tree.patterns, count: tree.patterns.count)
    (factorRows, factorChildren) = tree.factors
    factors = AlignedDoubles(count: factorRows.count * drawLanes)
    scratch = AlignedDoubles(count: tree.nodes.count * 2 * drawLanes)
    everyone = tree.blocks.isEmpty ? [] : Array(0..<Int32(tree.units))
    blocks = .allocate(capacity: max(1, tree.blocks.count))
    blocks.initialize(repeating: nil, count: max(1, tree.blocks.count))
  }

  deinit {
    patterns.deallocate()
    blocks.deallocate()
  }

  func run(
    _ tree: SumTree, _ kernels: draw_kernel_set, _ memory: [UnsafeMutablePointer<Double>],
    weights: UnsafePointer<Double>, exact isExact: Bool, into result: UnsafeMutablePointer<Double>,
    faults: inout LaneSet
  ) {
    for (number, block) in tree.blocks.enumerated() {
      blocks[number] = UnsafePointer(memory[block])
    }
    faults.insert(
      all: draw_factors(
        kernels, factorRows, UInt32(factorRows.count), factorChildren, weights, isExact ? 1 : 0,
        factors.start))
    let instructions = isExact ? exact : quick
    var sums = draw_sums(
      nodes: instructions.nodes, node_count: UInt32(tree.nodes.count), terms: instructions.terms,
      columns: columns.start, column_count: UInt32(tree.columnCount), patterns: patterns,
      blocks: blocks)
    draw_sum(
      kernels, &sums, weights, factors.start, 0, UInt32(tree.units), scratch.start, result)
    // Of columns that stay the builder knows that sums can't be too large.
    if !tree.blocks.isEmpty { faults.insert(beyondDoubles: everyone, result) }
  }

  private final class Instructions {
    let nodes: UnsafeMutablePointer<draw_node>
    let terms: UnsafeMutablePointer<draw_term>

    init(_ instructions: (nodes: [draw_node], terms: [draw_term])) {
      nodes = .allocate(capacity: max(1, instructions.nodes.count))
      nodes.initialize(from: instructions.nodes, count: instructions.nodes.count)
      terms = .allocate(capacity: max(1, instructions.terms.count))
      terms.initialize(from: instructions.terms, count: instructions.terms.count)
    }

    deinit {
      nodes.deallocate()
      terms.deallocate()
    }
  }
}

/// Doubles that start where the widest vectors load them whole.
final class AlignedDoubles {
  let start: UnsafeMutablePointer<Double>

  init(count: Int) {
    let count = max(8, count)
    start = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 64)
      .bindMemory(to: Double.self, capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  convenience init(_ values: [Double]) {
    self.init(count: values.count)
    start.update(from: values, count: values.count)
  }

  deinit { start.deallocate() }
}
