public import PalmaresCore

/// Reads a file of levers, as strictly as a methodology: unknown keys, wrong kinds and impossible numbers
/// are told with their place, all at once.
///
///     palmares: 1
///     cost_unit: k€
///     levers:
///       mean_schooling: {from: 12, to: 14, step: .1, cost: 20}
///       policy: {declarative: true}
public enum LeversReader {
  /// - Throws: every problem of the file, from top to bottom; `input.file-missing` and its like where it
  ///   can't be read at all.
  public static func read(file: String) throws(DiagnosticError) -> LeversFile {
    try read(try FileContents.read(file).bytes, file: file)
  }

  /// The same, from bytes at hand.
  public static func read(_ bytes: [UInt8], file: String) throws(DiagnosticError) -> LeversFile {
    let (tree, refused) = YAMLReader.read(bytes, file: file)
    let context = ReadingContext(file: file)
    refused.forEach(context.report)
    let levers = tree.flatMap { read(Excerpt($0, path: "", in: context)) }
    let diagnostics = context.diagnostics.sortedByPlace()
    guard let levers, !diagnostics.hasErrors else { throw DiagnosticError(diagnostics) }
    return levers
  }

  static let file = KeySet("levers_file", ["palmares", "title", "cost_unit", "levers"])
  static let lever = KeySet(
    "lever",
    [
      "from", "to", "at_least", "at_most", "step", "cost", "unit_cost", "declarative", "label",
      "note",
    ])

  private static func read(_ excerpt: Excerpt) -> LeversFile? {
    guard let fields = excerpt.fields(file) else { return nil }
    HeaderReader(fields: fields).version()
    let levers = fields.required("levers")?.namedFields() ?? []
    return LeversFile(
      file: excerpt.context.file, title: fields.optional("title")?.localizedText(),
      costUnit: fields.optional("cost_unit")?.localizedText(),
      levers: levers.compactMap { declaration($0.name, $0.mark, $0.value) })
  }

  private static func declaration(
    _ column: String, _ mark: Mark, _ value: Excerpt
  ) -> LeverDeclaration? {
    guard let fields = value.fields(lever) else { return nil }
    refuseContradictions(fields)
    _ = fields.optional("note")?.localizedText()
    let declaration = LeverDeclaration(
      column: column, low: number(fields, "from") ?? number(fields, "at_least"),
      high: number(fields, "to") ?? number(fields, "at_most"),
      step: number(fields, "step") { $0 > 0 },
      cost: number(fields, "cost") { $0 >= 0 },
      unitCost: number(fields, "unit_cost") { $0 >= 0 },
      isDeclarative: fields.optional("declarative")?.choice(
        ["true": true, "false": false], order: ["true", "false"]),
      label: fields.optional("label")?.localizedText(),
      location: value.context.location(mark, value.path))
    if let low = declaration.low, let high = declaration.high, low > high {
      value.refuse(
        DiagnosticRule("levers.bounds"),
        LocalizedText(
          en: "'\(value.path)' has its bounds out of order: no number lies between them.",
          fr: "« \(value.path) » a ses bornes en désordre : aucun nombre n’est entre elles."
        ).typeset)
    }
    return declaration
  }

  private static func number(
    _ fields: FieldReader, _ key: String, isFine: (Double) -> Bool = { _ in true }
  ) -> Double? {
    guard let excerpt = fields.optional(key), let number = excerpt.number() else { return nil }
    if isFine(number) { return number }
    let text = excerpt.tree.scalar?.text ?? ""
    if key == "step" {
      excerpt.refuse(DiagnosticRule("levers.step"), LeverWords.step(text))
    } else {
      excerpt.refuse(DiagnosticRule("levers.cost"), LeverWords.cost(text))
    }
    return nil
  }

  private static func refuseContradictions(_ fields: FieldReader) {
    func refuse(_ key: String, beside other: String) {
      guard fields.has(key), fields.has(other) else { return }
      fields.refuse(
        misplaced: [key],
        because: LocalizedText(
          en: "'\(other)' says the same.", fr: "« \(other) » dit la même chose."
        ).typeset)
    }
    refuse("at_least", beside: "from")
    refuse("at_most", beside: "to")
    refuse("unit_cost", beside: "cost")
    if fields.has("cost") && !fields.has("step") {
      fields.refuse(
        misplaced: ["cost"],
        because: LocalizedText(
          en: "'cost' is that of one step, and there is no 'step'; 'unit_cost' is that of 1.",
          fr:
            "« cost » est celui d’un pas, et il n’y a pas de « step » ; « unit_cost » est celui de 1."
        ).typeset)
    }
    guard fields.optional("declarative")?.tree.scalar?.text == "true" else { return }
    fields.refuse(
      misplaced: ["from", "to", "at_least", "at_most", "step", "cost", "unit_cost"],
      because: LocalizedText(
        en: "What is only declared is left out of every plan.",
        fr: "Ce qui n’est que déclaré reste hors de tout plan."))
  }
}

/// Words that the file's reader and the option's share.
enum LeverWords {
  static func step(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "A step is a number above 0, and '\(text)' isn't.",
      fr: "Un pas est un nombre au-dessus de 0, et « \(text) » n’en est pas un."
    ).typeset
  }

  static func cost(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "A cost is a number from 0, and '\(text)' isn't.",
      fr: "Un coût est un nombre à partir de 0, et « \(text) » n’en est pas un."
    ).typeset
  }
}
