public import PalmaresCore
import PalmaresEngine

/// One thing that is otherwise in a what-if: what it was, and what it is then.
public struct ScenarioSetting: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    /// A figure of an institution.
    case figure(identifier: String, name: String, column: String)
    /// A weight of a combination: of a child, or of a position, `1`, where it is `ordered`.
    case weight(node: String, child: String)
    case parameter(String)
    /// The steps of a node.
    case steps(node: String)
    /// The steps on the way from each child into a combination.
    case each(node: String)
    /// How many children must have a value.
    case needs(node: String)
    /// What a combination does with children without a value.
    case missing(node: String)
  }

  /// As written: `France.gni_per_head=52000`.
  public var text: String
  public var target: Target
  public var before: ScenarioValue
  public var after: ScenarioValue
}

/// What stands somewhere before or after a change.
public enum ScenarioValue: Sendable, Hashable {
  case number(Double)
  case word(String)
  case absent(ValueState)
  /// A rule, as it is written.
  case rule(String)
}

extension ScenarioValue {
  init(of column: Column?, at unit: Int) {
    guard let column else {
      self = .absent(.missing)
      return
    }
    if let number = column.number(at: unit) {
      self = .number(number)
    } else {
      self = column.word(at: unit).map { .word($0) } ?? .absent(column.states[unit])
    }
  }

  public var words: LocalizedText {
    LocalizedText { language in
      switch self {
      case .number(let number):
        Printing.general.text(of: number, in: NumberNotation(language))
      case .word(let word), .rule(let word): word
      case .absent(let state): state.name[language]
      }
    }
  }
}

extension ScenarioSetting.Target {
  /// For programs.
  var kind: String {
    switch self {
    case .figure: "figure"
    case .weight: "weight"
    case .parameter: "parameter"
    case .steps: "steps"
    case .each: "each"
    case .needs: "needs"
    case .missing: "missing"
    }
  }

  /// For readers: `France (FRA), 'income'`, `weight of 'health' in 'hdi'`.
  public var words: LocalizedText {
    switch self {
    case .figure(let identifier, let name, let column):
      let institution = InstitutionMatch.label(name, identifier)
      return LocalizedText(en: "\(institution), '\(column)'", fr: "\(institution), « \(column) »")
        .typeset
    case .weight(let node, let child):
      return LocalizedText(
        en: "weight of '\(child)' in '\(node)'", fr: "poids de « \(child) » dans « \(node) »"
      ).typeset
    case .parameter(let name):
      return LocalizedText(en: "parameter '\(name)'", fr: "paramètre « \(name) »").typeset
    case .steps(let node):
      return LocalizedText(en: "steps of '\(node)'", fr: "étapes de « \(node) »").typeset
    case .each(let node):
      return LocalizedText(
        en: "steps on the way into '\(node)'", fr: "étapes à l’entrée de « \(node) »"
      ).typeset
    case .missing(let node):
      return LocalizedText(
        en: "missing values in '\(node)'", fr: "valeurs absentes dans « \(node) »"
      ).typeset
    case .needs(let node):
      return LocalizedText(
        en: "what '\(node)' needs", fr: "ce que « \(node) » exige"
      ).typeset
    }
  }
}
