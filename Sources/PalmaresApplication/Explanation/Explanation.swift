public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// Why an institution has its value: from the score down to the cells of the file, with everything
/// needed to redo the sum on paper.
public struct Explanation: Sendable {
  public let document: MethodologyDocument
  /// The table whose ranks these are, where it isn't the main one.
  public let chosenTable: ResultsTable?
  /// What the reader chose of the methodology, where that was anything.
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let institution: InstitutionMatch
  /// Its line in the ranking; `nil` where the methodology doesn't list it.
  public let row: ResultRow?
  /// What its band is called, where it has one.
  public let band: LocalizedText?
  /// How many institutions have a rank, listed or not: what a rank is *of*.
  public let ranked: Int
  /// How many of them the methodology lists.
  public let listed: Int
  /// What ordered it among those of the same value, where other keys decide its rank.
  public let rankTies: [LocalizedText]
  /// Those one line above and below, where there is a ranking.
  public let neighbours: (above: ResultRow?, below: ResultRow?)
  /// The node explained, then everything that it is made of, each once, parents before children.
  public let steps: [ExplainedNode]
  /// What gives the node its value and sets it apart from others; `nil` where it holds words.
  public let analysis: ScoreAnalysis?
  /// Whether it is held against one that the reader chose, in place of its neighbours.
  public let isAgainstChosen: Bool
  /// Whether it is the score that is explained, or what the rank ranks.
  public let explainsTheScore: Bool
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - file: the methodology.
  ///   - wanted: identifier, alias or name of an institution.
  ///   - node: what to explain; the score where `nil`, else the rank, band or first grade.
  ///   - table: a table of the methodology in place of the main one.
  ///   - request: what the reader chooses of the methodology.
  ///   - data: replaces the figures that the methodology names.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - other: identifier, alias or name of an institution to be held against, in place of the
  ///     neighbours.
  /// - Throws: everything that is wrong with the files, and what is wanted and isn't there.
  public init(
    file: String, of wanted: String, node: String? = nil, table: String? = nil,
    reader request: ReaderRequest = ReaderRequest(), data: String? = nil, period: String? = nil,
    against other: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file, table: table, reader: request)
    let target = try Self.target(node, of: compiled.document)
    let applied = try AppliedMethodology(
      compiled, data: data, targets: compiled.graph.resultNodes + [target], period: period,
      settingAsideRanges: true, keepingSteps: true)
    try self.init(compiled, applied, of: wanted, target, node: node, against: other)
  }

  /// The score, else what stands for it, under an evaluation at hand that kept its steps.
  init(
    _ compiled: CompiledMethodology, _ applied: AppliedMethodology, of wanted: String
  ) throws(DiagnosticError) {
    try self.init(
      compiled, applied, of: wanted, Self.target(nil, of: applied.document), node: nil,
      against: nil)
  }

  private init(
    _ compiled: CompiledMethodology, _ applied: AppliedMethodology, of wanted: String,
    _ target: NodeReference, node: String?, against other: String?
  ) throws(DiagnosticError) {
    let match = try InstitutionSearch(in: applied.dataset.units).institution(wanted)
    let basis = AnalysisBasis(applied.document, applied.dataset)
    let results = Results(applied.evaluation, from: basis)
    let target =
      basis == .ownFacts && node == nil ? Self.ranked(by: target, in: compiled.graph) : target
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    dataset = applied.dataset
    institution = match
    (ranked, listed) = results.field(of: match.unit)
    rankTies = Self.ties(at: match.unit, in: applied.evaluation)
    let line = results.rows.firstIndex { $0.unit == match.unit }
    row = line.map { results.rows[$0] }
    band = row?.band.map { Self.name(ofBand: $0, in: applied.evaluation) }
    neighbours = Self.neighbours(of: line, in: results)
    steps = ExplainedNode.all(from: target, at: match.unit, in: applied.evaluation)
    let opponent = try other.map { name throws(DiagnosticError) in
      try Self.opponent(name, of: match, in: applied.dataset.units)
    }
    isAgainstChosen = opponent != nil
    explainsTheScore = node == nil || target == compiled.document.methodology.results.score
    analysis = ScoreAnalysis(
      of: node == nil ? Self.ranked(by: target, in: compiled.graph) : target, at: match.unit,
      in: results, applied.evaluation,
      against: opponent.map { [(.chosen, $0.unit)] } ?? Self.opponents(neighbours))
    remarks = applied.remarks + [match.remark, opponent?.remark].compactMap { $0 }
  }

  /// What the figures allow: one institution has no field, a published table nothing beneath it.
  public var basis: AnalysisBasis { AnalysisBasis(document, dataset) }

  /// Title of the methodology, and of its table where that isn't the main one.
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  private static func target(
    _ node: String?, of document: MethodologyDocument
  ) throws(DiagnosticError) -> NodeReference {
    if let node { return try ShownNodes(of: document.methodology).reference(node) }
    let results = document.methodology.results
    let candidates = [results.score, results.rank, results.band, results.grades.first]
    if let first = candidates.lazy.compactMap({ $0 }).first { return first }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("input.nothing-to-explain"), .error,
        LocalizedText(
          en: "'\(document.header.id)' names no score, rank, band or grade.",
          fr: "« \(document.header.id) » ne nomme ni score, ni rang, ni tranche, ni mention."),
        fix: [
          LocalizedText(
            en: "Say what to explain with '--node'.", fr: "Dites quoi expliquer avec « --node ».")
        ]))
  }

  /// What a rank ranks: the number that has parts. Anything else is itself.
  private static func ranked(by node: NodeReference, in graph: Graph) -> NodeReference {
    let results = graph.methodology.results
    guard results.score == nil, node == results.rank, let rank = graph.node(node.code),
      case .node(let inner) = rank.source
    else { return node }
    return inner
  }

  private static func opponent(
    _ name: String, of institution: InstitutionMatch, in units: StatisticalUnits
  ) throws(DiagnosticError) -> InstitutionMatch {
    let match = try InstitutionSearch(in: units).institution(name)
    guard match.unit == institution.unit else { return match }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("explain.against-itself"), .error,
        LocalizedText(
          en: "'\(name)' of '--against' is \(institution.label) itself.",
          fr: "« \(name) » de « --against » est \(institution.label) même."),
        fix: [
          LocalizedText(
            en:
              "Name another institution, or leave '--against' out: the neighbours are then taken.",
            fr:
              "Nommez un autre établissement, ou ôtez « --against » : les voisins sont alors pris.")
        ]))
  }

  private static func opponents(
    _ neighbours: (above: ResultRow?, below: ResultRow?)
  ) -> [(relation: ScoreAnalysis.Opponent.Relation, unit: Int)] {
    [neighbours.above.map { (.above, $0.unit) }, neighbours.below.map { (.below, $0.unit) }]
      .compactMap { $0 }
  }

  private static func name(ofBand band: String, in evaluation: Evaluation) -> LocalizedText {
    let node = evaluation.graph.methodology.results.band
    return node.flatMap { evaluation.words(of: $0)[band] } ?? LocalizedText(band)
  }

  private static func ties(at unit: Int, in evaluation: Evaluation) -> [LocalizedText] {
    guard let rank = evaluation.graph.methodology.results.rank else { return [] }
    let node = ExplainedNode(of: rank, depth: 0, at: unit, in: evaluation)
    return node?.steps.compactMap(\.tieSentence) ?? []
  }

  private static func neighbours(
    of line: Int?, in results: Results
  ) -> (above: ResultRow?, below: ResultRow?) {
    guard let line, results.rows[line].rank != nil else { return (nil, nil) }
    // Where rows are listed by groups, the next line may be another country's.
    func near(_ other: Int) -> ResultRow? {
      guard results.rows.indices.contains(other) else { return nil }
      let row = results.rows[other]
      return row.rank == nil || row.group != results.rows[line].group ? nil : row
    }
    return (near(line - 1), near(line + 1))
  }
}

extension InstitutionMatch {
  /// What is said when an institution was not found by its identifier.
  var remark: Diagnostic? {
    let way: LocalizedText
    switch means {
    case .identifier: return nil
    case .alias(let register):
      way = LocalizedText(en: "matched by \(register)", fr: "reconnu par \(register)")
    case .name, .similar: way = LocalizedText(en: "matched by name", fr: "reconnu par son nom")
    }
    return Diagnostic(
      DiagnosticRule("data.matched-institution"), .information,
      LocalizedText(
        en: "\(way.en): \(label).", fr: "\(way.fr) : \(label)."))
  }
}
