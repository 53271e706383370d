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
  /// ranks, and it is given only where the institution does come out before the other. Only figures that
  /// others of the field have are given: none beyond the lowest and highest of them.
  ///
  /// - Parameter field: whose figures say what is possible.
  /// - Returns: those found, in the order of the methodology; empty where rules don't add up.
  public func moves(of unit: Int, past other: Int, in field: [Int]) -> [MoveToPass] {
    guard let own = score(of: unit), let goal = score(of: other) else { return [] }
    let slopes = followed(for: unit).slopes
    return parts.indices.compactMap { index in
      guard let points = slopes[index], points != 0, parts[index].period == nil,
        case .column(let column, let name) = parts[index].start,
        let value = column.number(at: unit), let slope = parts[index].chainSlope(at: unit)
      else { return nil }
      let step = (goal - own) / (points * slope)
      let values = field.compactMap { column.number(at: $0) }
      guard let (needed, digits) = Self.roundedOutward(from: value, by: step),
        let low = values.min(), let high = values.max(), needed >= low, needed <= high,
        passes(unit, other, with: needed, in: name)
      else { return nil }
      return MoveToPass(
        node: parts[index].node, label: parts[index].label, column: name, value: value,
        needed: needed, digits: digits)
    }
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
  fileprivate func chainSlope(at unit: Int) -> Double? {
    var slope = 1.0
    for step in chain {
      if case .nearIdentity = step.kind {
        guard !step.limits(unit), !step.fills(unit) else { return nil }
        continue
      }
      guard let line = step.line(at: unit) else { return nil }
      slope *= line.slope
    }
    return slope == 0 ? nil : slope
  }
}
