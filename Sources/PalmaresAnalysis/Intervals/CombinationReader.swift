import Glibc
import PalmaresCore
import PalmaresEngine

/// Follows a rank down to the combination whose weights are varied, and refuses what no bound can be
/// proved through.
struct CombinationReader {
  private let evaluation: Evaluation
  private let rank: NodeReference
  private let wanted: String?
  private let graph: Graph

  init(_ evaluation: Evaluation, rank: NodeReference, wanted: String?) {
    self.evaluation = evaluation
    self.rank = rank
    self.wanted = wanted
    graph = evaluation.graph
  }

  private var count: Int { evaluation.dataset.units.count }

  /// What lies between the combination and the rank: score = factor × combination + constant for each
  /// institution, or the opposite.
  private struct Way {
    var rises = true
    var factor: [Double]
    var constant: [Double]
    /// Whether another combination stands above.
    var isShared = false
    /// Institutions whose score doesn't contain the combination.
    var without = Set<Int>()
    /// The step that rounds, and its node.
    var round: (round: Round, step: Step, node: NodeDefinition)?
    /// How many other steps change the scores.
    var otherSteps = 0
    var clips: [(low: Double?, high: Double?, node: NodeDefinition)] = []
  }

  func read() throws(DiagnosticError) -> RankedCombination {
    if let wanted { try checkWanted(wanted) }
    let (node, step, steps) = try rankStep()
    guard case .rank(let rank) = step.operation else { throw refusal(node, .noRank) }
    if rank.ties == .dense { throw refusal(node, .dense) }
    var way = Way(
      factor: [Double](repeating: 1, count: count),
      constant: [Double](repeating: 0, count: count))
    let inner = try follow(node, steps, grouping: step.by, &way)
    guard case .combination(let combination) = inner.source else { throw refusal(inner, .nothing) }
    if let round = way.round, way.isShared || way.otherSteps > 0 {
      throw refusal(round.node, .step(round.step))
    }
    let matrix = try matrix(of: combination, in: inner, &way)
    try checkClips(way, matrix)
    try checkIndependence(of: node, step, rank, from: inner.code)
    let rises = way.rises == (rank.first == .high)
    let scores = try scoreColumn(node, upTo: steps.count)
    return RankedCombination(
      code: inner.code, names: matrix.names, nominal: matrix.weights,
      problem: RankProblem(
        rows: matrix.rows.map { $0.map { $0.map { rises ? $0 : -$0 } } }, isMean: matrix.isMean,
        group: groups(step, scores), isMember: members(step), tieOrder: tieOrder(rank),
        rounding: way.round.map { matrix.rounding($0.round, rises: rises) }),
      remarks: matrix.remarks)
  }

  // MARK: From the rank down

  private func checkWanted(_ code: String) throws(DiagnosticError) {
    guard let node = graph.node(code) else {
      throw DiagnosticError(
        Diagnostic(
          DiagnosticRule("intervals.unknown-node"), .error,
          LocalizedText(
            en: "The methodology has no node '\(code)' whose weights could be varied.",
            fr: "La méthode n’a pas de nœud « \(code) » dont les poids puissent varier."
          ).typeset,
          fix: graph.methodology.nodes.map(\.code).suggestion(for: code) + [combinationsToVary]))
    }
    guard case .combination = node.source else { throw refusal(node, .nothing) }
    guard graph.reach(of: [rank]).nodes.contains(code) else { throw refusal(node, .unreached) }
  }

  private var combinationsToVary: LocalizedText {
    let reached = graph.reach(of: [rank]).nodes
    let names = culprits(
      graph.methodology.nodes.filter { node in
        guard case .combination = node.source else { return false }
        return reached.contains(node.code)
      }.map(\.code), atMost: 12)
    return LocalizedText(
      en: "Combinations behind the rank are: \(names.en).",
      fr: "Les combinaisons derrière le rang sont : \(names.fr)."
    ).typeset
  }

