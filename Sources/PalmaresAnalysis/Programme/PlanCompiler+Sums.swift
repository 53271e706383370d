import CDrawKernels
import PalmaresCore
import PalmaresEngine

/// How a mean of a power takes its children.
enum Transformation {
  case logarithm
  case reciprocal
  case power(Double)

  init(_ power: Double) {
    self = power == 0 ? .logarithm : power == -1 ? .reciprocal : .power(power)
  }
}

extension PlanCompiler {
  /// Adds the weighted sum of a node, with those of the nodes that it alone reads.
  func sums(
    of position: Int, in view: View, transformed: Transformation?
  ) throws(PlanRefusal) -> Int {
    var builder = SumTreeBuilder(self, view)
    _ = try builder.add(position, above: nil, transformed: transformed)
    let block = newBlock(of: view.count)
    add(.sums(builder.tree(), into: block))
    return block
  }

  func powerMean(
    _ power: Double, _ zeros: ZeroRule, _ combination: Combination, of node: NodeDefinition,
    at position: Int, in view: View
  ) throws(PlanRefusal) -> Int {
    if combination.children.contains(where: { isMoving($0.node) }) {
      throw refusal(
        node.code, en: "it takes powers of values that move",
        fr: "il prend des puissances de valeurs qui changent")
    }
    let mean = try sums(of: position, in: view, transformed: Transformation(power))
    let block = newBlock(of: view.count)
    let holders = view.holders(of: node)
    let children = view.evaluation.children(of: position)
    let zeros =
      power > 0
      ? []
      : holders.filter { unit in
        children.contains { $0.number(at: Int(unit)) == 0 }
      }
    add(.root(PowerRoot(power: power, holders: holders, zeros: zeros), of: mean, into: block))
    return block
  }

  func ordered(
    _ weights: [Double], from end: End, _ combination: Combination, of node: NodeDefinition,
    at position: Int, in view: View
  ) throws(PlanRefusal) -> Int {
    let columns = view.evaluation.children(of: position)
    var children: [OrderedSum.Child] = []
    for (child, column) in zip(combination.children, columns) {
      guard isMoving(child.node) else {
        children.append(.fixed(column.values))
        continue
      }
      children.append(
        .block(try self.child(child, of: combination, holding: column, node, in: view)))
    }
    let first = rows.firstRow(of: position, node, weights: weights)
    let present = view.holders(of: node).map { unit in
      let held = columns.indices.filter { columns[$0].states[Int(unit)] == .present }
      return (unit: unit, children: held.map(Int32.init))
    }
    let block = newBlock(of: view.count)
    add(
      .ordered(
        OrderedSum(
          children: children, present: present, end: end, rows: first..<(first + weights.count)),
        into: block))
    return block
  }

  /// The block of a child that moves, on its way into a combination.
  func child(
    _ child: Child, of combination: Combination, holding column: Column, _ node: NodeDefinition,
    in view: View
  ) throws(PlanRefusal) -> Int {
    var block = try block(of: child.node, in: view)
    for step in child.each + combination.each {
      block = try applied(step, to: block, holding: column, of: node, in: view)
    }
    return block
  }
}

extension PlanCompiler.View {
  /// The institutions that have a value of a node.
  func holders(of node: NodeDefinition) -> [Int32] {
    guard let column = evaluation.column(NodeReference(node.code)) else { return [] }
    return column.states.indices.filter { column.states[$0] == .present }.map(Int32.init)
  }
}
