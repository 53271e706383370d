import PalmaresCore

extension Evaluator {
  /// Runs the checks of the methodology; whether nothing is refused. Those of columns alone first, so that figures that are
  /// refused aren't also told by what follows from them.
  func passesChecks() -> Bool {
    let checks = graph.methodology.checks.indices.filter {
      affected?.reach(graph.checkUses[$0]) ?? true
    }
    let ofColumns = checks.filter { graph.checkUses[$0].nodes.isEmpty }
    for check in ofColumns { run(check) }
    if hasErrors { return false }
    for check in checks where !ofColumns.contains(check) { run(check) }
    return !hasErrors
  }

  private func run(_ position: Int) {
    let check = graph.methodology.checks[position]
    let uses = graph.checkUses[position]
    guard areKnown(uses) else { return }
    let context = StepContext(
      surroundings: self, node: NodeDefinition(code: check.name, source: .constant(0)), exists: nil,
      population: members(of: graph.methodology.fit, where: check.condition),
      grouping: .single(count: count), location: check.location, current: nil)
    let truths = context.evaluated(check.condition).truths(count: count)
    let units = truths.indices.filter { truths[$0] == .yes }
    if !units.isEmpty { report(check, units, columns: uses.columns) }
  }

  private func members(of fit: PopulationReference, where condition: Expression) -> [Bool] {
    condition.tree.usesStatistics ? members(of: fit) : [Bool](repeating: true, count: count)
  }

  private func report(_ check: CheckDefinition, _ units: [Int], columns: [String]) {
    let names = check.condition.tree.isAboutEachInstitution ? names(units) : Self.whole
    let cells = columns.flatMap { column in
      units.prefix(3).compactMap { dataset.location(of: column, at: $0) }
    }
    let citation = check.citation.map { " [\($0)]" } ?? ""
    var problem = check.effect == .refuse ? check.refusal(of: names) : check.doubt(about: names)
    var seen = Set<SourceLocation>()
    problem.locations = ([check.location].compactMap { $0 } + cells)
      .filter { seen.insert($0).inserted }
    problem.explanation =
      LocalizedText(
        en: "The check '\(check.name)' asks: \(check.condition.text)\(citation)",
        fr: "Le contrôle « \(check.name) » demande : \(check.condition.text)\(citation)"
      ).typeset
    problem.fixes = check.fix.map(\.typeset)
    report(problem)
  }

  private func names(_ units: [Int]) -> LocalizedText {
    let names = culprits(units.map { dataset.units.identifiers[$0] })
    return LocalizedText(en: "the figures of \(names.en)", fr: "les chiffres de \(names.fr)")
  }

  private static let whole = LocalizedText(
    en: "the figures as a whole", fr: "les chiffres dans leur ensemble")
}

extension CheckDefinition {
  fileprivate func refusal(of figures: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.refused"), .error,
      LocalizedText(
        en: "\(reason.en) Refused: \(figures.en).",
        fr: "\(reason.fr) Refusé : \(figures.fr)."))
  }

  fileprivate func doubt(about figures: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("data.doubtful"), .warning,
      LocalizedText(
        en: "\(reason.en) In doubt: \(figures.en).",
        fr: "\(reason.fr) Mis en doute : \(figures.fr)."))
  }

  /// The reason as a sentence: it stands in front of the formula, for whoever brings the figures.
  private var reason: LocalizedText {
    LocalizedText { language in
      let text = because[language]
      return text.last.map { ".!?…".contains($0) } == true ? text : text + "."
    }
  }
}

extension ExpressionTree {
  /// Whether it can hold for one institution and not for another: it reads more than statistics.
  fileprivate var isAboutEachInstitution: Bool {
    switch self {
    case .name, .identifier, .current: true
    default: parts.contains { $0.isAboutEachInstitution }
    }
  }
}
