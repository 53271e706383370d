import PalmaresCore

/// Directions that the author declares, against the sign of the chain of steps.
///
/// A direction is an assertion: it changes nothing. The sign of each step is found from its
/// constants, or by trying it on a few positive numbers; where a step can't be judged that way (it
/// reads other nodes, or turns back), nothing is asserted.
struct DirectionCheck {
  private let methodology: Methodology

  init(_ methodology: Methodology) {
    self.methodology = methodology
  }

  func diagnostics() -> [Diagnostic] {
    methodology.nodes.compactMap { node in
      let ofColumn = columnDirection(of: node)
      if let own = node.direction, let ofColumn, own != ofColumn {
        return disagreement(node, own, ofColumn)
      }
      guard let declared = declaredDirection(of: node), let sign = sign(of: node.then) else {
        return nil
      }
      return sign == declared.sign ? nil : contradiction(node, declared)
    }
  }

  /// What the data show, where the steps alone can't tell: a chain whose results only ever go the
  /// other way as the source rises.
  func contradiction(of node: NodeDefinition, source: Column, result: Column) -> Diagnostic? {
    guard let declared = declaredDirection(of: node), isDecidedByData(node),
      source.categories == nil, result.categories == nil
    else { return nil }
    let held = source.states.indices.filter {
      source.states[$0] == .present && result.states[$0] == .present
    }.sorted { source.values[$0] < source.values[$1] }
    var signs = Set<ChainSign>()
    for (a, b) in zip(held, held.dropFirst()) where source.values[a] < source.values[b] {
      if result.values[a] < result.values[b] { signs.insert(.keeps) }
      if result.values[a] > result.values[b] { signs.insert(.reverses) }
    }
    guard signs.count == 1, signs.first != declared.sign else { return nil }
    return contradiction(node, declared)
  }

  /// Whether a node declares a direction that its steps alone can't confirm.
  func isDecidedByData(_ node: NodeDefinition) -> Bool {
    declaredDirection(of: node) != nil && sign(of: node.then) == nil
  }

  /// The direction that a node or its column declares, where the node puts values on a scale.
  private func declaredDirection(of node: NodeDefinition) -> Direction? {
    node.direction ?? columnDirection(of: node).filterScaled(node)
  }

  private func columnDirection(of node: NodeDefinition) -> Direction? {
    guard case .column(let name) = node.source else { return nil }
    return methodology.columnDirections[name]
  }

  private func disagreement(
    _ node: NodeDefinition, _ own: Direction, _ ofColumn: Direction
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("normalisation.direction"), .error,
      LocalizedText(
        en: "'\(node.code)' is declared \(own.rawValue), and its column \(ofColumn.rawValue).",
        fr: "« \(node.code) » est déclaré \(own.rawValue), et sa colonne \(ofColumn.rawValue)."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Whether more of an indicator is better is one fact.",
        fr: "Qu'un indicateur soit meilleur quand il est plus haut est un seul fait."),
      fix: [
        LocalizedText(
          en: "Correct one of the two directions.", fr: "Corrigez l'un des deux sens.")
      ])
  }

  private func sign(of steps: [Step]) -> ChainSign? {
    var sign = ChainSign.keeps
    for step in steps {
      guard let next = step.sign else { return nil }
      sign = sign * next
    }
    return sign
  }

  private func contradiction(_ node: NodeDefinition, _ declared: Direction) -> Diagnostic {
    let higher = declared == .higherIsBetter
    return Diagnostic(
      DiagnosticRule("normalisation.direction"), .error,
      LocalizedText(
        en: "'\(node.code)' is declared \(declared.rawValue), but its steps give "
          + (higher ? "less to a higher value." : "more to a higher value."),
        fr: "« \(node.code) » est déclaré \(declared.rawValue), mais ses étapes donnent "
          + (higher ? "moins à une valeur plus haute." : "plus à une valeur plus haute.")),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "A direction is what the author says of the whole chain, from source to result.",
        fr: "Le sens est ce que l'auteur dit de toute la chaîne, de la source au résultat."),
      fix: [
        higher
          ? LocalizedText(
            en:
              "Take the reversal out (map: -x, worst and best exchanged, rank from the other end).",
            fr: "Retirez l'inversion (map: -x, worst et best échangés, rang depuis l'autre bout).")
          : LocalizedText(
            en: "Reverse the value before the scale: lower_is_better: true, or goalposts with the "
              + "worst first.",
            fr: "Inversez la valeur avant l'échelle : lower_is_better: true, ou des bornes avec la "
              + "pire d'abord (worst)."),
        LocalizedText(en: "Correct the direction.", fr: "Corrigez le sens."),
      ])
  }
}

extension Direction? {
  /// The direction of a column concerns the nodes that put it on a scale; others may show it raw.
  fileprivate func filterScaled(_ node: NodeDefinition) -> Direction? {
    let scales = node.then.contains { step in
      if case .scale = step.operation { true } else { false }
    }
    return scales ? self : nil
  }
}

