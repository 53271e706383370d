public import PalmaresCore
public import PalmaresEngine

/// Splits what changed between two editions of a ranking, for each institution that both hold, into four
/// causes: its own figures, the others' figures, who is in the field, and the rules.
///
/// Each of the sixteen mixtures of the two editions is evaluated as any ranking is; the split is that of
/// Shapley, so that it adds up to the change and owes nothing to the order in which causes are taken.
/// Eight mixtures are the same for everyone; the others, where an institution alone has figures of another
/// edition, go on from them.
///
/// - Source: Shapley (1953); for changes of rankings, Shorrocks (2013), "Decomposition procedures for
///   distributional analysis", *Journal of Economic Inequality* 11, 99–126.
public struct Attribution: Sendable {
  /// The rules of each edition.
  public let graphs: [Graph]
  public let match: EditionMatch
  /// By edition of the rules: the figures of both as they read them.
  private let figures: [EditionFigures]
  private let looksBack: [Bool]
  /// The mixtures that are the same for everyone.
  private let common: [EditionWorld: Evaluation]

  /// - Parameters:
  ///   - graphs: the rules before and after.
  ///   - before: the figures of the edition before, as the rules before and those after read them.
  ///   - after: the figures of the edition after, likewise.
  /// - Throws: `analysis.no-rank` where the results of one edition name neither rank nor score; every
  ///   rule that can't be applied to a mixture, with which mixture it was.
  /// - Precondition: two graphs, and two datasets for each edition.
  public init(
    _ graphs: [Graph], before: [Dataset], after: [Dataset]
  ) throws(DiagnosticError) {
    precondition(graphs.count == 2 && before.count == 2 && after.count == 2, "two of each")
    self.graphs = graphs
    let match = EditionMatch(before[0].units, after[0].units)
    let looksBack = graphs.map { $0.looksBack(for: $0.targets) }
    self.match = match
    self.looksBack = looksBack
    figures = (0..<2).map {
      EditionFigures(before: before[$0], after: after[$0], match, lookingBack: looksBack[$0])
    }
    for graph in graphs where graph.methodology.results.rank == nil {
      guard graph.methodology.results.score != nil else {
        throw DiagnosticError(DrawModel.noRank(graph.methodology))
      }
    }
    var common: [EditionWorld: Evaluation] = [:]
    for world in EditionWorld.all where world.side(of: .ourData) == world.side(of: .othersData) {
      common[world] = try Self.evaluated(world, graphs, figures)
    }
    self.common = common
  }

  private static func evaluated(
    _ world: EditionWorld, _ graphs: [Graph], _ figures: [EditionFigures], of unit: Int? = nil
  ) throws(DiagnosticError) -> Evaluation {
    let method = world.side(of: .method).rawValue
    let dataset = figures[method].dataset(
      field: world.side(of: .field), others: world.side(of: .othersData), of: unit,
      own: world.side(of: .ourData))
    do throws(DiagnosticError) {
      return try graphs[method].evaluated(on: dataset, targets: graphs[method].targets)
    } catch {
      throw DiagnosticError([world.problem] + error.diagnostics)
    }
  }

  /// Rank and score of an institution in every mixture, and how their change splits.
  ///
  /// - Parameter unit: its position in the edition before.
  /// - Precondition: both editions hold it.
  public func change(of unit: Int) throws(DiagnosticError) -> AttributedChange {
    var ranks: [Double?] = []
    var scores: [Double?] = []
    for world in EditionWorld.all {
      let evaluation = try evaluation(of: world, for: unit)
      let results = evaluation.graph.methodology.results
      let place = world.side(of: .field) == .before ? unit : match.after[unit] ?? unit
      ranks.append(results.rank.flatMap { evaluation.column($0)?.number(at: place) })
      scores.append(results.score.flatMap { evaluation.column($0)?.number(at: place) })
    }
    return AttributedChange(unit: unit, ranks: ranks, scores: scores)
  }

