import CDrawKernels
import PalmaresEngine

/// Weighted sums of weighted sums: everything that leads from columns that stay to one node through
/// arithmetic means and sums, worked out in one go for many draws.
///
/// - Note: *exact* factors are the sums of the weights present, by which a mean divides: then every value
///   is, to the last bit, what the engine gives. *Quick* factors are their reciprocals, times the weight
///   that the node above gives: many divisions fewer, and values that are known to within ``bound``.
struct SumTree {
  /// A node of the tree.
  struct Node {
    var position: Int
    var terms: [draw_term] = []
    /// Rows of the weights of its children, in declared order.
    var rows: Range<Int>
    var dividesByWeights: Bool
    /// Patterns of children present, each with the rows of their weights; the first is of those that have
    /// no value.
    var patterns: [[Int]] = [[]]
    /// The row of the weight that the node above gives it; `nil` for the last one.
    var rowAbove: Int?
    /// Whether an institution without a value has children with one.
    var hidesChildren = false
  }

  var nodes: [Node] = []
  /// `[institution][column]`, 0 where there is no value.
  var columns: [Double] = []
  var columnCount = 0
  /// `[institution][node]`: row of factors.
  var patterns: [UInt32] = []
  /// Blocks that it reads.
  var blocks: [Int] = []
  /// Institutions worked out; the others have no value.
  var units: Int = 0
  /// Two results that differ by less, by quick factors, may be in the other order by exact ones.
  var bound = 0.0
  /// Institutions with the same number have the same value in every draw.
  var twins: [UInt32] = []

  /// Whether quick factors give the same bits: one sum that isn't divided.
  var quickIsExact: Bool { nodes.count == 1 && !nodes[0].dividesByWeights }

  /// First row of factors of each node; the last entry is their number.
  var firstFactors: [Int] {
    nodes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.patterns.count) }
  }

  /// The factors for the kernels, and the rows of weights that they add.
  var factors: (rows: [draw_factor], children: [UInt32]) {
    var (rows, children): ([draw_factor], [UInt32]) = ([], [])
    for node in nodes {
      for (number, pattern) in node.patterns.enumerated() {
        let added = node.dividesByWeights ? pattern : []
        rows.append(
          draw_factor(
            first: UInt32(children.count), count: UInt32(added.count),
            above: node.rowAbove.map(UInt32.init) ?? UInt32.max, is_void: number == 0 ? 1 : 0))
        children += added.map(UInt32.init)
      }
    }
    return (rows, children)
  }

  /// The instructions for the kernels, with one way of factors.
  func instructions(exact: Bool) -> (nodes: [draw_node], terms: [draw_term]) {
    var (instructions, terms): ([draw_node], [draw_term]) = ([], [])
    for (number, node) in nodes.enumerated() {
      let added = addedBefore(number)
      for (child, term) in zip(number - added..<number, node.terms) {
        instructions[child].end = nodes[child].end(exact: exact, added: addedBefore(child))
        instructions[child].weight = term.weight
      }
      instructions.append(
        draw_node(
          first_term: UInt32(terms.count), term_count: UInt32(node.terms.count - added),
          finish: node.finish(exact: exact), end: DRAW_KEPT, weight: 0, begins: added > 0 ? 1 : 0))
      for var term in node.terms.dropFirst(added) {
        if term.kind == DRAW_NODE, !exact { term.kind = DRAW_WEIGHTED_NODE }
        terms.append(term)
      }
    }
    return (instructions, terms)
  }

  /// How many of a node's terms, from the first on, are the nodes right before it in the same order: those are
  /// added to it as they are worked out.
  private func addedBefore(_ number: Int) -> Int {
    let terms = nodes[number].terms
    let leading = terms.prefix { $0.kind == DRAW_NODE }
    let first = number - leading.count
    return zip(first..<number, leading).allSatisfy { $0 == Int($1.first) } ? leading.count : 0
  }
}

extension SumTree.Node {
  /// How its value is added to the node above, which follows it.
  fileprivate func end(exact: Bool, added: Int) -> draw_end {
    if exact { return DRAW_ADDED_WEIGHTED }
    let isOfColumns = added == 0 && terms.count == 1 && terms[0].kind == DRAW_FIXED
    return isOfColumns && finish(exact: false) == DRAW_TIMES ? DRAW_ADDED_COLUMNS : DRAW_ADDED
  }

  fileprivate func finish(exact: Bool) -> draw_finish {
    if exact { return dividesByWeights || hidesChildren ? DRAW_OVER : DRAW_PLAIN }
    return dividesByWeights || hidesChildren || rowAbove != nil ? DRAW_TIMES : DRAW_PLAIN
  }
}