extension Direction {
  /// What a chain must do so that more of its result is better.
  var sign: ChainSign { self == .higherIsBetter ? .keeps : .reverses }
}

/// Whether a chain keeps the order of values or reverses it.
package enum ChainSign {
  case keeps
  case reverses

  package static func * (left: ChainSign, right: ChainSign) -> ChainSign {
    left == right ? .keeps : .reverses
  }
}

extension Step {
  /// Whether the step keeps or reverses order; `nil` where it can't be told without data.
  package var sign: ChainSign? { sign(with: [:]) }

  /// The same, where more is known.
  ///
  /// - Parameter values: 1 where no value that goes in is negative, −1 where none is positive.
  func sign(with parameters: [String: Double], values: Int? = nil) -> ChainSign? {
    let probe = Probe(parameters: parameters, values: values)
    return switch operation {
    case .clip, .round, .fill, .fillPeriods, .blank, .replace, .netFlow: .keeps
    case .winsorise(let winsorise):
      (winsorise.otherwise ?? []).allSatisfy { $0.sign == .keeps } ? .keeps : nil
    case .rank(let rank): rank.first == .high ? .reverses : .keeps
    case .map(let map): map.when == nil ? probe.sign { probe.number(map.to, x: $0) } : nil
    case .scale(let scale): scale.sign(by: probe)
    case .cut(let cut): cut.sign
    }
  }
}

extension Scale {
  /// Whether the line rises; `nil` where that depends on the data.
  fileprivate func sign(by probe: Probe) -> ChainSign? {
    let signs = probe.samples.map { sign(on: $0, by: probe) }
    guard let first = signs.first, signs.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func sign(on sample: [Double], by probe: Probe) -> ChainSign? {
    let ends = [from.0, from.1, to.0, to.1].map { probe.number($0, x: nil, sample: sample) }
    guard let a = ends[0], let b = ends[1], let c = ends[2], let d = ends[3], a != b, c != d else {
      return nil
    }
    return (b > a) == (d > c) ? .keeps : .reverses
  }
}

extension Cut {
  fileprivate var sign: ChainSign? {
    let values: [Double] = to.compactMap { outcome in
      if case .number(let value) = outcome { value } else { nil }
    }
    guard test != .equals, values.count == to.count else { return nil }
    let descending = test == .atLeast || test == .above
    let pairs = zip(values, values.dropFirst())
    if pairs.allSatisfy({ descending ? $0 >= $1 : $0 <= $1 }) { return .keeps }
    if pairs.allSatisfy({ descending ? $0 <= $1 : $0 >= $1 }) { return .reverses }
    return nil
  }
}

/// A few numbers on which a step is tried.
private struct Probe {
  private static let positive: [Double] = [1, 2, 3, 5, 8, 13, 21]

  let parameters: [String: Double]
  /// What stands for the value in hand.
  let points: [Double]
  /// Positive and negative, small and large: what holds on all doesn't depend on the data.
  let samples: [[Double]]

  /// - Parameter values: the sign of all data, where they have one.
  init(parameters: [String: Double], values: Int?) {
    self.parameters = parameters
    points = Self.positive
    let factors: [Double] =
      switch values {
      case 1: [1, 1e-6, 1e6]
      case -1: [-1, -1e-6, -1e6]
      default: [1, -1, 1e-6, 1e6]
      }
    samples = factors.map { factor in Self.positive.map { $0 * factor }.sorted() }
  }

  /// The number that an expression has for a value of `x`, or with a sample's statistics.
  func number(_ expression: Expression, x: Double?, sample: [Double]? = nil) -> Double? {
    let scope = ProbeScope(x: x, sample: sample ?? points, parameters: parameters)
    var evaluation = ExpressionEvaluator(in: scope)
    let value = evaluation.value(of: expression.tree).column(count: 1)
    return evaluation.faults.isEmpty ? value.number(at: 0) : nil
  }

  func sign(of function: (Double) -> Double?) -> ChainSign? {
    let results = points.compactMap(function)
    guard results.count == points.count else { return nil }
    let pairs = zip(results, results.dropFirst())
    if pairs.allSatisfy({ $0 < $1 }) { return .keeps }
    if pairs.allSatisfy({ $0 > $1 }) { return .reverses }
    return nil
  }
}

private struct ProbeScope: ExpressionScope {
  let x: Double?
  let sample: [Double]
  let parameters: [String: Double]
  let count = 1
  var current: Column? { x.map { Column([$0]) } }
  let identifiers = [""]

  /// What other nodes and columns hold is not known here.
  func value(of reference: NodeReference) -> ExpressionValue {
    guard reference.stage == nil, let number = parameters[reference.code] else {
      return .absent(.missing)
    }
    return .number(number)
  }

  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue {
    guard reference == nil else { return .absent(.missing) }
    let value = Sample(sample).value(of: statistic, argument: argument)
    return value.map { .number($0) } ?? .absent(.missing)
  }
}
