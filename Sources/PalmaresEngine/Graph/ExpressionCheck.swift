import PalmaresCore

/// Expressions that can't mean anything: a text added to a number, `x` where no value is in hand, a
/// number where a condition belongs.
struct ExpressionCheck {
  private let methodology: Methodology
  private let parameters: [String: Double]
  private let kinds: KindInference

  init(_ compiler: GraphCompiler, kinds: KindInference) {
    methodology = compiler.methodology
    parameters = compiler.parameters
    self.kinds = kinds
  }

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for population in methodology.populations {
      found += check(population.condition, wants: .truth, inHand: nil, at: population.location)
    }
    for rule in methodology.checks {
      found += check(rule.condition, wants: .truth, inHand: nil, at: rule.location)
    }
    for node in methodology.nodes {
      if let only = node.only {
        found += check(only, wants: .truth, inHand: nil, at: node.location)
      }
      if case .formula(let formula) = node.source {
        found += check(formula, wants: .number, inHand: nil, at: node.location)
      }
      if case .combination(let combination) = node.source {
        for child in combination.children { found += check(child, of: combination, in: node) }
      }
      found += chain(node.then, from: kinds.sourceKind(of: node), in: node).problems
    }
    found += results()
    return found
  }

  /// Follows a chain of steps: each must take what the one before gives.
  private func chain(
    _ steps: [Step], from source: ColumnRequirement.Kind, in node: NodeDefinition
  ) -> (kind: ColumnRequirement.Kind, problems: [Diagnostic]) {
    var kind = source
    var problems: [Diagnostic] = []
    for step in steps {
      let location = step.location ?? node.location
      if kind == .text, !step.takesWords {
        problems.append(words(under: step, in: node, at: location))
        return (step.kind(after: .number), problems)
      }
      if kind == .number, case .cut(let cut) = step.operation, cut.readsWords {
        problems.append(numbers(under: step, in: node, at: location))
      }
      problems += check(step, inHand: kind == .text ? .text : .number, in: node, at: location)
      problems += chain(step.innerSteps, from: kind, in: node).problems
      kind = step.kind(after: kind)
    }
    return (kind, problems)
  }

  private func words(
    under step: Step, in node: NodeDefinition, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("step.words"), .error,
      LocalizedText(
        en: "A '\(step.operation.word)' of '\(node.code)' is given words, and takes numbers.",
        fr: "Un « \(step.operation.word) » de « \(node.code) » reçoit des mots, et prend des "
          + "nombres."),
      at: [location].compactMap { $0 },
      why: LocalizedText(
        en: "Words have no order and no size; to compute with them, the method must give them "
          + "points.",
        fr: "Les mots n'ont ni ordre ni grandeur ; pour calculer avec eux, la méthode doit leur "
          + "donner des points."),
      fix: [
        LocalizedText(
          en: "Turn words into points first, with a cut: {is: […], to: […]}.",
          fr: "Changez d'abord les mots en points, par un cut: {is: […], to: […]}."),
        LocalizedText(
          en: "If a column of numbers was meant, say type: number in 'data.columns'.",
          fr: "Si une colonne de nombres est visée, dites type: number dans « data.columns »."),
      ])
  }

  private func numbers(
    under step: Step, in node: NodeDefinition, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("step.words"), .error,
      LocalizedText(
        en: "A cut of '\(node.code)' lists words, and is given numbers.",
        fr: "Un « cut » de « \(node.code) » liste des mots, et reçoit des nombres."),
      at: [location].compactMap { $0 },
      fix: [
        LocalizedText(
          en: "List numbers, or say type: text of the column in 'data.columns'.",
          fr: "Listez des nombres, ou dites type: text de la colonne dans « data.columns ».")
      ])
  }

  private func check(
    _ step: Step, inHand: ExpressionKind, in node: NodeDefinition, at location: SourceLocation?
  ) -> [Diagnostic] {
    switch step.operation {
    case .blank(let blank): check(blank.when, wants: .truth, inHand: inHand, at: location)
    case .map(let map):
      check(map.to, wants: .number, inHand: inHand, at: location)
        + (map.when.map { check($0, wants: .truth, inHand: inHand, at: location) } ?? [])
    case .winsorise(let winsorise):
      check(winsorise.until, wants: .truth, inHand: inHand, at: location)
    case .rank(let rank):
      rank.thenBy.flatMap { key in
        kinds.kind(of: key.node) == .text ? [wordsBreakTies(key.node, in: node, at: location)] : []
      }
    default:
      step.expressions.flatMap { check($0, wants: .number, inHand: inHand, at: location) }
    }
  }

  private func wordsBreakTies(
    _ key: NodeReference, in node: NodeDefinition, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("step.words"), .error,
      LocalizedText(
        en: "The ranks of '\(node.code)' break ties by '\(key)', whose values are words.",
        fr: "Les rangs de « \(node.code) » départagent par « \(key) », dont les valeurs sont des "
          + "mots."),
      at: [location].compactMap { $0 },
      fix: [
        LocalizedText(
          en: "Turn words into points with a cut: {is: […], to: […]}.",
          fr: "Changez les mots en points par un cut: {is: […], to: […]}.")
      ])
  }

  /// What a child becomes on its way in must be a number.
  private func check(
    _ child: Child, of combination: Combination, in node: NodeDefinition
  ) -> [Diagnostic] {
    let steps = child.each + combination.each
    var (kind, problems) = chain(steps, from: kinds.kind(of: child.node), in: node)
    if kind == .text, problems.isEmpty, combination.rule != .share {
      problems.append(
        Diagnostic(
          DiagnosticRule("aggregation.words"), .error,
          LocalizedText(
            en: "'\(node.code)' combines '\(child.node)', whose values are words.",
            fr: "« \(node.code) » combine « \(child.node) », dont les valeurs sont des mots."),
          at: [child.location ?? node.location].compactMap { $0 },
          fix: [
            LocalizedText(
              en: "Turn words into points with a cut: {is: […], to: […]}.",
              fr: "Changez les mots en points par un cut: {is: […], to: […]}.")
          ]))
    }
    return problems
  }

  /// Scores and ranks are numbers.
  private func results() -> [Diagnostic] {
    let numbers = Set(methodology.everyResults.flatMap { [$0.score, $0.rank].compactMap { $0 } })
    return methodology.resultNodes.filter(numbers.contains)
      .filter { kinds.kind(of: $0) == .text }
      .map { reference in
        Diagnostic(
          DiagnosticRule("results.words"), .error,
          LocalizedText(
            en: "The results name '\(reference)' as score or rank, and its values are words.",
            fr: "Les résultats nomment « \(reference) » comme score ou rang, et ses valeurs sont "
              + "des mots."),
          at: [location(of: reference)].compactMap { $0 },
          fix: [
            LocalizedText(
              en: "Words are shown as 'band' or 'grades'.",
              fr: "Les mots se montrent comme « band » ou « grades ».")
          ])
      }
  }

  private func location(of reference: NodeReference) -> SourceLocation? {
    methodology.nodes.first { $0.code == reference.code }?.location
  }

  private func check(
    _ expression: Expression, wants: ExpressionKind, inHand: ExpressionKind?,
    at location: SourceLocation?
  ) -> [Diagnostic] {
    var walk = KindWalk(parameters: parameters, kinds: kinds, inHand: inHand)
    let kind = walk.kind(of: expression.tree)
    if walk.problems.isEmpty, let kind, !kind.stands(for: wants) {
      walk.problems.append(Self.mismatch(wants: wants, gives: kind))
    }
    return walk.problems.map { problem in
      Diagnostic(
        DiagnosticRule("expression.kind"), .error,
        LocalizedText(
          en: "'\(expression.text)': \(problem.en)", fr: "« \(expression.text) » : \(problem.fr)"),
        at: [expression.location ?? location].compactMap { $0 }, fix: words(in: expression))
    }
  }

  /// `region == Montagne`, where nothing that the methodology defines is called Montagne.
  private func words(in expression: Expression) -> [LocalizedText] {
    let known = Set(methodology.nodes.map(\.code) + methodology.parameters.map(\.name))
    return expression.namesComparedAsWords.filter { !known.contains($0.name.code) }.map { word in
      LocalizedText(
        en: "If '\(word.name)' is a word, put quotation marks around it: \(word.quoted)",
        fr: "Si « \(word.name) » est un mot, mettez des guillemets droits autour : \(word.quoted)")
    }
  }

  private static func mismatch(wants: ExpressionKind, gives: ExpressionKind) -> LocalizedText {
    LocalizedText(
      en: "gives \(gives.name.en), and \(wants.name.en) is wanted here.",
      fr: "donne \(gives.name.fr), et il faut ici \(wants.name.fr).")
  }
}

