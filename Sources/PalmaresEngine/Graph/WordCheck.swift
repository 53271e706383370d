import PalmaresCore

/// Names for words that a node never gives: a slip of the pen that would leave the word as it is.
struct WordCheck {
  private let methodology: Methodology

  init(_ methodology: Methodology) {
    self.methodology = methodology
  }

  func diagnostics() -> [Diagnostic] {
    methodology.nodes.flatMap { node in
      guard let given = node.wordsOfCut else { return [Diagnostic]() }
      return node.words.keys.filter { !given.contains($0) }.sorted().map {
        unknown($0, of: node, given)
      }
    }
  }

  private func unknown(_ word: String, of node: NodeDefinition, _ given: [String]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("methodology.unknown-word"), .error,
      LocalizedText(
        en: "'\(node.code)' names the word '\(word)', and never gives it.",
        fr: "« \(node.code) » nomme le mot « \(word) », et ne le donne jamais."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Its last 'cut' gives \(culprits(given).en).",
        fr: "Son dernier « cut » donne \(culprits(given).fr)."),
      fix: given.suggestion(for: word))
  }
}

extension NodeDefinition {
  /// The words that its last `cut` can give; `nil` where its words come from elsewhere.
  fileprivate var wordsOfCut: [String]? {
    let cuts = then.compactMap { step in
      if case .cut(let cut) = step.operation { cut } else { nil }
    }
    return cuts.last?.to.compactMap { outcome in
      if case .word(let word) = outcome { word } else { nil }
    }
  }
}
