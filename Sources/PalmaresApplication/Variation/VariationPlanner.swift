import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Puts what is asked to vary beside a methodology and its figures.
struct VariationPlanner {
  private let evaluation: Evaluation
  private let targets: [NodeReference]
  private let fragment: MethodologyFragment
  private let reach: (nodes: [String], columns: [String])
  private var parts: [PlannedVariation.Part] = []
  private var leftAside: [LocalizedText] = []
  private var problems: [Diagnostic] = []

  private var graph: Graph { evaluation.graph }

  init(_ evaluation: Evaluation, targets: [NodeReference], citing sources: [String]) {
    self.evaluation = evaluation
    self.targets = targets
    fragment = MethodologyFragment(citing: sources, from: "--vary")
    reach = evaluation.graph.reach(of: targets)
  }

  mutating func add(_ clause: VariationClause) {
    do throws(DiagnosticError) {
      switch clause.subject {
      case .weights: try addWeights(clause)
      case .noise: try addNoise(clause)
      case .steps: try addSteps(clause)
      case .missing: try addMissing(clause)
      case .out: try addOut(clause)
      }
    } catch {
      problems += error.diagnostics
    }
  }

  /// - Throws: everything that was found, and every rule that an alternative can't apply.
  func planned() throws(DiagnosticError) -> PlannedVariation {
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    for part in parts {
      guard case .rule(let rule) = part.input else { continue }
      for alternative in rule.alternatives {
        var change = Change()
        change.nodes[rule.declared.code] = alternative.applied(to: rule.declared)
        _ = try evaluation.changed(by: change, targets: targets)
      }
    }
    return PlannedVariation(parts: parts, leftAside: leftAside)
  }

  private mutating func append(
    _ input: VariedInput, _ law: LocalizedText, _ text: String, of clause: VariationClause,
    choices: [LocalizedText] = []
  ) {
    if parts.contains(where: { $0.input.label == input.label }) {
      problems.append(VariationProblem(clause.text).twice(input.label))
    } else {
      parts.append(
        PlannedVariation.Part(input: input, law: law, text: text, choices: choices))
    }
  }

  // MARK: Nodes