extension ExpressionKind {
  /// Whether a value of this kind may stand where another is wanted: a condition counts as 1 or 0,
  /// and a number is true unless it is zero.
  func stands(for wanted: ExpressionKind) -> Bool {
    self == wanted || (self != .text && wanted != .text)
  }

  var name: LocalizedText {
    switch self {
    case .number: LocalizedText(en: "a number", fr: "un nombre")
    case .truth: LocalizedText(en: "a condition", fr: "une condition")
    case .text: LocalizedText(en: "a text", fr: "un texte")
    }
  }
}

/// Works out what an expression gives, from the inside out.
private struct KindWalk {
  let parameters: [String: Double]
  let kinds: KindInference
  let inHand: ExpressionKind?
  var problems: [LocalizedText] = []

  mutating func kind(of tree: ExpressionTree) -> ExpressionKind? {
    switch tree {
    case .number: return .number
    case .text, .identifier: return .text
    case .truth: return .truth
    case .current: return current()
    case .name(let reference):
      if reference.stage == nil, parameters[reference.code] != nil { return .number }
      return kinds.kind(of: reference) == .text ? .text : .number
    case .negative(let part):
      want(.number, part)
      return .number
    case .not(let part):
      want(.truth, part)
      return .truth
    case .arithmetic(_, let left, let right):
      want(.number, left)
      want(.number, right)
      return .number
    case .comparison(_, let left, let right):
      same(left, right)
      return .truth
    case .both(let left, let right), .either(let left, let right):
      want(.truth, left)
      want(.truth, right)
      return .truth
    case .member(let item, let list):
      for candidate in list { same(item, candidate) }
      return .truth
    case .call(let function, let arguments): return call(function, arguments)
    case .statistic(_, let reference, _): return statistic(of: reference)
    }
  }

