import CDrawKernels
import Glibc
import PalmaresCore
import PalmaresEngine

/// Builds a ``SumTree`` from the node at its end.
struct SumTreeBuilder {
  private let compiler: PlanCompiler
  private let view: PlanCompiler.View
  private var result = SumTree()
  /// Columns one after the other, each `[institution]`.
  private var columns: [[Double]] = []
  /// For each node: the row of factors of every institution, counted from the node's first.
  private var patternNumbers: [[UInt32]] = []
  /// For each node: the largest size of a value, and how far quick factors may move it.
  private var sizes: [(most: Double, error: Double)] = []

  init(_ compiler: PlanCompiler, _ view: PlanCompiler.View) {
    self.compiler = compiler
    self.view = view
    result.units = view.count
  }

  /// Adds a node after those that it reads; its number in the tree.
  mutating func add(
    _ position: Int, above: Int?, transformed: Transformation?
  ) throws(PlanRefusal) -> Int {
    let node = compiler.graph.methodology.nodes[position]
    guard case .combination(let combination) = node.source else { return 0 }
    let nominal = compiler.graph.weights[position]
    let first = compiler.rows.firstRow(of: position, node, weights: nominal)
    let children = view.runner.children(of: position)
    var new = SumTree.Node(
      position: position, rows: first..<(first + children.count),
      dividesByWeights: combination.rule != .sum, rowAbove: above)
    var size = Size()
    for (number, (child, column)) in zip(combination.children, children).enumerated() {
      let row = first + number
      let weight = compiler.rows.most(row)
      if !view.moves(child.node) {
        let values = transformed.map { $0.applied(to: column) } ?? column.values
        size.add(weight, values.reduce(0) { max($0, abs($1)) }, 0)
        append(values, row: row, to: &new)
      } else if transformed == nil, combination.each.isEmpty, child.each.isEmpty,
        compiler.isInlined(child.node),
        let inner = compiler.graph.positions[child.node.code]
      {
        let index = try add(inner, above: row, transformed: nil)
        size.add(weight, sizes[index].most, sizes[index].error)
        new.terms.append(
          draw_term(kind: DRAW_NODE, first: UInt32(index), count: 1, weight: UInt32(row)))
      } else {
        let lanes = try compiler.child(child, of: combination, node, in: view)
        let block =
          try transformed.map { way throws(PlanRefusal) in
            try compiler.transformed(lanes, by: way, of: node)
          } ?? lanes.block
        size.isKnown = false
        new.terms.append(
          draw_term(
            kind: DRAW_BLOCK, first: UInt32(result.blocks.count), count: 1, weight: UInt32(row)))
        result.blocks.append(block)
      }
    }
    try note(children, of: node, nominal: nominal, in: &new)
    let reach = size.result(dividing: new.dividesByWeights)
    guard !(reach.most > 1e290) || !reach.most.isFinite else {
      throw compiler.refusal(
        node.code, en: "its values could be too large",
        fr: "ses valeurs pourraient être trop grandes")
    }
    result.nodes.append(new)
    sizes.append(reach)
    return result.nodes.count - 1
  }

  /// A column that stays; one that follows the last one in both columns and weights joins its run.
  private mutating func append(_ values: [Double], row: Int, to node: inout SumTree.Node) {
    columns.append(values)
    let column = UInt32(columns.count - 1)
    if var last = node.terms.last, last.kind == DRAW_FIXED, last.first + last.count == column,
      last.weight + last.count == UInt32(row)
    {
      last.count += 1
      node.terms[node.terms.count - 1] = last
    } else {
      node.terms.append(
        draw_term(kind: DRAW_FIXED, first: column, count: 1, weight: UInt32(row)))
    }
  }

