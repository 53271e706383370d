public import PalmaresCore
public import PalmaresEngine

/// Parts of a methodology that someone writes on their own, on one line: steps, how many children must
/// have a value. They are read as in a file, named forms included.
public struct RuleText {
  private let text: String
  private let place: String

  /// - Parameters:
  ///   - text: YAML on one line, `[{min_max: [0, 100]}]`.
  ///   - place: what messages call the place in which it stands.
  public init(_ text: String, at place: String) {
    self.text = text
    self.place = place
  }

  /// Steps, one or a list of them.
  ///
  /// - Throws: everything that is wrong with them.
  public func steps() throws(DiagnosticError) -> [Step] {
    try read { excerpt in
      let expanded = FormExpansion().steps(excerpt)
      return StepReader(citations: Citations(keys: [])).steps(
        Excerpt(expanded, path: excerpt.path, in: excerpt.context))
    }
  }

  /// `all`, `applicable`, `3`, `60%`, `{weight: 60%}`.
  ///
  /// - Throws: everything that is wrong with it.
  public func needs(of children: Int) throws(DiagnosticError) -> Needs {
    try read { NeedsReader(excerpt: $0, children: children).read() }
  }

  private func read<Part>(_ part: (Excerpt) -> Part?) throws(DiagnosticError) -> Part {
    let (tree, refused) = YAMLReader.read(Array(text.utf8), file: place)
    let context = ReadingContext(file: place)
    refused.forEach(context.report)
    let found = tree.flatMap { part(Excerpt(listed($0), path: "", in: context)) }
    guard let found, !context.diagnostics.hasErrors else {
      throw DiagnosticError(context.diagnostics.sortedByPlace())
    }
    return found
  }

  /// One step in braces is a list of one; `{weight: 60%}` has no step's key and stays what it is.
  private func listed(_ tree: MarkedTree) -> MarkedTree {
    guard let keys = tree.mapping?.map(\.key),
      keys.contains(where: MethodologyLanguage.steps.contains)
    else { return tree }
    return MarkedTree(.sequence([tree]), at: tree.mark)
  }
}
