import Glibc
import PalmaresCore
import PalmaresEngine

extension CombinationReader {
  func matrix(
    of combination: Combination, in node: NodeDefinition, _ way: inout WayToRank
  ) throws(DiagnosticError) -> CombinationMatrix {
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
    var matrix = CombinationMatrix(
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
    _ matrix: inout CombinationMatrix, _ way: WayToRank, _ node: NodeDefinition
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
  func checkClips(_ way: WayToRank, _ matrix: CombinationMatrix) throws(DiagnosticError) {
    for clip in way.clips {
      let values = matrix.rows.flatMap { $0.compactMap { $0 } }
      guard let least = values.min(), let most = values.max(), matrix.isMean,
        clip.low.map({ $0 <= least }) ?? true, clip.high.map({ most <= $0 }) ?? true
      else { throw refusal(clip.node, .clip) }
    }
  }
}