  private mutating func current() -> ExpressionKind? {
    if inHand == nil {
      problems.append(
        LocalizedText(
          en: "there is no value 'x' in hand here; name a column or a node.",
          fr: "il n'y a pas de valeur « x » en main ici ; nommez une colonne ou un nœud."))
    }
    return inHand
  }

  private mutating func statistic(of reference: NodeReference?) -> ExpressionKind? {
    if let reference, kinds.kind(of: reference) == .text {
      problems.append(
        LocalizedText(
          en: "'\(reference)' holds words, which have no statistics.",
          fr: "« \(reference) » contient des mots, qui n'ont pas de statistique."))
    } else if reference == nil, inHand == nil {
      problems.append(
        LocalizedText(
          en: "a statistic needs its node or column here, as in mean(staff).",
          fr: "une statistique demande ici son nœud ou sa colonne, comme mean(staff)."))
    }
    return .number
  }

  private mutating func call(
    _ function: ExpressionFunction, _ arguments: [ExpressionTree]
  ) -> ExpressionKind? {
    switch function {
    case .present:
      _ = kind(of: arguments[0])
      return .truth
    case .conditional:
      want(.truth, arguments[0])
      return same(arguments[1], arguments[2])
    case .first:
      let kinds = arguments.compactMap { kind(of: $0) }
      return kinds.first
    default:
      for argument in arguments { want(.number, argument) }
      return .number
    }
  }

  private mutating func want(_ wanted: ExpressionKind, _ tree: ExpressionTree) {
    guard let found = kind(of: tree), !found.stands(for: wanted) else { return }
    problems.append(
      LocalizedText(
        en: "\(found.name.en) stands where \(wanted.name.en) belongs.",
        fr: "il y a \(found.name.fr) là où il faut \(wanted.name.fr)."))
  }

  @discardableResult
  private mutating func same(_ left: ExpressionTree, _ right: ExpressionTree) -> ExpressionKind? {
    guard let a = kind(of: left), let b = kind(of: right) else { return nil }
    if !a.stands(for: b) {
      problems.append(
        LocalizedText(
          en: "\(a.name.en) can't be compared with \(b.name.en).",
          fr: "on ne peut pas comparer \(a.name.fr) avec \(b.name.fr)."))
    }
    return a
  }
}
