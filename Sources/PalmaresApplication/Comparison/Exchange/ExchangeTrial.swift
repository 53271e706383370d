import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Tries what an institution would be under a methodology with one rule of another.
struct ExchangeTrial {
  enum Outcome {
    case change(StandingChange, companions: [String])
    case impossible(LocalizedText)
  }

  private let first: ComparedMethod
  private let second: ComparedMethod
  private let identifier: String
  private let data: String?
  /// What both methods read, as the first one reads it.
  private let dataset: Dataset?
  let before: Standing

  init(_ first: ComparedMethod, _ second: ComparedMethod, identifier: String, data: String?) {
    self.first = first
    self.second = second
    self.identifier = identifier
    self.data = data
    before = first.standing(of: identifier)
    dataset = Self.dataset(first, second, description: Self.description(first, second), data)
  }

  func outcome(of rule: ExchangedRule) -> Outcome {
    let host = first.document.methodology
    let columns = Set(first.compiled.graph.requirements().map(\.name))
    let hybrid = Hybrid(host, columns: columns, with: rule, of: second.document.methodology)
    if let clash = hybrid.clashes.first { return .impossible(Self.clash(clash)) }
    let table =
      rule == .data
      ? Self.dataset(first, second, description: Self.description(second, first), data) : dataset
    guard let table else { return .impossible(Self.unreadable) }
    do throws(DiagnosticError) {
      let graph = try Graph(compiling: hybrid.methodology)
      let results = Results(try graph.evaluated(on: table))
      let row = results.rows.first { $0.identifier == identifier }
      let after = results.standing(of: row, hybrid.methodology.results)
      return .change(
        StandingChange(before: before, after: after), companions: hybrid.companions)
    } catch {
      let problem = error.diagnostics.first { $0.severity == .error }
      return .impossible(problem?.summary ?? Self.unreadable)
    }
  }

  /// Where the rule is published, as the second method says it, else the first.
  func citation(of rule: ExchangedRule) -> String? {
    [second, first].lazy.compactMap { $0.citation(of: rule) }.first
  }

  // MARK: The table

  /// How the first describes the table, with the columns that only the second describes.
  private static func description(
    _ first: ComparedMethod, _ second: ComparedMethod
  ) -> DataDescription {
    var description = first.document.data
    let known = Set(description.columns.map(\.name))
    description.columns += second.document.data.columns.filter { !known.contains($0.name) }
    return description
  }

  /// `nil` where the columns of both can't be read in one way.
  private static func dataset(
    _ first: ComparedMethod, _ second: ComparedMethod, description: DataDescription,
    _ data: String?
  ) -> Dataset? {
    let own = first.compiled.graph.requirements()
    let known = Set(own.map(\.name))
    let others = second.compiled.graph.requirements().filter { !known.contains($0.name) }
    do throws(DiagnosticError) {
      return try DatasetReader.read(description, file: data, requirements: own + others).dataset
    } catch {
      // Each method can read the table: it is told that the two can't in one way.
      return nil
    }
  }

  private static let unreadable = LocalizedText(
    en: "The columns of both methods can't be read together.",
    fr: "Les colonnes des deux méthodes ne peuvent pas se lire ensemble.")

  private static func clash(_ name: String) -> LocalizedText {
    LocalizedText(
      en: "'\(name)' is a column in one method and a node in the other.",
      fr: "« \(name) » est une colonne dans une méthode et un nœud dans l’autre."
    ).typeset
  }
}

extension ComparedMethod {
  /// Citations of what a rule stands in.
  fileprivate func citation(of rule: ExchangedRule) -> String? {
    func node(_ code: String) -> NodeDefinition? {
      document.methodology.nodes.first { $0.code == code }
    }
    switch rule {
    case .source(let code), .condition(let code): return node(code)?.citation
    case .steps(let code):
      return node(code)?.then.compactMap(\.citation).first ?? node(code)?.citation
    case .parameter(let name): return provenance("parameters", name)
    case .population(let name): return provenance("populations", name)
    case .fit, .results, .data: return nil
    }
  }

  private func provenance(_ section: String, _ name: String) -> String? {
    document.provenance.first { $0.path == "\(section).\(name)" }?.citation
  }
}