  private func evaluation(
    of world: EditionWorld, for unit: Int
  ) throws(DiagnosticError) -> Evaluation {
    let own = world.side(of: .ourData)
    let base = world.with(.ourData, world.side(of: .othersData))
    let method = world.side(of: .method).rawValue
    guard own != world.side(of: .othersData), let known = common[base] else {
      return try common[world].orEvaluated { () throws(DiagnosticError) in
        try Self.evaluated(world, graphs, figures, of: unit)
      }
    }
    if looksBack[method] { return try lookingBack(world, known, of: unit) }
    var change = Change()
    change.columns = figures[method].columns(
      of: unit, own, in: known.dataset, world.side(of: .field))
    if change.isEmpty { return known }
    do throws(DiagnosticError) {
      return try known.changed(by: change, targets: graphs[method].targets)
    } catch {
      throw DiagnosticError([world.problem] + error.diagnostics)
    }
  }
}

extension Attribution {
  /// Where rules look back, the institution's earlier figures go with its own.
  private func lookingBack(
    _ world: EditionWorld, _ known: Evaluation, of unit: Int
  ) throws(DiagnosticError) -> Evaluation {
    let method = world.side(of: .method).rawValue
    guard
      let other = figures[method].mixture(
        of: unit, world.side(of: .ourData), in: known.dataset, field: world.side(of: .field),
        others: world.side(of: .othersData))
    else { return try Self.evaluated(world, graphs, figures, of: unit) }
    if other.columns.isEmpty, other.others.isEmpty { return known }
    do throws(DiagnosticError) {
      return try known.evaluated(
        on: other.dataset, differingIn: other.columns, otherwiseInPeriods: other.others,
        targets: graphs[method].targets)
    } catch {
      throw DiagnosticError([world.problem] + error.diagnostics)
    }
  }
}

extension Optional where Wrapped == Evaluation {
  fileprivate func orEvaluated(
    _ evaluate: () throws(DiagnosticError) -> Evaluation
  ) throws(DiagnosticError) -> Evaluation {
    if let self { return self }
    return try evaluate()
  }
}

extension Graph {
  /// What is looked at: rank and score.
  fileprivate var targets: [NodeReference] {
    [methodology.results.rank, methodology.results.score].compactMap { $0 }
  }
}

extension EditionWorld {
  /// Told before what is wrong with it.
  fileprivate var problem: Diagnostic {
    let sides = ChangeGroup.allCases.map { group in
      let isAfter = side(of: group) == .after
      return LocalizedText(
        en: "\(group.name.en) \(isAfter ? "after" : "before")",
        fr: "\(group.name.fr) \(isAfter ? "après" : "avant")")
    }
    let (english, french) = (sides.map(\.en), sides.map(\.fr))
    return Diagnostic(
      DiagnosticRule("attribution.world"), .error,
      LocalizedText(
        en:
          "One mixture of the two editions can't be evaluated: \(english.joined(separator: ", ")).",
        fr: "Un mélange des deux éditions ne peut pas être évalué : "
          + "\(french.joined(separator: ", "))."),
      why: LocalizedText(
        en: "The split rests on all sixteen mixtures; what is wrong with this one follows.",
        fr: "La décomposition repose sur les seize mélanges ; ce qui ne va pas dans celui-ci suit.")
    )
  }
}

extension ChangeGroup {
  /// `our data`, `the others' data`, `the field`, `the method`.
  public var name: LocalizedText {
    switch self {
    case .ourData: LocalizedText(en: "our data", fr: "nos données")
    case .othersData: LocalizedText(en: "the others' data", fr: "les données des autres")
    case .field: LocalizedText(en: "the field", fr: "le champ")
    case .method: LocalizedText(en: "the method", fr: "la méthode")
    }
  }

  /// For programs.
  public var code: String {
    switch self {
    case .ourData: "our_data"
    case .othersData: "others_data"
    case .field: "field"
    case .method: "method"
    }
  }
}