  /// Finds the patterns of children present.
  private mutating func note(
    _ children: [Column], of node: NodeDefinition, nominal: [Double], in new: inout SumTree.Node
  ) throws(PlanRefusal) {
    let holds = view.runner.source(of: new.position).states
    var known: [[UInt64]: UInt32] = [:]
    var numbers = [UInt32](repeating: 0, count: view.count)
    var mask = [UInt64](repeating: 0, count: (children.count + 63) / 64)
    for unit in 0..<view.count {
      for word in mask.indices { mask[word] = 0 }
      for (number, child) in children.enumerated() where child.states[unit] == .present {
        mask[number >> 6] |= 1 << UInt64(number & 63)
      }
      guard holds[unit] == .present else {
        if mask.contains(where: { $0 != 0 }) { new.hidesChildren = true }
        continue
      }
      if let number = known[mask] {
        numbers[unit] = number
        continue
      }
      let present = children.indices.filter { mask[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
      if new.dividesByWeights, !(present.reduce(0) { $0 + nominal[$1] } > 0) {
        throw compiler.refusal(
          node.code, en: "all children present weigh nothing",
          fr: "tous les enfants présents ont un poids nul")
      }
      numbers[unit] = UInt32(new.patterns.count)
      known[mask] = numbers[unit]
      new.patterns.append(present.map { new.rows.lowerBound + $0 })
    }
    patternNumbers.append(numbers)
  }

  /// The tree with its columns and patterns laid out institution after institution.
  func tree() -> SumTree {
    var tree = result
    let first = tree.firstFactors
    tree.columnCount = columns.count
    tree.columns = [Double](repeating: 0, count: view.count * columns.count)
    for (number, column) in columns.enumerated() {
      for unit in 0..<view.count { tree.columns[unit * columns.count + number] = column[unit] }
    }
    let count = tree.nodes.count
    tree.patterns = [UInt32](repeating: 0, count: view.count * count)
    for number in 0..<count {
      for unit in 0..<view.count {
        tree.patterns[unit * count + number] = UInt32(first[number]) + patternNumbers[number][unit]
      }
    }
    tree.bound = tree.quickIsExact ? 0 : 2 * (sizes.last?.error ?? .infinity)
    tree.twins = tree.blocks.isEmpty ? twins(of: tree) : Array(0..<UInt32(view.count))
    return tree
  }

  /// Numbers institutions so that those with the same columns and patterns share one.
  private func twins(of tree: SumTree) -> [UInt32] {
    var known: [[UInt64]: UInt32] = [:]
    let (columns, nodes) = (tree.columnCount, tree.nodes.count)
    return (0..<view.count).map { unit in
      let values = tree.columns[unit * columns..<(unit + 1) * columns].map(\.bitPattern)
      let patterns = tree.patterns[unit * nodes..<(unit + 1) * nodes].map(UInt64.init)
      let key = values + patterns
      if let number = known[key] { return number }
      known[key] = UInt32(known.count)
      return UInt32(known.count - 1)
    }
  }
}

/// How large a weighted sum can be, and how far apart two ways of rounding it.
///
/// Each of the additions and multiplications of *m* terms, and the division, rounds by at most u = 2⁻⁵³ of
/// a value no larger than Σ|w||x|: both ways together stay within (4m + 8)·u of it.
///
/// - Source: Higham (2002), *Accuracy and Stability of Numerical Algorithms*, §3.1.
private struct Size {
  var isKnown = true
  private var count = 0
  private var weighted = 0.0
  private var weightedError = 0.0
  private var most = 0.0
  private var error = 0.0

  mutating func add(_ weight: Double, _ most: Double, _ error: Double) {
    count += 1
    weighted += weight * most
    weightedError += weight * error
    self.most = max(self.most, most)
    self.error = max(self.error, error)
  }

  func result(dividing: Bool) -> (most: Double, error: Double) {
    guard isKnown else { return (.infinity, .infinity) }
    let rounding = Double(4 * count + 8) * 0x1p-53
    return dividing
      ? (most * 1.01, error * 1.01 + rounding * most * 1.01)
      : (weighted * 1.01, weightedError * 1.01 + rounding * weighted * 1.01)
  }
}

extension Transformation {
  /// A column as it goes into the mean; 0 where it has no value, and where it is zero, which the mean is
  /// then too.
  fileprivate func applied(to column: Column) -> [Double] {
    column.values.indices.map { unit in
      let value = column.values[unit]
      guard column.states[unit] == .present, value != 0 || takesZero else { return 0 }
      return self(value)
    }
  }
}
