import CDrawKernels
import PalmaresCore
import PalmaresEngine

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
    _ power: Double, at position: Int, in view: View, giving column: Column
  ) throws(PlanRefusal) -> Int {
    let mean = try sums(of: position, in: view, transformed: Transformation(power))
    let block = newBlock(of: view.count)
    let holders = Lanes(block: block, column: column).holders
    // Only where zeros make the mean zero can one have got this far.
    let zeros =
      power > 0
      ? []
      : holders.filter { unit in
        view.runner.children(of: position).contains { $0.number(at: Int(unit)) == 0 }
      }
    add(.root(PowerRoot(power: power, holders: holders, zeros: zeros), of: mean, into: block))
    return block
  }

  func ordered(
    _ weights: [Double], from end: End, _ combination: Combination, of node: NodeDefinition,
    at position: Int, in view: View, giving column: Column
  ) throws(PlanRefusal) -> Int {
    let columns = view.runner.children(of: position)
    var children: [OrderedSum.Child] = []
    for (child, column) in zip(combination.children, columns) {
      guard isMoving(child.node) else {
        children.append(.fixed(column.values))
        continue
      }
      children.append(
        .block(try self.child(child, of: combination, node, in: view).block))
    }
    let first = rows.firstRow(of: position, node, weights: weights)
    let block = newBlock(of: view.count)
    let present = Lanes(block: block, column: column).holders.map { unit in
      let held = columns.indices.filter { columns[$0].states[Int(unit)] == .present }
      return (unit: unit, children: held.map(Int32.init))
    }
    add(
      .ordered(
        OrderedSum(
          children: children, present: present, end: end, rows: first..<(first + weights.count)),
        into: block))
    return block
  }

  /// A child that moves, on its way into a combination.
  func child(
    _ child: Child, of combination: Combination, _ node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> Lanes {
    var lanes = try lanes(of: child.node, in: view)
    for step in child.each + combination.each {
      lanes = try applied(step, to: lanes, of: node, in: view)
    }
    return lanes
  }

  /// The same, as it goes into a mean of powers.
  func transformed(
    _ lanes: Lanes, by transformation: Transformation, of node: NodeDefinition
  ) throws(PlanRefusal) -> Int {
    let block = newBlock(of: lanes.column.count)
    add(.transform(transformation, holders: lanes.holders, of: lanes.block, into: block))
    return block
  }
}
