import PalmaresCore
public import PalmaresEngine

/// One step of an explanation, with what decided its numbers.
public struct ExplainedStep: Sendable {
  public let trace: TraceStep
  /// Whose values set it; `nil` where none do.
  public let field: FittedField?
  /// What ordered the institution among those of the same value.
  public let tie: TraceTie?

  public var changesValue: Bool { trace.before != trace.after }

  init(_ trace: TraceStep, tie: TraceTie? = nil, at unit: Int, in evaluation: Evaluation) {
    self.trace = trace
    self.tie = tie
    field = trace.isFitted ? FittedField(of: trace.step, at: unit, in: evaluation) : nil
  }
}

/// Whose values set the numbers of a step: a population, or one group of it.
public struct FittedField: Sendable, Hashable {
  public let population: PopulationReference
  /// The node or column of groups, and the group of the institution.
  public let group: Group?

  public struct Group: Sendable, Hashable {
    public let node: String
    public let name: String
  }

  fileprivate init(of step: Step, at unit: Int, in evaluation: Evaluation) {
    population = step.over ?? evaluation.graph.methodology.fit
    group = step.by.flatMap { by in
      let column = evaluation.column(by)
      let word = column?.word(at: unit) ?? column?.number(at: unit).map { Expression($0).text }
      return word.map { Group(node: by.description, name: $0) }
    }
  }

  /// The word of the methodology language: `all`, or the name of a population.
  public var code: String {
    switch population {
    case .all: "all"
    case .named(let name): name
    }
  }

  /// `'large', region 'North'`; `nil` where everyone is meant.
  var restriction: LocalizedText? {
    let name: LocalizedText? =
      if case .named(let name) = population {
        LocalizedText(en: "'\(name)'", fr: "« \(name) »")
      } else { nil }
    let place = group.map {
      LocalizedText(en: "\($0.node) '\($0.name)'", fr: "\($0.node) « \($0.name) »")
    }
    let parts = [name, place].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return LocalizedText(
      en: parts.map(\.en).joined(separator: ", "), fr: parts.map(\.fr).joined(separator: ", ")
    ).typeset
  }
}
