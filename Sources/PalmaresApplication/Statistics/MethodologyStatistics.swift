public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What the figures behind a ranking look like: each indicator alone, indicators of one combination
/// together, and what each weighs in the end.
public struct MethodologyStatistics: Sendable {
  public let document: MethodologyDocument
  public let dataset: Dataset
  /// The combination that was asked for; the indicators are then its children as they enter it.
  public let node: NodeReference?
  /// Members of the fit population: those who are described.
  public let institutions: Int
  public let indicators: [DescribedIndicator]
  /// In the order of the file.
  public let combinations: [DescribedCombination]
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - file: the methodology.
  ///   - node: a combination; all those that the results stand on, and the columns read, where `nil`.
  ///   - data: replaces the figures that the methodology names.
  /// - Throws: everything that is wrong with the files, and a node that isn't there or combines nothing.
  public init(
    file: String, node: String? = nil, data: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file)
    let methodology = compiled.document.methodology
    let wanted = try node.map { name throws(DiagnosticError) in
      try Self.combination(name, of: methodology)
    }
    if wanted == nil, let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let applied = try AppliedMethodology(
      compiled, data: data, targets: compiled.graph.resultNodes + [wanted].compactMap { $0 },
      populations: [methodology.fit], keepingSteps: true)
    let evaluation = applied.evaluation
    let members =
      evaluation.members(of: methodology.fit)
      ?? [Bool](repeating: true, count: applied.dataset.units.count)
    let effective = methodology.results.score.map { EffectiveWeights(in: $0, of: evaluation) }
    let described =
      wanted.map { [$0] }
      ?? methodology.nodes.filter(\.weighsChildren).map {
        NodeReference($0.code)
      }
    document = applied.document
    dataset = applied.dataset
    self.node = wanted
    institutions = members.count { $0 }
    combinations = described.compactMap {
      DescribedCombination($0, of: evaluation, among: members, effective: effective)
    }
    indicators =
      if let wanted {
        Self.children(of: wanted, in: evaluation, among: members)
      } else {
        Self.columns(of: compiled, in: evaluation, among: members)
      }
    remarks = applied.remarks
  }

  private static func children(
    of node: NodeReference, in evaluation: Evaluation, among members: [Bool]
  ) -> [DescribedIndicator] {
    guard case .combination(let combination) = evaluation.graph.node(node.code)?.source,
      let columns = evaluation.children(entering: node.code)
    else { return [] }
    return zip(combination.children, columns).map { child, column in
      DescribedIndicator(
        code: child.node.description, label: evaluation.graph.node(child.node.code)?.label,
        statistics: IndicatorStatistics(of: column, among: members))
    }
  }

  private static func columns(
    of compiled: CompiledMethodology, in evaluation: Evaluation, among members: [Bool]
  ) -> [DescribedIndicator] {
    let requirements = compiled.graph.requirements().filter { $0.kind == .number }
    return requirements.compactMap { requirement in
      evaluation.dataset.columns[requirement.name].map {
        DescribedIndicator(
          code: requirement.name, label: nil,
          statistics: IndicatorStatistics(of: $0, among: members))
      }
    }
  }

  /// - Throws: `input.unknown-node`, `input.no-combination`.
  static func combination(
    _ name: String, of methodology: Methodology
  ) throws(DiagnosticError) -> NodeReference {
    let reference = try ShownNodes(of: methodology).reference(name)
    let combinations = methodology.nodes.filter {
      if case .combination = $0.source { true } else { false }
    }.map(\.code)
    if combinations.contains(reference.description) { return reference }
    let list = culprits(combinations, atMost: 12)
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("input.no-combination"), .error,
        LocalizedText(
          en: "'\(name)' combines nothing: it has no children to describe.",
          fr: "« \(name) » ne combine rien : il n’a pas d’enfants à décrire."),
        fix: combinations.isEmpty
          ? []
          : [
            LocalizedText(
              en: "Nodes that combine others: \(list.en).",
              fr: "Nœuds qui en combinent d’autres : \(list.fr).")
          ]))
  }
}

extension NodeDefinition {
  /// Whether what each child weighs is a fact about the child: not so in a share, nor where weights are
  /// those of positions.
  fileprivate var weighsChildren: Bool {
    guard case .combination(let combination) = source else { return false }
    switch combination.rule {
    case .mean, .sum, .product, .benefitOfDoubt: return true
    default: return false
    }
  }
}
