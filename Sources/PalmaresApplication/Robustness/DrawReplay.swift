import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// One draw of a robustness study again: what was drawn, and what it gave.
public struct DrawReplay: Sendable {
  /// A number or a word that was drawn, beside the nominal one.
  public struct Drawn: Sendable {
    public let input: LocalizedText
    public let name: String
    public let value: Double?
    public let nominal: Double?
    /// For an alternative: what holds.
    public let choice: LocalizedText?
    /// For a figure: the institution that has it.
    public var institution: String? = nil
  }

  public let draw: Int
  public let header: RobustnessHeader
  public let drawn: [Drawn]
  /// Whether it holds the figures of everybody, which are too many to be read one by one.
  public var hasEverybodysFigures: Bool {
    explanation == nil && drawn.contains { $0.institution != nil }
  }
  /// In the order of this draw's results: positions and figures.
  public let rows: [(unit: Int, rank: Double?, score: Double?)]
  /// How the institution asked for gets its result in this draw.
  public let explanation: Explanation?

  /// - Parameters:
  ///   - draw: its number, below the draws of the study.
  ///   - wanted: an institution to explain.
  /// - Throws: what can't be applied in this draw; `input.unknown-institution`.
  public init(
    _ draw: Int, of study: RobustnessStudy, explaining wanted: String? = nil
  ) throws(DiagnosticError) {
    self.draw = draw
    let subject = study.run.subject
    let header = RobustnessHeader(study)
    self.header = header
    let point = CounterRandom(seed: study.run.seed)
      .uniforms(draw: draw, count: subject.variation.dimension)
    let change = subject.variation.change(at: point)
    let evaluation = try Self.evaluation(of: change, subject)
    var document = study.applied.document
    document.methodology = evaluation.graph.methodology
    let applied = AppliedMethodology(document, evaluation)
    let match = try wanted.map { name throws(DiagnosticError) in
      try InstitutionSearch(in: evaluation.dataset.units).institution(name)
    }
    drawn = Self.drawn(study.planned, point, change, at: match?.unit, subject.base)
    let (rank, score) = (
      subject.rank.flatMap(evaluation.column), subject.score.flatMap(evaluation.column)
    )
    rows = Results(evaluation).rows.map { row in
      (row.unit, rank?.number(at: row.unit), score?.number(at: row.unit))
    }
    explanation = try match.map { match throws(DiagnosticError) in
      try Explanation(study.compiled, applied, of: match.identifier)
    }
  }

  /// The changed methodology written out, on the changed figures.
  private static func evaluation(
    of change: Change, _ subject: RobustnessSubject
  ) throws(DiagnosticError) -> Evaluation {
    let methodology = subject.base.graph.methodology
    let graph = try Graph(
      compiling: methodology.changed(by: change),
      alsoUsing: methodology.nodes.map { NodeReference($0.code) },
      populations: methodology.populations.map { .named($0.name) })
    return try graph.evaluated(
      on: subject.base.dataset.replacing(change.columns), keepingSteps: true)
  }

  private static func drawn(
    _ planned: PlannedVariation, _ point: [Double], _ change: Change, at unit: Int?,
    _ base: Evaluation
  ) -> [Drawn] {
    let coordinates = planned.variation.coordinates
    return zip(planned.parts, coordinates).flatMap { part, range -> [Drawn] in
      switch part.input {
      case .weights(let weights):
        let names = names(of: weights.node, weights.nominal.count, base)
        return zip(zip(names, weights.values(at: point[range])), weights.nominal).map {
          Drawn(
            input: part.input.label, name: $0.0, value: $0.1, nominal: $1, choice: nil)
        }
      case .rule(let rule):
        let choice = rule.choice(at: point[range.lowerBound])
        let declared = LocalizedText(en: "as declared", fr: "comme déclaré")
        let text = choice.map { part.choices.indices.contains($0) ? part.choices[$0] : declared }
        return [
          Drawn(
            input: part.input.label, name: rule.declared.code, value: nil, nominal: nil,
            choice: text ?? declared)
        ]
      case .figures(let figures):
        let all = base.dataset.units
        let units =
          unit.map { [$0] }
          ?? all.identifiers.indices.filter {
            figures.nominal.number(at: $0) != nil
          }
        return units.map { unit in
          Drawn(
            input: part.input.label, name: all.names[unit],
            value: change.columns[figures.column]?.number(at: unit),
            nominal: figures.nominal.number(at: unit), choice: nil,
            institution: all.identifiers[unit])
        }
      }
    }
  }

  /// Children of a combination as declared, also where the draw leaves one of them out; places where its
  /// weights are of positions.
  private static func names(of code: String, _ count: Int, _ base: Evaluation) -> [String] {
    guard case .combination(let combination)? = base.graph.node(code)?.source,
      combination.children.count == count
    else { return (1...max(1, count)).map { "\($0)" } }
    if case .ordered = combination.rule { return (1...count).map { "\($0)" } }
    return combination.children.map(\.node.description)
  }
}
