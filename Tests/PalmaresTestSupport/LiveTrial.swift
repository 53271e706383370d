import PalmaresCore
package import PalmaresEngine

/// Edits a live evaluation at random and holds every column against the evaluation from the beginning.
package struct LiveTrial {
  private let base: Evaluation
  private let nodes: [NodeReference]
  private let columns: [String]
  private let combinations: [String]
  private var live: LiveEvaluation
  private var random: SplitMix
  /// The edit before, undone now and then.
  private var former: (cell: Cell, column: String, unit: Int)?
  package private(set) var refused = 0

  package init(_ base: Evaluation, seed: Int) {
    self.base = base
    live = LiveEvaluation(base)
    random = SplitMix(seed: UInt64(seed))
    let methodology = base.graph.methodology
    nodes = methodology.nodes.flatMap { node in
      [NodeReference(node.code)] + node.stages.map { NodeReference(node.code, stage: $0) }
    }.filter { base.column($0) != nil }
    columns = base.graph.requirements(for: nodes).filter { $0.kind == .number }.map(\.name)
    combinations = methodology.nodes.map(\.code).filter { code in
      // Weights below zero can be declared, and not be set.
      base.column(NodeReference(code)) != nil
        && base.graph.changeableWeights(of: code)?.allSatisfy { $0 >= 0 } == true
    }
  }

  package var work: LiveWork { live.work }

  /// Carries edits out.
  ///
  /// - Returns: what isn't as from the beginning, in words; empty where everything is.
  package mutating func differences(after edits: Int) -> [String] {
    for number in 0..<edits {
      var found: [String]
      if number % 6 == 4, !combinations.isEmpty {
        found = differencesAfterWeights()
      } else {
        found = differencesAfterFigure()
      }
      if !found.isEmpty { return found.map { "edit \(number): \($0)" } }
    }
    return []
  }

  private mutating func differencesAfterFigure() -> [String] {
    guard let column = columns.randomElement(using: &random), let figures = live.figures(column)
    else { return [] }
    var edit = (
      cell: cell(figures), column: column, unit: Int.random(in: 0..<figures.count, using: &random)
    )
    if let former, Int.random(in: 0..<4, using: &random) == 0 { edit = former }
    guard let now = live.figures(edit.column) else { return [] }
    former = (
      now.number(at: edit.unit).map { Cell($0) } ?? Cell(absent: now.states[edit.unit]),
      edit.column, edit.unit
    )
    var wanted = live.change
    var after = now
    if edit.cell.state == .present {
      after.set(edit.cell.value, at: edit.unit)
    } else {
      after.clear(at: edit.unit, as: edit.cell.state)
    }
    wanted.columns[edit.column] = after
    let copy = live
    return differences(with: wanted) { (live) throws(DiagnosticError) in
      try live.set(edit.cell, in: edit.column, of: edit.unit)
    } + (copy.change.columns[edit.column].map { $0 == now ? [] : ["a copy was edited too"] } ?? [])
  }

  private mutating func differencesAfterWeights() -> [String] {
    guard let code = combinations.randomElement(using: &random),
      let former = base.graph.changeableWeights(of: code)
    else { return [] }
    let weights = former.map { $0 * Double.random(in: 0.5...2, using: &random) }
    var wanted = live.change
    wanted.weights[code] = weights
    return differences(with: wanted) { (live) throws(DiagnosticError) in
      try live.setWeights(weights, of: code)
    }
  }

  /// Another's figure, none, one between or beyond all; often one that makes a tie.
  private mutating func cell(_ figures: Column) -> Cell {
    let unit = Int.random(in: 0..<figures.count, using: &random)
    let known = figures.values[unit]
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return Cell(absent: .missing)
    case 1: return Cell(absent: .notApplicable)
    case 2: return Cell((figures.values.max() ?? 0) + 1)
    case 3: return Cell((figures.values.min() ?? 0) - 1)
    case 4: return Cell(-0.0)
    case 5, 6: return Cell(known * 0.75 + (figures.values.max() ?? 0) * 0.125)
    default:
      return figures.states[unit] == .present ? Cell(known) : Cell(absent: figures.states[unit])
    }
  }

  private mutating func differences(
    with wanted: Change, after edit: (inout LiveEvaluation) throws(DiagnosticError) -> Void
  ) -> [String] {
    let plain = Self.evaluated(base, with: wanted, nodes)
    let before = nodes.map { live.column($0) }
    do throws(DiagnosticError) {
      try edit(&live)
    } catch {
      refused += 1
      guard case .failure(let told) = plain else { return ["refused: \(error.diagnostics)"] }
      let rules = error.diagnostics.map(\.rule.identifier)
      if told.diagnostics.map(\.rule.identifier) != rules { return ["refused with \(rules)"] }
      let changed = zip(nodes, before).filter { !Self.isSame(live.column($0), $1) }
      return changed.map { "\($0.0) after a refusal" }
    }
    guard case .success(let evaluation) = plain else { return ["not refused: \(plain)"] }
    return nodes.filter { !Self.isSame(live.column($0), evaluation.column($0)) }.map { node in
      "\(node): \(Self.first(live.column(node), evaluation.column(node)))"
    }
  }

  private static func evaluated(
    _ base: Evaluation, with change: Change, _ nodes: [NodeReference]
  ) -> Result<Evaluation, DiagnosticError> {
    do throws(DiagnosticError) {
      let graph =
        change.weights.isEmpty
        ? base.graph
        : try Graph(compiling: base.graph.methodology.changed(by: change), alsoUsing: nodes)
      return .success(
        try graph.evaluated(on: base.dataset.replacing(change.columns), targets: nodes))
    } catch {
      return .failure(error)
    }
  }

  /// Bit by bit: the two zeros differ.
  private static func isSame(_ a: Column?, _ b: Column?) -> Bool {
    a?.states == b?.states && a?.categories == b?.categories
      && a?.values.map(\.bitPattern) == b?.values.map(\.bitPattern)
  }

  private static func first(_ a: Column?, _ b: Column?) -> String {
    guard let a, let b else { return "one isn't there" }
    let unit = (0..<a.count).first {
      a.values[$0].bitPattern != b.values[$0].bitPattern || a.states[$0] != b.states[$0]
    }
    return unit.map {
      "at \($0) \(a.values[$0]) \(a.states[$0]), and from the beginning \(b.values[$0]) \(b.states[$0])"
    } ?? "other words"
  }
}