  /// The node that ranks, its rank step, and the steps before it.
  private func rankStep() throws(DiagnosticError) -> (NodeDefinition, Step, [Step]) {
    var reference = rank
    for _ in graph.methodology.nodes {
      guard let node = graph.node(reference.code) else { break }
      if node.back > 0 { throw refusal(node, .earlier) }
      let steps = steps(of: node, upTo: reference)
      let isRank = { (step: Step) in
        if case .rank = step.operation { true } else { false }
      }
      if let place = steps.lastIndex(where: isRank) {
        if place != steps.count - 1 { throw refusal(node, .stepAfterRank(steps[place + 1])) }
        return (node, steps[place], Array(steps[..<place]))
      }
      guard case .node(let inner) = node.source, steps.isEmpty else {
        throw refusal(node, .noRank)
      }
      reference = inner
    }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("intervals.not-linear"), .error,
        LocalizedText(
          en: "No step ranks behind '\(rank)'.", fr: "Aucune étape ne classe derrière « \(rank) »."
        ).typeset))
  }

  private func steps(of node: NodeDefinition, upTo reference: NodeReference) -> [Step] {
    guard let stage = reference.stage,
      let place = node.then.firstIndex(where: { $0.stage == stage })
    else { return node.then }
    return Array(node.then[...place])
  }

  /// Follows steps and sources to the combination; gives its node.
  private func follow(
    _ node: NodeDefinition, _ steps: [Step], grouping: NodeReference?, _ way: inout Way
  ) throws(DiagnosticError) -> NodeDefinition {
    if node.back > 0 { throw refusal(node, .earlier) }
    for (place, step) in steps.enumerated() {
      try pass(step, at: place, of: node, grouping, &way)
    }
    switch node.source {
    case .node(let reference):
      guard let inner = graph.node(reference.code) else { throw refusal(node, .nothing) }
      return try follow(inner, self.steps(of: inner, upTo: reference), grouping: grouping, &way)
    case .combination(let combination):
      if wanted == nil || wanted == node.code { return node }
      let child = try step(through: combination, of: node, &way)
      guard let inner = graph.node(child.code) else { throw refusal(node, .nothing) }
      return try follow(inner, self.steps(of: inner, upTo: child), grouping: grouping, &way)
    case .column, .constant: throw refusal(node, .nothing)
    case .formula: throw refusal(node, .formula)
    }
  }

  private func pass(
    _ step: Step, at place: Int, of node: NodeDefinition, _ grouping: NodeReference?,
    _ way: inout Way
  ) throws(DiagnosticError) {
    switch step.operation {
    case .round(let round) where way.round == nil && !way.isShared:
      way.round = (round, step, node)
    case .clip(let clip) where step.by == nil && !way.isShared:
      guard way.clips.isEmpty, place == 0,
        [clip.low, clip.high].allSatisfy({ $0 == nil || $0?.constant != nil })
      else { throw refusal(node, .step(step)) }
      way.otherSteps += 1
      way.clips.append((clip.low?.constant, clip.high?.constant, node))
    case .scale where !way.isShared && (step.by == nil || step.by == grouping),
      .rank where !way.isShared && keepsOrder(step),
      .map where !way.isShared && step.by == nil && readsNothing(step):
      guard let rises = direction(of: step, at: place, in: node) else {
        throw refusal(node, .step(step))
      }
      way.otherSteps += 1
      if !rises { way.rises.toggle() }
    default: throw refusal(node, .step(step))
    }
  }

  /// Whether a rank step keeps who is before whom: it ranks everyone together, and equal ones alike.
  private func keepsOrder(_ step: Step) -> Bool {
    guard case .rank(let rank) = step.operation else { return false }
    return step.by == nil && rank.thenBy.isEmpty && rank.ties != .order
      && (step.over ?? graph.methodology.fit) == .all
  }

  /// Whether a `map` is `x`, its sum with a number, or its product with one: monotone everywhere.
  private func readsNothing(_ step: Step) -> Bool {
    guard case .map(let map) = step.operation, map.when == nil else { return false }
    let text = map.to.text.filter { $0 != " " }
    let number = { (text: Substring) in Double(text) != nil }
    if text == "x" || text == "-x" { return true }
    if let sign = text.indices.dropFirst().first(where: { "+-*/".contains(text[$0]) }) {
      let (left, right) = (text[..<sign], text[text.index(after: sign)...])
      if left == "x" { return number(right) && Double(right) != 0 }
      return right == "x" && number(left) && text[sign] != "/" && Double(left) != 0
    }
    return false
  }

  /// Whether a straight step keeps order, from what it did with two different values.
  private func direction(of step: Step, at place: Int, in node: NodeDefinition) -> Bool? {
    guard let (before, after) = evaluation.values(around: place, of: node.code) else { return nil }
    let held = (0..<count).filter {
      before.states[$0] == .present && after.states[$0] == .present
    }
    guard let low = held.min(by: { before.values[$0] < before.values[$1] }),
      let high = held.max(by: { before.values[$0] < before.values[$1] }),
      before.values[low] != before.values[high]
    else { return true }
    if after.values[low] == after.values[high] { return nil }
    return after.values[low] < after.values[high]
  }

  /// Goes through a combination above the one that is varied: a mean or a sum of which one child holds
  /// it.
  private func step(
    through combination: Combination, of node: NodeDefinition, _ way: inout Way
  ) throws(DiagnosticError) -> NodeReference {
    guard let wanted else { throw refusal(node, .nothing) }
    let holders = combination.children.indices.filter {
      graph.reach(of: [combination.children[$0].node]).nodes.contains(wanted)
    }
    guard holders.count == 1, let holder = holders.first else { throw refusal(node, .twoWays) }
    let isMean: Bool
    switch combination.rule {
    case .mean(let power, _) where power == 1: isMean = true
    case .sum: isMean = false
    default: throw refusal(node, .rule)
    }
    let child = combination.children[holder]
    guard combination.weighting == nil else { throw refusal(node, .dataWeights) }
    guard child.each.isEmpty, combination.each.isEmpty else { throw refusal(node, .edgeSteps) }
    guard let columns = evaluation.children(entering: node.code),
      let weights = graph.declaredWeights(of: node.code)
    else { throw refusal(node, .nothing) }
    for unit in 0..<count {
      var (others, total) = (0.0, 0.0)
      for (index, column) in columns.enumerated() where column.states[unit] == .present {
        total += weights[index]
        if index != holder { others += weights[index] * column.values[unit] }
      }
      let divisor = isMean ? total : 1
      let own = columns[holder].states[unit] == .present ? weights[holder] : 0
      guard divisor != 0 else { continue }
      way.constant[unit] += way.factor[unit] * others / divisor
      way.factor[unit] *= own / divisor
      if columns[holder].states[unit] != .present { way.without.insert(unit) }
    }
    if weights[holder] < 0 { throw refusal(node, .negative) }
    way.isShared = true
    return child.node
  }

  // MARK: The combination

  private struct Matrix {
    var names: [String]
    var weights: [Double]
    var rows: [[Double?]]
    var isMean: Bool
    /// 0 where the values are logarithms of those that the engine combines.
    var power = 1.0
    var remarks: [LocalizedText] = []

    /// Rounded scores as the engine works them out, children in declared order.
    func rounding(_ round: Round, rises: Bool) -> RankRounding {
      let (rows, isMean, power) = (rows, isMean, power)
      let unit = pow(10, Double(-round.digits))
      let largest = rows.joined().reduce(0.0) { max($0, ($1 ?? 0).magnitude) }
      let distances = rows.map { row -> Double in
        let step = unit * (1 + 1e-6) + 1e-12 * largest
        guard power == 0 else { return step }
        // exp(m) + step = exp(m + log1p(step / exp(m))), and no mean is below the least value.
        return log1p(step / exp(row.compactMap { $0 }.min() ?? 0)) * (1 + 1e-12)
      }
      return RankRounding(distance: distances) { institution, weights in
        var (total, weight) = (0.0, 0.0)
        for (child, value) in rows[institution].enumerated() {
          guard let value else { continue }
          total += weights[child] * value
          weight += weights[child]
        }
        let mean = isMean ? total / weight : total
        let rounded = DecimalRounding.rounded(
          power == 0 ? exp(mean) : mean, digits: round.digits, mode: round.mode)
        return rises ? rounded : -rounded
      }
    }
  }

  private func matrix(
    of combination: Combination, in node: NodeDefinition, _ way: inout Way
  ) throws(DiagnosticError) -> Matrix {
    guard combination.weighting == nil else { throw refusal(node, .dataWeights) }
    guard let columns = evaluation.children(entering: node.code),
      let result = evaluation.combination(in: node.code),
      let weights = graph.declaredWeights(of: node.code)
    else { throw refusal(node, .nothing) }
    if weights.contains(where: { $0 < 0 }) { throw refusal(node, .negative) }
    if weights.count < 2 { throw refusal(node, .oneWeight) }
    if case .weightPercent = combination.needs,
      let unit = (0..<count).first(where: { unit in
        columns.contains { $0.states[unit] != .present }
      })
    {
      throw refusal(node, .presenceByWeight(evaluation.dataset.units.names[unit]))
    }
    var matrix = Matrix(
      names: combination.children.map(\.node.description), weights: weights, rows: [], isMean: true)
    switch combination.rule {
    case .mean(let power, _):
      if power < 0 { way.rises.toggle() }
      if power != 1, way.isShared { throw refusal(node, .power) }
      if let round = way.round, power != 1, power != 0 {
        throw refusal(round.node, .step(round.step))
      }
      matrix.power = power
      matrix.rows = try rows(columns, result, node) {
        power == 1 ? $0 : power == 0 ? log($0) : pow($0, power)
      }
    case .sum:
      matrix.isMean = false
      matrix.rows = try rows(columns, result, node) { $0 }
    case .product:
      if way.isShared { throw refusal(node, .power) }
      if let round = way.round { throw refusal(round.node, .step(round.step)) }
      matrix.isMean = false
      matrix.rows = try rows(columns, result, node) { log($0) }
    case .ordered(let positions, let end):
      matrix.names = positions.indices.map { "\($0 + 1)" }
      matrix.rows = ordered(columns, result, positions.count, from: end)
    default: throw refusal(node, .rule)
    }
    if way.isShared { try share(&matrix, way, node) }
    return matrix
  }

  /// The values of each institution that has a score; others have none.
  private func rows(
    _ columns: [Column], _ result: Column, _ node: NodeDefinition, _ value: (Double) -> Double
  ) throws(DiagnosticError) -> [[Double?]] {
    var rows: [[Double?]] = []
    for unit in 0..<count {
      let row = columns.map { column -> Double? in
        column.states[unit] == .present && result.states[unit] == .present
          ? value(column.values[unit]) : nil
      }
      if row.contains(where: { $0?.isFinite == false }) {
        throw refusal(node, .zero(evaluation.dataset.units.names[unit]))
      }
      rows.append(row)
    }
    return rows
  }

  private func ordered(
    _ columns: [Column], _ result: Column, _ positions: Int, from end: End
  ) -> [[Double?]] {
    (0..<count).map { unit in
      guard result.states[unit] == .present else {
        return [Double?](repeating: nil, count: positions)
      }
      let values = columns.compactMap { $0.number(at: unit) }.sorted {
        end == .high ? $0 > $1 : $0 < $1
      }
      return (0..<positions).map { $0 < values.count ? values[$0] : nil }
    }
  }

  /// With a combination above, an institution's score is its factor times the mean plus its constant: the
  /// mean of such values.
  private func share(
    _ matrix: inout Matrix, _ way: Way, _ node: NodeDefinition
  ) throws(DiagnosticError) {
    if !matrix.isMean { throw refusal(node, .sumBelow) }
    for unit in matrix.rows.indices {
      matrix.rows[unit] =
        way.without.contains(unit)
        ? matrix.rows[unit].map { _ in way.constant[unit] }
        : matrix.rows[unit].map { value in
          value.map { way.factor[unit] * $0 + way.constant[unit] }
        }
    }
  }

  /// Limits that no score can go beyond, whatever the weights, change nothing; others make ties.
  private func checkClips(_ way: Way, _ matrix: Matrix) throws(DiagnosticError) {
    for clip in way.clips {
      let values = matrix.rows.flatMap { $0.compactMap { $0 } }
      guard let least = values.min(), let most = values.max(), matrix.isMean,
        clip.low.map({ $0 <= least }) ?? true, clip.high.map({ most <= $0 }) ?? true
      else { throw refusal(clip.node, .clip) }
    }
  }

  // MARK: Who is ranked against whom

  /// Who is ranked, in which group and how ties are broken must not change with the weights.
  private func checkIndependence(
    of node: NodeDefinition, _ step: Step, _ rank: Rank, from code: String
  ) throws(DiagnosticError) {
    var reads = rank.thenBy.map(\.node) + [step.by].compactMap { $0 }
    if case .named(let name) = step.over ?? graph.methodology.fit {
      var population = graph.methodology.populations.first { $0.name == name }
      for _ in graph.methodology.populations {
        reads += population?.references ?? []
        guard case .named(let outer)? = population?.within else { break }
        population = graph.methodology.populations.first { $0.name == outer }
      }
    }
    for read in reads where graph.reach(of: [read]).nodes.contains(code) {
      throw refusal(node, .depends(read.description))
    }
  }

  private func scoreColumn(
    _ node: NodeDefinition, upTo place: Int
  ) throws(DiagnosticError) -> Column {
    guard let (before, _) = evaluation.values(around: place, of: node.code) else {
      throw refusal(node, .nothing)
    }
    return before
  }

  private func groups(_ step: Step, _ scores: Column) -> [Int32] {
    let ranks = evaluation.column(rank)
    var numbers: [Double: Int32] = [:]
    let by = step.by.flatMap { evaluation.column($0) }
    return (0..<count).map { unit in
      guard scores.states[unit] == .present, ranks?.states[unit] == .present else { return -1 }
      guard step.by != nil else { return 0 }
      guard let by, by.states[unit] == .present else { return -1 }
      let value = by.values[unit]
      if numbers[value] == nil { numbers[value] = Int32(numbers.count) }
      return numbers[value] ?? -1
    }
  }

  private func members(_ step: Step) -> [Bool] {
    evaluation.members(of: step.over ?? graph.methodology.fit)
      ?? [Bool](repeating: true, count: count)
  }

  /// Numbers that order institutions by the tie-breaks, equal ones sharing one.
  private func tieOrder(_ rank: Rank) -> [Int32]? {
    let keys = rank.thenBy.compactMap { key in
      evaluation.column(key.node).map { (column: $0, first: key.first) }
    }
    guard !keys.isEmpty else { return nil }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for (column, first) in keys {
        switch (column.states[a] == .present, column.states[b] == .present) {
        case (true, false): return true
        case (false, true): return false
        case (false, false): continue
        case (true, true):
          let (x, y) = (column.values[a], column.values[b])
          if x != y { return first == .high ? x > y : x < y }
        }
      }
      return false
    }
    let sorted = (0..<count).sorted(by: precedes)
    var order = [Int32](repeating: 0, count: count)
    for (place, unit) in sorted.enumerated().dropFirst() {
      let previous = sorted[place - 1]
      order[unit] = order[previous] + (precedes(previous, unit) ? 1 : 0)
    }
    return order
  }

  private func refusal(_ node: NodeDefinition, _ reason: IntervalRefusal) -> DiagnosticError {
    DiagnosticError(reason.diagnostic(for: node))
  }
}
