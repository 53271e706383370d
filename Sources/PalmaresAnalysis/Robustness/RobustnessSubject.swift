public import PalmaresCore
public import PalmaresEngine

/// What is looked at in every draw of a robustness study.
public struct RobustnessSubject: Sendable {
  public let base: Evaluation
  public let variation: Variation
  public let rank: NodeReference?
  public let score: NodeReference?
  /// Bands and grades.
  public let classes: [NodeReference]
  /// Positions of institutions that others are held against.
  public let rivals: [Int]

  /// - Parameter places: whether ranks are looked at, where the results name one; one institution alone has
  ///   none.
  public init(
    _ base: Evaluation, varying variation: Variation, places: Bool = true, rivals: [Int] = []
  ) {
    let results = base.graph.methodology.results
    self.base = base
    self.variation = variation
    rank = places ? results.rank : nil
    score = results.score
    classes = (places ? [results.band].compactMap { $0 } : []) + results.grades
    self.rivals = rivals
  }

  public var targets: [NodeReference] { [rank, score].compactMap { $0 } + classes }

  /// The largest size of a nominal score.
  var largestScore: Double {
    guard let column = score.flatMap(base.column) else { return 0 }
    return (0..<column.count).compactMap { column.number(at: $0) }.map(abs).max() ?? 0
  }

  /// Nothing yet, of everything that is looked at.
  public var emptyTally: RobustnessTally {
    let units = base.dataset.units.count
    return RobustnessTally(
      units: units, ranks: rank.map { _ in RankCounts(units: units) },
      scores: score.map { _ in ExactSums(units: units, largest: largestScore) },
      keepsScores: rank == nil && score != nil,
      classes: classes.map { ClassCounts(of: $0, units: units) },
      rivals: rivals.map { RivalCounts(of: $0, units: units) })
  }

  /// Ranks as they are counted: doubled, 0 for none.
  ///
  /// - Throws: `robust.rank-not-a-place`.
  public func doubledRanks(_ column: Column) throws(DiagnosticError) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: column.count)
    for unit in 0..<column.count {
      guard column.states[unit] == .present else { continue }
      let doubled = column.categories == nil ? column.values[unit] * 2 : 0
      guard doubled >= 1, doubled < 0x1p30, doubled == doubled.rounded() else {
        throw DiagnosticError(notAPlace(unit))
      }
      ranks[unit] = Int32(doubled)
    }
    return ranks
  }

  private func notAPlace(_ unit: Int) -> Diagnostic {
    let code = rank?.code ?? ""
    let name = base.dataset.units.names[unit]
    return Diagnostic(
      DiagnosticRule("robust.rank-not-a-place"), .error,
      LocalizedText(
        en: "The rank of the results, '\(code)', is no place for '\(name)'.",
        fr: "Le rang des résultats, « \(code) », n’est pas une place pour « \(name) »."
      ).typeset,
      at: [base.graph.node(code)?.location].compactMap { $0 },
      why: LocalizedText(
        en: "A place is a whole number from 1, or half way between two where a tie shares them.",
        fr:
          "Une place est un nombre entier à partir de 1, ou à mi-chemin de deux quand des ex æquo "
          + "se les partagent."))
  }
}
