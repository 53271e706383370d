import Glibc
public import PalmaresCore
public import PalmaresEngine

/// A figure of an institution that alone would take it past another one.
public struct MoveToPass: Sendable {
  public let node: NodeReference
  public let label: LocalizedText?
  public let column: String
  public let value: Double
  public let needed: Double
  /// Digits after the mark that both are told with; below zero for tens, hundreds…
  public let digits: Int
}

extension ScoreStructure {
  /// For each indicator, the figure that alone takes an institution past another one.
  ///
  /// Looked for where a straight line leads from a column to the score: gap ÷ points by unit. The figure
  /// then takes the place of the one in the data, everything is evaluated again with all scales and
  /// ranks, and it is given only where the institution does come out before the other; where it falls
  /// short, one further on is looked for. Only figures within
  /// the range of the field are given: none beyond its lowest and highest. A figure that is divided by
  /// another one of the institution is as good as any.
  ///
  /// - Parameter field: whose figures say what is possible.
  /// - Returns: those found, in the order of the methodology; empty where rules don't add up.
  public func moves(of unit: Int, past other: Int, in field: [Int]) -> [MoveToPass] {
    guard let own = score(of: unit), let goal = score(of: other) else { return [] }
    let slopes = followed(for: unit).slopes
    return parts.indices.compactMap { index in
      guard let line = line(of: index, at: unit, slopes[index]), line.slope != 0 else { return nil }
      let (column, name, value) = (line.column, line.name, line.value)
      let step = (goal - own) / line.slope
      let values = field.compactMap { column.number(at: $0) }
      guard let (needed, digits) = Self.roundedOutward(from: value, by: step),
        let low = values.min(), let high = values.max(), needed >= low, needed <= high,
        let enough = enough(
          from: needed, to: step > 0 ? high : low, digits: digits,
          { passes(unit, other, with: $0, in: name) })
      else { return nil }
      return MoveToPass(
        node: parts[index].node, label: parts[index].label, column: name, value: value,
        needed: enough, digits: digits)
    }
  }

  /// The indicators of an institution's score whose figure leads to it along no straight line, so that
  /// ``moves(of:past:in:)`` doesn't look at them: curves, formulas, figures held within limits, filled,
  /// missing or of another period.
  public func withoutLine(of unit: Int) -> [(node: NodeReference, label: LocalizedText?)] {
    let slopes = followed(for: unit).slopes
    return parts.indices.filter { index in
      isUsed[index] && parts[index].isIndicator && !parts[index].isConstant
        && line(of: index, at: unit, slopes[index]) == nil
    }.map { (parts[$0].node, parts[$0].label) }
  }

  private struct Line {
    var column: Column
    var name: String
    var value: Double
    /// Points of the score by unit of the column.
    var slope: Double
  }

  private func line(of index: Int, at unit: Int, _ points: Double?) -> Line? {
    guard let points, parts[index].period == nil,
      case .column(let column, let name) = parts[index].start,
      let value = column.number(at: unit),
      let slope = parts[index].chainSlope(at: unit, in: evaluation)
    else { return nil }
    return Line(column: column, name: name, value: value, slope: points * slope)
  }

  /// To three digits of the step, away from where it starts, so that it is enough; `nil` for a tie, where
  /// any step is.
  private static func roundedOutward(
    from value: Double, by step: Double
  ) -> (needed: Double, digits: Int)? {
    guard step.isFinite, step != 0, abs(step) > 1e-12 * abs(value) else { return nil }
    let digits = 2 - Int(floor(log10(abs(step))))
    let unit = pow(10, Double(-digits))
    let beyond = (value + step) / unit
    let needed = (step < 0 ? floor(beyond) - 1 : ceil(beyond) + 1) * unit
    return needed.isFinite ? (DecimalRounding.rounded(needed, digits: digits), digits) : nil
  }

  /// Where the figure that the line leads to isn't enough, because scales and what is filled in for others
  /// move with it: found by halving the way to the end of the range; `nil` where that isn't enough either.
  private func enough(
    from near: Double, to end: Double, digits: Int, _ passes: (Double) -> Bool
  ) -> Double? {
    if passes(near) { return near }
    let unit = pow(10, Double(-digits))
    let last = end > near ? floor(end / unit) : ceil(end / unit)
    func figure(_ steps: Double) -> Double { DecimalRounding.rounded(steps * unit, digits: digits) }
    guard (last - (near / unit).rounded()).magnitude >= 1, passes(figure(last)) else { return nil }
    var (short, enough) = ((near / unit).rounded(), last)
    while (enough - short).magnitude > 1 {
      let middle = ((short + enough) / 2).rounded(.towardZero)
      guard middle != short, middle != enough else { break }
      if passes(figure(middle)) { enough = middle } else { short = middle }
    }
    return figure(enough)
  }

  private func passes(
    _ unit: Int, _ other: Int, with value: Double, in name: String
  ) -> Bool {
    guard var column = evaluation.dataset.columns[name] else { return false }
    column.set(value, at: unit)
    var change = Change()
    change.columns[name] = column
    let rank = evaluation.graph.methodology.results.rank
    guard let changed = try? evaluation.changed(by: change, targets: [rank ?? root.node]),
      let after = changed.column(rank ?? root.node), let own = after.number(at: unit),
      let its = after.number(at: other)
    else { return false }
    return rank == nil ? own > its : own < its
  }
}

extension ScoreStructure.Part {
  /// The slope from the cells to the indicator's value; `nil` where it isn't a line at this institution.
  fileprivate func chainSlope(at unit: Int, in evaluation: Evaluation) -> Double? {
    var slope = 1.0
    for step in chain {
      if case .nearIdentity = step.kind {
        guard !step.limits(unit), !step.fills(unit) else { return nil }
        continue
      }
      guard let own = step.ownSlope(at: unit, in: evaluation) else { return nil }
      slope *= own
    }
    return slope == 0 ? nil : slope
  }
}
