import PalmaresCore
import PalmaresEngine

/// Reads one node, every `for`, pattern and named form written out before.
struct NodeReader {
  static let sources = KeySet.plainSources + KeySet.combines

  let citations: Citations

  func read(_ code: String, at mark: Mark, _ excerpt: Excerpt) -> NodeDefinition? {
    refuseCode(code, at: mark, excerpt)
    if excerpt.tree.mapping == nil, KeySet.node.keys.contains(code) {
      refuseKey(code, at: mark, excerpt)
      return nil
    }
    guard let fields = excerpt.fields(.kernelNode, also: KeySet.node.keys) else { return nil }
    let source = source(fields)
    let steps = StepReader(citations: citations)
    let node = NodeDefinition(
      code: code, source: source ?? .constant(0), back: back(fields) ?? 0,
      then: fields.optional("then").map(steps.steps) ?? [],
      only: fields.optional("only")?.expression(), label: fields.optional("label")?.localizedText(),
      direction: fields.optional("direction")?.direction(),
      printing: fields.optional("print").flatMap(printing),
      words: fields.optional("words").map(words) ?? [:],
      unitOfMeasure: fields.optional("unit")?.text(),
      citation: fields.optional("source").flatMap(citations.read),
      note: fields.optional("note")?.localizedText(),
      location: excerpt.context.location(mark, excerpt.path))
    return source == nil ? nil : node
  }

  private func source(_ fields: FieldReader) -> NodeSource? {
    let written = fields.written(Self.sources)
    guard written.count == 1, let (key, value) = written.first else {
      // What was meant to be the source is misspelt, and said to be.
      if written.isEmpty, fields.hasUnknownKeys { return nil }
      Self.refuse(fields.excerpt, sources: written.map(\.key))
      return nil
    }
    if KeySet.combines.contains(key) {
      let reader = CombinationReader(
        key: key, children: value, fields: fields, citations: citations)
      return reader.read().map { .combination($0) }
    }
    fields.refuse(
      misplaced: KeySet.besideCombine,
      because: LocalizedText(
        en: "It goes with a combine: \(KeySet.combines.joined(separator: ", ")).",
        fr: "Elle va avec une combinaison\u{202F}: \(KeySet.combines.joined(separator: ", "))."))
    switch key {
    case "column": return value.text().map { .column($0) }
    case "of": return value.nodeReference().map { .node($0) }
    case "const": return value.number().map { .constant($0) }
    default: return value.expression().map { .formula($0) }
    }
  }

  /// Only what is read as it is can be read of another period.
  private func back(_ fields: FieldReader) -> Int? {
    guard fields.has("column") || fields.has("of") else {
      fields.refuse(
        misplaced: ["back"],
        because: LocalizedText(
          en: "It goes with 'column' or 'of': make a node of what is to be read earlier.",
          fr: "Elle va avec « column » ou « of » : faites un nœud de ce qui est à lire plus tôt."))
      return nil
    }
    return fields.optional("back")?.integer(1...10_000)
  }

  private func words(_ excerpt: Excerpt) -> [String: LocalizedText] {
    var words: [String: LocalizedText] = [:]
    for (word, _, name) in excerpt.namedFields() ?? [] { words[word] = name.localizedText() }
    return words
  }

  private func printing(_ excerpt: Excerpt) -> Printing? {
    if excerpt.tree.mapping != nil {
      return excerpt.fields(.print)?.required("decimals")?.integer(0...15).map { .decimals($0) }
    }
    return excerpt.choice(["general": Printing.general], order: ["general"])
  }

  /// None, or more than one.
  static func refuse(_ excerpt: Excerpt, sources written: [String]) {
    let known = choices(sources)
    let path = excerpt.path
    let summary =
      written.isEmpty
      ? LocalizedText(
        en: "'\(path)' starts from nothing: a node has exactly one source.",
        fr: "«\u{202F}\(path)\u{202F}» ne part de rien\u{202F}: un nœud a exactement une source.")
      : LocalizedText(
        en:
          "'\(path)' has \(written.count) sources, \(culprits(written).en); a node has exactly "
          + "one.",
        fr:
          "«\u{202F}\(path)\u{202F}» a \(written.count) sources, \(culprits(written).fr)\u{202F}; "
          + "un nœud en a une seule."
      )
    excerpt.refuse(
      DiagnosticRule("methodology.one-source"), summary,
      fix: [
        LocalizedText(
          en: "Write one of \(known.en), or a named form such as 'geometric_mean'.",
          fr:
            "Écrivez l’une de\u{202F}: \(known.fr), ou une forme nommée comme "
            + "«\u{202F}geometric_mean\u{202F}»."
        )
      ])
  }

  /// `column:` under `nodes`: its node is above, and the line isn't indented enough.
  private func refuseKey(_ key: String, at mark: Mark, _ excerpt: Excerpt) {
    if excerpt.tree.isUnreadable { return }
    excerpt.refuse(
      DiagnosticRule("methodology.wrong-kind"),
      LocalizedText(
        en: "'\(key)' stands among the nodes, and is a key of a node.",
        fr: "«\u{202F}\(key)\u{202F}» figure parmi les nœuds, et est une clé de nœud."),
      at: mark,
      fix: [
        LocalizedText(
          en: "Indent the line further than the node that it belongs to.",
          fr: "Mettez la ligne plus en retrait que le nœud auquel elle appartient.")
      ])
  }

  /// A code can stand in expressions between backquotes, in patterns and before `@stage`.
  private func refuseCode(_ code: String, at mark: Mark, _ excerpt: Excerpt) {
    let forbidden = code.filter { "@*`!".contains($0) }
    let isTrimmed = code.first?.isWhitespace != true && code.last?.isWhitespace != true
    if forbidden.isEmpty && isTrimmed && !code.isEmpty { return }
    excerpt.refuse(
      DiagnosticRule("methodology.node-code"),
      code.isEmpty
        ? LocalizedText(en: "A node has no code.", fr: "Un nœud n’a pas de code.")
        : LocalizedText(
          en:
            "The code '\(code)' can't hold "
            + "\(forbidden.isEmpty ? "spaces at its ends" : "'\(forbidden)'").",
          fr:
            "Le code «\u{202F}\(code)\u{202F}» ne peut pas contenir "
            + "\(forbidden.isEmpty ? "d’espaces à ses bouts" : "«\u{202F}\(forbidden)\u{202F}»")."
        ), at: mark)
  }
}
