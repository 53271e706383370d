import PalmaresCore

/// Problems as one reads them: of each kind the first ones, and how many more there are. One slip in a
/// node that `for` makes a hundred times is a hundred problems, and one to mend.
struct DiagnosticDigest {
  private static let mostOfAKind = 20

  let shown: [Diagnostic]
  /// What isn't shown, counted: `6,380 more problems of the kind methodology.expression.`
  let rest: [LocalizedText]

  init(of diagnostics: [Diagnostic]) {
    var counts: [DiagnosticRule: Int] = [:]
    var kinds: [DiagnosticRule] = []
    var shown: [Diagnostic] = []
    for diagnostic in diagnostics {
      let count = counts[diagnostic.rule, default: 0]
      if count == 0 { kinds.append(diagnostic.rule) }
      if count < Self.mostOfAKind { shown.append(diagnostic) }
      counts[diagnostic.rule] = count + 1
    }
    self.shown = shown
    rest = kinds.compactMap { rule in
      let more = (counts[rule] ?? 0) - Self.mostOfAKind
      return more > 0 ? Self.more(more, rule) : nil
    }
  }

  private static func more(_ count: Int, _ rule: DiagnosticRule) -> LocalizedText {
    let problems = CountedNoun(
      en: ("more problem", "more problems"), fr: ("autre problème", "autres problèmes")
    ).text(count)
    return LocalizedText(
      en: "… and \(problems.en) of the same kind [\(rule)].",
      fr: "… et \(problems.fr) du même genre [\(rule)].")
  }
}