  /// The nodes meant: those named, or every one whose value goes into the targets.
  private func nodes(
    _ clause: VariationClause, unless refusal: (NodeDefinition) -> LocalizedText? = { _ in nil }
  ) throws(DiagnosticError) -> [NodeDefinition] {
    let known = graph.methodology.nodes.map(\.code)
    let unknown = clause.names.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      let able = graph.methodology.nodes.filter { refusal($0) == nil }.map(\.code)
      throw DiagnosticError(
        unknown.map { VariationProblem(clause.text).unknownNode($0, able) })
    }
    return (clause.names.isEmpty ? graph.chain(to: targets) : clause.names).compactMap(graph.node)
  }

  /// What is named and can't vary is an error; what isn't named is left aside and said. What combines
  /// nothing was never meant.
  private mutating func applicable(
    _ clause: VariationClause, unless refusal: (NodeDefinition) -> LocalizedText?
  ) throws(DiagnosticError) -> [NodeDefinition] {
    var applicable: [NodeDefinition] = []
    var aside: [LocalizedText] = []
    var errors: [Diagnostic] = []
    for node in try nodes(clause, unless: refusal) {
      guard let reason = refusal(node) else {
        applicable.append(node)
        continue
      }
      if !clause.names.isEmpty {
        errors.append(
          VariationProblem(clause.text)
            .inapplicable(node.code, because: reason, at: node.location))
      } else if node.isCombination {
        aside.append(Self.aside(clause, node.code, reason))
      }
    }
    guard errors.isEmpty else { throw DiagnosticError(errors) }
    guard !applicable.isEmpty else {
      throw DiagnosticError(VariationProblem(clause.text).nothing(aside))
    }
    leftAside += aside
    return applicable
  }

  private static func aside(
    _ clause: VariationClause, _ name: String, _ reason: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      en: "'\(clause.text)' leaves '\(name)' as it is: \(reason.en).",
      fr: "« \(clause.text) » laisse « \(name) » tel quel : \(reason.fr)."
    ).typeset
  }

  // MARK: Weights

  private mutating func addWeights(_ clause: VariationClause) throws(DiagnosticError) {
    let law = try VariationLaw(clause)
    let check = WeightsApplicability(graph: graph)
    for node in try applicable(clause, unless: check.refusal) {
      let weights = VariedWeights(
        of: node.code, nominal: graph.declaredWeights(of: node.code) ?? [], law.weights)
      append(
        .weights(weights), law.words, "weights@\(node.code):\(clause.law)", of: clause)
    }
    if clause.names.isEmpty { leaveSelectionAside(clause, check) }
  }

  /// Combinations on which scores depend only through who is compared stay as they are unless they are named:
  /// varied, they would change the field and not the score.
  private mutating func leaveSelectionAside(
    _ clause: VariationClause, _ check: WeightsApplicability
  ) {
    let chain = Set(graph.chain(to: targets))
    let names = reach.nodes.filter { code in
      !chain.contains(code) && graph.node(code).map { check.refusal(of: $0) == nil } ?? false
    }
    guard !names.isEmpty else { return }
    let list = culprits(names)
    leftAside.append(
      LocalizedText(
        en: "'\(clause.text)' leaves \(list.en) as declared: such combinations only decide "
          + "who is compared. Name one to vary it.",
        fr: "« \(clause.text) » laisse \(list.fr) comme déclaré : de telles combinaisons ne font "
          + "que décider qui est comparé. Nommez-en une pour qu’elle varie."
      ).typeset)
  }

  // MARK: Rules

  private mutating func addSteps(_ clause: VariationClause) throws(DiagnosticError) {
    let steps = try fragment.steps(clause.law)
    for node in try nodes(clause) {
      add(.steps(steps), .steps, to: node, clause, as: clause.law)
    }
  }

  private mutating func addMissing(_ clause: VariationClause) throws(DiagnosticError) {
    let texts = clause.law.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let nodes = try applicable(clause) { node in
      guard case .combination(let combination) = node.source else {
        return LocalizedText(en: "it combines nothing", fr: "il ne combine rien")
      }
      guard combination.rule == .share else { return nil }
      return LocalizedText(en: "a share is never missing", fr: "une part n’est jamais manquante")
    }
    for node in nodes {
      guard case .combination(let combination) = node.source else { continue }
      for text in texts {
        let policy = try fragment.missingPolicy(text, children: combination.children.count)
        add(
          .missing(needs: policy.needs, fill: policy.fill), .missing, to: node, clause, as: text)
      }
    }
  }

  /// A further alternative for the same part of a node joins those before it.
  private mutating func add(
    _ alternative: RuleAlternative, _ part: VariedRule.Part, to node: NodeDefinition,
    _ clause: VariationClause, as choice: String
  ) {
    let text = "\(clause.subject.rawValue)@\(node.code):\(clause.law)"
    let place = parts.firstIndex { planned in
      if case .rule(let rule) = planned.input {
        rule.part == part && rule.declared.code == node.code
      } else {
        false
      }
    }
    var rule = VariedRule(of: node, part, [])
    var texts = [text]
    var choices: [LocalizedText] = []
    if let place, case .rule(let before) = parts[place].input {
      rule = before
      choices = parts[place].choices
      if parts[place].text != text { texts.insert(parts[place].text, at: 0) }
      parts.remove(at: place)
    }
    rule.alternatives.append(alternative)
    let planned = PlannedVariation.Part(
      input: .rule(rule), law: Self.law(of: rule, texts), text: texts.joined(separator: " "),
      choices: choices + [LocalizedText(choice)])
    parts.insert(planned, at: place ?? parts.count)
  }

  private static func law(of rule: VariedRule, _ texts: [String]) -> LocalizedText {
    let laws = texts.map { $0.split(separator: ":", maxSplits: 1).last.map(String.init) ?? $0 }
    let list = laws.joined(separator: ", ")
    return LocalizedText(
      en: "as declared, or \(list), each as likely",
      fr: "comme déclaré, ou \(list), chacun aussi probable")
  }

  private mutating func addOut(_ clause: VariationClause) throws(DiagnosticError) {
    let nodes = try applicable(clause) { node in
      guard case .combination(let combination) = node.source else {
        return LocalizedText(en: "it combines nothing", fr: "il ne combine rien")
      }
      guard combination.children.count < 2 else { return nil }
      return LocalizedText(en: "it has one child", fr: "il a un seul enfant")
    }
    for node in nodes {
      let rule = VariedRule.leavingOneOut(of: node)
      let count = rule.alternatives.count
      let law = LocalizedText(
        en: "none of \(count), or one of them, each as likely",
        fr: "aucun des \(count), ou l’un d’eux, chacun aussi probable")
      append(
        .rule(rule), law, "out@\(node.code)", of: clause, choices: Self.choices(of: rule))
    }
  }

  private static func choices(of rule: VariedRule) -> [LocalizedText] {
    rule.alternatives.map { alternative in
      guard case .without(let child) = alternative else { return LocalizedText("") }
      return LocalizedText(en: "without '\(child)'", fr: "sans « \(child) »").typeset
    }
  }

  // MARK: Figures

  private mutating func addNoise(_ clause: VariationClause) throws(DiagnosticError) {
    let law = try VariationLaw(clause)
    let numbers = reach.columns.filter { evaluation.dataset.columns[$0]?.categories == nil }
    let unknown = clause.names.filter { !reach.columns.contains($0) }
    guard unknown.isEmpty else {
      throw DiagnosticError(
        unknown.map { VariationProblem(clause.text).unknownColumn($0, numbers) })
    }
    let words = clause.names.filter { !numbers.contains($0) }
    guard words.isEmpty else {
      throw DiagnosticError(
        words.map { name in
          VariationProblem(clause.text).inapplicable(
            name,
            because: LocalizedText(en: "it holds words", fr: "elle contient des mots"), at: nil)
        })
    }
    let names = clause.names.isEmpty ? numbers : clause.names
    guard !names.isEmpty else { throw DiagnosticError(VariationProblem(clause.text).nothing([])) }
    for name in names {
      guard let column = evaluation.dataset.columns[name] else { continue }
      let figures = try figures(name, column, law, clause)
      append(.figures(figures), law.words, "noise@\(name):\(clause.law)", of: clause)
    }
  }

  private func figures(
    _ name: String, _ column: Column, _ law: VariationLaw, _ clause: VariationClause
  ) throws(DiagnosticError) -> VariedFigures {
    guard let errorsName = clause.errorsColumn, let errors = evaluation.dataset.columns[errorsName]
    else { return VariedFigures(of: name, nominal: column, share: law.share) }
    let units = evaluation.dataset.units
    let present = (0..<column.count).filter { column.number(at: $0) != nil }
    let absent = present.filter { errors.number(at: $0) == nil }
    let negative = (0..<column.count).filter { (errors.number(at: $0) ?? 0) < 0 }
    let problem = VariationProblem(clause.text)
    var found: [Diagnostic] = []
    if !absent.isEmpty {
      found.append(problem.missingErrors(absent.map { units.names[$0] }, errorsName, of: name))
    }
    if !negative.isEmpty {
      found.append(problem.negativeErrors(negative.map { units.names[$0] }, errorsName))
    }
    guard found.isEmpty else { throw DiagnosticError(found) }
    return VariedFigures(
      of: name, nominal: column, errors: (0..<column.count).map { errors.number(at: $0) ?? 0 })
  }
}

extension NodeDefinition {
  fileprivate var isCombination: Bool { if case .combination = source { true } else { false } }
}
