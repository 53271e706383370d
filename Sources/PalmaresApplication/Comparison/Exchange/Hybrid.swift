import PalmaresEngine
import PalmaresExchange

/// A methodology with one rule of another in the place of its own, and whatever that rule needs of
/// the other and this one lacks.
struct Hybrid {
  private(set) var methodology: Methodology
  /// Codes of nodes, parameters and populations that came along.
  private(set) var companions: [String] = []
  private let donor: Methodology
  /// Names that the host reads as columns: a node of that name would change what it reads.
  private let columns: Set<String>
  /// A name of the donor would mean something else in the host.
  private(set) var clashes: [String] = []

  init(_ host: Methodology, columns: Set<String>, with rule: ExchangedRule, of donor: Methodology) {
    methodology = host
    self.donor = donor
    self.columns = columns
    put(rule)
  }

  private mutating func put(_ rule: ExchangedRule) {
    switch rule {
    case .source(let code): exchange(code) { $0.source = $1.source }
    case .steps(let code): exchange(code) { $0.then = $1.then }
    case .condition(let code): exchange(code) { $0.only = $1.only }
    case .parameter(let name): exchangeParameter(name)
    case .population(let name): exchangePopulation(name)
    case .fit:
      methodology.fit = donor.fit
      bring(donor.fit)
    case .results:
      methodology.results = donor.results
      donor.results.references.forEach { bring($0) }
      donor.results.listed.map { bring($0) }
    case .data: break
    }
  }

  // MARK: Exchanging

  private mutating func exchange(
    _ code: String, _ change: (inout NodeDefinition, NodeDefinition) -> Void
  ) {
    guard let place = methodology.nodes.firstIndex(where: { $0.code == code }),
      let other = donor.nodes.first(where: { $0.code == code })
    else { return }
    change(&methodology.nodes[place], other)
    bringWhatItReads(methodology.nodes[place])
  }

  private mutating func exchangeParameter(_ name: String) {
    guard let place = methodology.parameters.firstIndex(where: { $0.name == name }),
      let other = donor.parameters.first(where: { $0.name == name })
    else { return }
    methodology.parameters[place].value = other.value
  }

  private mutating func exchangePopulation(_ name: String) {
    guard let place = methodology.populations.firstIndex(where: { $0.name == name }),
      let other = donor.populations.first(where: { $0.name == name })
    else { return }
    methodology.populations[place] = other
    other.references.forEach { bring($0) }
  }

  // MARK: What comes along

  private mutating func bringWhatItReads(_ node: NodeDefinition) {
    for reference in node.references { bring(reference) }
    for population in node.populations { bring(.named(population)) }
  }

  private mutating func bring(_ population: PopulationReference) {
    guard case .named(let name) = population,
      !methodology.populations.contains(where: { $0.name == name }),
      let other = donor.populations.first(where: { $0.name == name })
    else { return }
    methodology.populations.append(other)
    companions.append(name)
    other.references.forEach { bring($0) }
  }

  private mutating func bring(_ reference: NodeReference) {
    let code = reference.code
    if let parameter = donor.parameters.first(where: { $0.name == code }) {
      guard !methodology.parameters.contains(where: { $0.name == code }) else { return }
      note(code)
      methodology.parameters.append(parameter)
    } else if let node = donor.nodes.first(where: { $0.code == code }) {
      bring(node, stage: reference.stage)
    } else if methodology.nodes.contains(where: { $0.code == code }) {
      // The donor means a column, and the host would read its own node.
      clashes.append(code)
    }
  }

  private mutating func bring(_ node: NodeDefinition, stage: String?) {
    guard let place = methodology.nodes.firstIndex(where: { $0.code == node.code }) else {
      note(node.code)
      methodology.nodes.append(node)
      bringWhatItReads(node)
      return
    }
    guard let stage, !methodology.nodes[place].stages.contains(stage) else { return }
    companions.append(node.code)
    methodology.nodes[place].then = node.then
    bringWhatItReads(methodology.nodes[place])
  }

  private mutating func note(_ code: String) {
    companions.append(code)
    if columns.contains(code) { clashes.append(code) }
  }
}
