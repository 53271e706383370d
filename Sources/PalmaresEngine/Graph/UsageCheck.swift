import PalmaresCore

/// What is defined and never used: usually a slip of the pen in the place that should use it.
struct UsageCheck {
  private let compiler: GraphCompiler

  init(_ compiler: GraphCompiler) {
    self.compiler = compiler
  }

  func diagnostics() -> [Diagnostic] {
    let methodology = compiler.methodology
    let targets = methodology.resultNodes + compiler.others
    var used = Set<Int>()
    var open = targets.compactMap { compiler.positions[$0.code] }
    open += compiler.checkUses.flatMap(\.nodes)
    if targets.isEmpty { open = Array(methodology.nodes.indices) }
    var populations = Set<String>()
    for population in methodology.listedPopulations + compiler.otherPopulations {
      if case .named(let name) = population { populations.insert(name) }
    }
    while let next = open.popLast() {
      guard used.insert(next).inserted else { continue }
      open += compiler.uses[next].nodes + compiler.uses[next].earlierNodes
    }
    var parameters = Set<String>()
    for position in methodology.nodes.indices {
      parameters.formUnion(compiler.uses[position].parameters)
      populations.formUnion(compiler.uses[position].populations)
    }
    for uses in compiler.checkUses {
      parameters.formUnion(uses.parameters)
      populations.formUnion(uses.populations)
    }
    for population in methodology.populations {
      if case .named(let outer)? = population.within { populations.insert(outer) }
      parameters.formUnion(population.condition.tree.references.map(\.code))
    }
    if case .named(let name) = methodology.fit { populations.insert(name) }
    return methodology.nodes.enumerated().filter { !used.contains($0.offset) }.map {
      unused("node", "nœud", $0.element.code, $0.element.location)
    }
      + methodology.parameters.filter { !parameters.contains($0.name) }.map {
        unused("parameter", "paramètre", $0.name, $0.location)
      }
      + methodology.populations.filter { !populations.contains($0.name) }.map {
        unused("population", "population", $0.name, $0.location)
      }
  }

  private func unused(
    _ en: String, _ fr: String, _ name: String, _ location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("methodology.unused"), .warning,
      LocalizedText(
        en: "Nothing uses the \(en) '\(name)'.", fr: "Rien n'utilise : \(fr) « \(name) »."),
      at: [location].compactMap { $0 },
      why: LocalizedText(
        en: "It reaches no result and no published figure.",
        fr: "Il ne mène à aucun résultat ni chiffre publié."),
      fix: [
        LocalizedText(
          en: "Show it under 'results', use it, or take it out.",
          fr: "Montrez-le dans « results », utilisez-le ou retirez-le.")
      ])
  }
}
