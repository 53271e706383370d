import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Reads what someone sets: the rules first, because other rules may read other columns; then the figures.
struct SettingsReading {
  private let texts: [SettingText]
  private let compiled: CompiledMethodology
  private var rules: RuleSettings
  private let ruleReadings: [[RuleSettings.Reading]]
  private var problem: SettingProblem { SettingProblem(compiled.document) }

  init(_ texts: [String], _ compiled: CompiledMethodology) {
    self.compiled = compiled
    self.texts = texts.map(SettingText.init)
    let rules = RuleSettings(compiled.document, compiled.graph)
    ruleReadings = self.texts.map(rules.readings)
    self.rules = rules
  }

  /// The columns that the changed rules read.
  ///
  /// - Throws: `usage.no-setting`, and what is wrong with the rules.
  func requirements() throws(DiagnosticError) -> [ColumnRequirement] {
    guard !texts.isEmpty else { throw DiagnosticError(problem.nothing()) }
    var rules = rules
    for (text, readings) in zip(texts, ruleReadings) {
      for reading in readings { _ = rules.add(reading, text.text) }
    }
    if rules.problems.hasErrors { throw DiagnosticError(rules.problems) }
    if rules.change.nodes.isEmpty { return [] }
    let methodology = compiled.graph.methodology.changed(by: rules.change)
    let graph = try Graph(
      compiling: methodology, alsoUsing: methodology.nodes.map { NodeReference($0.code) },
      populations: methodology.populations.map { .named($0.name) })
    return graph.requirements()
  }

  /// Everything that is set, as settings and as one change.
  ///
  /// - Throws: everything that is wrong with it, at once.
  mutating func read(
    with dataset: Dataset
  ) throws(DiagnosticError) -> (settings: [ScenarioSetting], change: Change, remarks: [Diagnostic])
  {
    var figures = FigureSettings(compiled.document, dataset)
    var settings: [ScenarioSetting] = []
    var problems: [Diagnostic] = []
    var seen = Set<ScenarioSetting.Target>()
    for (text, ofRules) in zip(texts, ruleReadings) {
      let (ofFigures, failures) = figures.readings(of: text)
      let targets = ofRules.map(\.target) + ofFigures.map(\.target)
      guard targets.count == 1, let target = targets.first else {
        problems += unread(text, targets, failures, figures)
        continue
      }
      guard seen.insert(target).inserted else {
        problems.append(problem.twice(target))
        continue
      }
      let rule = ofRules.first.flatMap { rules.add($0, text.text) }
      let figure = ofFigures.first.flatMap { figures.add($0, text.text) }
      settings += [rule, figure].compactMap { $0 }
    }
    problems += rules.problems + figures.problems
    if problems.hasErrors { throw DiagnosticError(problems) }
    var change = rules.change
    change.columns = figures.columns
    return (settings, change, figures.remarks)
  }

  /// Why a text has no reading, or several.
  private func unread(
    _ text: SettingText, _ targets: [ScenarioSetting.Target], _ failures: [Diagnostic],
    _ figures: FigureSettings
  ) -> [Diagnostic] {
    if targets.count > 1 { return [problem.ambiguous(text.text, targets.map(\.words))] }
    if !failures.isEmpty { return failures }
    if let column = figures.unknownColumn(of: text) {
      return [problem.unknownColumn(column, text.text, known: figures.columnNames)]
    }
    return [problem.unknown(text.text, near: names)]
  }

  /// What may stand on the left of a rule.
  private var names: [String] {
    let nodes = compiled.graph.methodology.nodes
    return compiled.graph.methodology.parameters.map(\.name)
      + nodes.flatMap { node in
        (compiled.graph.childNames(of: node.code) ?? []).map { "weight:\(node.code).\($0)" }
          + ["steps:\(node.code)"]
          + (node.combination == nil ? [] : ["each:", "needs:", "missing:"].map { $0 + node.code })
      }
  }
}
