import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The score that a methodology computes from published components, as a predictor of the published
/// score: what is not public (a rescaling, an average with another year) lies between the two.
struct Predictor {
  let compiled: CompiledMethodology
  let score: NodeReference
  /// The columns that it reads.
  let columns: [String]
  /// The published figures that it is held against.
  let published: PublishedDescription

  /// - Throws: `estimate.no-published-score` and `estimate.not-monotone`.
  init(_ compiled: CompiledMethodology) throws(DiagnosticError) {
    self.compiled = compiled
    let document = compiled.document
    guard let score = document.methodology.results.score,
      let published = document.published.first(where: { description in
        description.comparisons.contains { $0.node == score }
      })
    else { throw DiagnosticError(Self.noPublishedScore(document)) }
    if let node = compiled.graph.firstNotRising(towards: score) {
      throw DiagnosticError(Self.notMonotone(node, score))
    }
    self.score = score
    self.published = published
    columns = compiled.graph.requirements(for: [score]).map(\.name)
  }

  /// The scale that the methodology declares for its score: the limits of its last `clip`.
  var limits: ClosedRange<Double>? {
    let clips = compiled.graph.node(score.code)?.then.compactMap { step -> Clip? in
      if case .clip(let clip) = step.operation { clip } else { nil }
    }
    guard let clip = clips?.last, let low = clip.low?.constant, let high = clip.high?.constant
    else {
      return nil
    }
    return low...high
  }

  /// For each institution the score at the low ends of its components and that at the high ends; `nil`
  /// where too few are there.
  ///
  /// - Throws: what can't be applied to these figures.
  func intervals(
    of identifiers: [String], _ components: [[(low: Double, high: Double)?]]
  ) throws(DiagnosticError) -> [Interval?] {
    let low = try scores(of: identifiers, components.map { $0.map { $0?.low } })
    let high = try scores(of: identifiers, components.map { $0.map { $0?.high } })
    return identifiers.indices.map { unit in
      guard let low = low.number(at: unit), let high = high.number(at: unit) else { return nil }
      return Interval(low: low, high: high)
    }
  }

  private func scores(
    of identifiers: [String], _ values: [[Double?]]
  ) throws(DiagnosticError) -> Column {
    let table = Dictionary(uniqueKeysWithValues: zip(columns, values.map { Column($0) }))
    let dataset = Dataset(units: StatisticalUnits(identifiers: identifiers), columns: table)
    let evaluation = try compiled.graph.evaluated(on: dataset, targets: [score])
    return evaluation.column(score) ?? Column(absent: .missing, count: identifiers.count)
  }

  private static func noPublishedScore(_ document: MethodologyDocument) -> Diagnostic {
    let id = document.header.id
    return Diagnostic(
      DiagnosticRule("estimate.no-published-score"), .error,
      LocalizedText(
        en: "'\(id)' doesn't say under which heading its score is published.",
        fr: "« \(id) » ne dit pas sous quel titre son score est publié."),
      at: [SourceLocation(file: document.file)],
      why: LocalizedText(
        en:
          "The score of 'results' predicts the published one, which 'published' compares it with.",
        fr: "Le score de « results » prédit le score publié, auquel « published » le compare."),
      fix: [
        LocalizedText(
          en:
            "Name both: 'results: {score: S}' and 'compare: {S: {column: HEADING, printed: true}}'.",
          fr: "Nommez les deux : « results: {score: S} » et "
            + "« compare: {S: {column: TITRE, printed: true}} ».")
      ])
  }

  private static func notMonotone(_ node: NodeDefinition, _ score: NodeReference) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("estimate.not-monotone"), .error,
      LocalizedText(
        en: "'\(node.code)', on the way to '\(score)', isn't certain to rise with its columns.",
        fr: "« \(node.code) », sur le chemin de « \(score) », ne monte pas à coup sûr avec ses "
          + "colonnes."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Ranges go in by their ends: the score must be lowest at the low ends, highest at the "
          + "high ones, and owe nothing to other institutions.",
        fr:
          "Les fourchettes entrent par leurs bouts : le score doit être le plus bas aux bouts bas, "
          + "le plus haut aux bouts hauts, et ne rien devoir aux autres établissements."),
      fix: [
        LocalizedText(
          en:
            "Write it with means, sums and ordered means without negative weights, and with scales "
            + "between constants.",
          fr:
            "Écrivez-le avec des moyennes, sommes et moyennes ordonnées sans poids négatif, et des "
            + "échelles entre constantes.")
      ])
  }
}

/// From a lowest to a highest value.
public struct Interval: Sendable, Hashable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  public var width: Double { high - low }
  var middle: Double { (low + high) / 2 }

  func meets(_ other: Interval) -> Bool { low <= other.high && other.low <= high }
  func holds(_ other: Interval) -> Bool { low <= other.low && other.high <= high }

  func clipped(to limits: ClosedRange<Double>?) -> Interval {
    guard let limits else { return self }
    func clip(_ x: Double) -> Double { min(max(x, limits.lowerBound), limits.upperBound) }
    return Interval(low: clip(low), high: clip(high))
  }
}
