public import PalmaresCore
public import PalmaresEngine

/// A part of a rule written apart from any methodology, in the words of the language:
/// `[{min_max: [0, 100]}]`, `reweight`, `60%`.
///
/// The same readers as for a file; what is wrong stands with its line and column in the text.
public struct MethodologyFragment {
  /// The keys of the methodology's references, which rules cite.
  private let sources: [String]
  /// What the text is called in messages, `--vary`.
  private let origin: String

  public init(citing sources: [String] = [], from origin: String) {
    self.sources = sources
    self.origin = origin
  }

  /// Steps, named forms included.
  public func steps(_ text: String) throws(DiagnosticError) -> [Step] {
    try read(text, as: "then") { excerpt in
      let expanded = FormExpansion().steps(excerpt)
      return StepReader(citations: Citations(keys: sources))
        .steps(Excerpt(expanded, path: excerpt.path, in: excerpt.context))
    }
  }

  /// What to do where a child has no value: a word or mapping of `missing`, or one of `needs`.
  ///
  /// - Parameters:
  ///   - children: how many there are.
  ///   - path: what the text is called in messages.
  public func missingPolicy(
    _ text: String, children: Int, as path: String = "missing"
  ) throws(DiagnosticError) -> (needs: Needs, fill: Step?) {
    try read(text, as: path) { excerpt in
      guard !isOfNeeds(excerpt.tree) else { return needs(excerpt, children).map { ($0, nil) } }
      guard let form = MissingForm(value: excerpt).expanded(),
        let needs = needs(excerpt.field("needs", form.needs), children)
      else { return nil }
      guard let fill = form.fill else { return (needs, nil) }
      let list = MarkedTree(.sequence([fill]), at: fill.mark)
      let steps = StepReader(citations: Citations(keys: sources))
        .steps(excerpt.field("each", list))
      return (needs, steps.first)
    }
  }

  private func needs(_ excerpt: Excerpt, _ children: Int) -> Needs? {
    NeedsReader(excerpt: excerpt, children: children).read()
  }

  private func isOfNeeds(_ tree: MarkedTree) -> Bool {
    if tree.mapping != nil { return tree["weight"] != nil }
    guard let word = tree.scalar?.text, !MissingForm.words.contains(word) else { return false }
    return word == "all" || word == "applicable" || word.first?.isNumber == true
  }

  private func read<Part>(
    _ text: String, as path: String, by reader: (Excerpt) -> Part?
  ) throws(DiagnosticError) -> Part {
    let (tree, refused) = YAMLReader.read(Array(text.utf8), file: origin)
    let context = ReadingContext(file: origin)
    refused.forEach(context.report)
    let part = tree.flatMap { reader(Excerpt($0, path: path, in: context)) }
    let diagnostics = context.diagnostics.sortedByPlace()
    guard let part, !diagnostics.hasErrors else {
      throw DiagnosticError(diagnostics.filter { $0.severity == .error })
    }
    return part
  }
}

extension MethodologyFragment {
  /// The forms that take several nodes: their weights stand in several of them.
  public static let formsOfSeveralNodes = NodeForm.all.map(\.name)

  /// `25%` as 0.25: the number nearest to what is written; `nil` for anything else.
  public static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%") else { return nil }
    return DecimalNumber.value(of: text.dropLast() + "e-2")
  }

  /// A number as methodologies write it.
  public static func number(_ text: String) -> Double? { DecimalNumber.value(of: text) }
}
