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

  /// - Parameters:
  ///   - places: whether ranks are looked at, where the results name one; one institution alone has none.
  ///   - countsClasses: whether bands and grades are counted where ranks are, which makes draws be evaluated
  ///     one by one; without ranks they are, always.
  public init(
    _ base: Evaluation, varying variation: Variation, places: Bool = true,
    countsClasses: Bool = true, rivals: [Int] = []
  ) {
    let results = base.graph.methodology.results
    self.base = base
    self.variation = variation
    rank = places ? results.rank : nil
    score = results.score
    let all = ([results.band].compactMap { $0 } + results.grades).filter { reference in
      places || !base.graph.comesOfRank(reference)
    }
    classes = countsClasses || rank == nil ? all : []
    self.rivals = rivals
  }

  /// What is evaluated in each draw; the score only where there is no rank.
  public var targets: [NodeReference] { [rank ?? score].compactMap { $0 } + classes }

  /// Nothing yet, of everything that is looked at.
  public var emptyTally: RobustnessTally {
    let units = base.dataset.units.count
    return RobustnessTally(
      units: units, ranks: rank.map { _ in RankCounts(units: units) },
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
