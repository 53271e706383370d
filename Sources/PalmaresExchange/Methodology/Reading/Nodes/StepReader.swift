import PalmaresCore
import PalmaresEngine

/// Reads steps, every named form written out before.
struct StepReader {
  let citations: Citations

  func steps(_ excerpt: Excerpt) -> [Step] {
    let steps = (excerpt.list() ?? []).compactMap(step)
    refuseStageTwice(steps, excerpt)
    return steps
  }

  private func step(_ excerpt: Excerpt) -> Step? {
    if let word = excerpt.tree.scalar?.text, !excerpt.tree.isNull {
      refuse(bare: word, excerpt)
      return nil
    }
    guard let fields = excerpt.fields(.kernelStep, also: MethodologyLanguage.steps) else {
      return nil
    }
    let operation = operation(fields)
    let step = Step(
      operation ?? .round(Round(digits: 0)), over: fields.optional("over")?.population(),
      by: fields.optional("by")?.nodeReference(),
      members: fields.optional("members")?.integer(1...1_000_000_000),
      stage: fields.optional("as").flatMap(stage),
      form: fields.optional("form")?.text(),
      citation: fields.optional("source").flatMap(citations.read),
      note: fields.optional("note")?.localizedText(), location: excerpt.location)
    return operation == nil ? nil : step
  }

  private func operation(_ fields: FieldReader) -> StepOperation? {
    let written = fields.written(KeySet.operations)
    guard written.count == 1, let (key, value) = written.first else {
      if written.isEmpty, fields.hasUnknownKeys { return nil }
      refuse(fields, operations: written.map(\.key))
      return nil
    }
    switch key {
    case "scale": return OperationReader(value).scale().map { .scale($0) }
    case "rank": return OperationReader(value).rank().map { .rank($0) }
    case "clip": return OperationReader(value).clip().map { .clip($0) }
    case "round": return OperationReader(value).round().map { .round($0) }
    case "map": return OperationReader(value).map().map { .map($0) }
    case "cut": return CutReader(excerpt: value).read().map { .cut($0) }
    case "fill": return OperationReader(value).fill().map { .fill($0) }
    case "fill_periods":
      return value.choice(FillPeriods.Method.self).map { .fillPeriods(FillPeriods($0)) }
    case "blank": return OperationReader(value).blank().map { .blank($0) }
    case "replace": return OperationReader(value).replace().map { .replace($0) }
    case "net_flow": return NetFlowReader(excerpt: value).read().map { .netFlow($0) }
    default: return OperationReader(value).winsorise(steps).map { .winsorise($0) }
    }
  }

  private func stage(_ excerpt: Excerpt) -> String? {
    guard let text = excerpt.text() else { return nil }
    let isWord = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
    if isWord && !text.isEmpty { return text }
    excerpt.refuse(
      DiagnosticRule("methodology.stage-name"),
      LocalizedText(
        en: "The name '\(text)' holds more than letters, digits and '_'.",
        fr:
          "Le nom «\u{202F}\(text)\u{202F}» contient autre chose que des lettres, des chiffres et "
          + "«\u{202F}_\u{202F}»."
      ))
    return nil
  }

  // MARK: What is refused

  private func refuse(_ fields: FieldReader, operations written: [String]) {
    let path = fields.excerpt.path
    let known = choices(MethodologyLanguage.steps)
    fields.excerpt.refuse(
      DiagnosticRule("methodology.one-step"),
      written.isEmpty
        ? LocalizedText(
          en: "'\(path)' names no step.", fr: "«\u{202F}\(path)\u{202F}» ne nomme aucune étape.")
        : LocalizedText(
          en:
            "'\(path)' names \(written.count) steps, \(culprits(written).en); each item is one "
            + "step.",
          fr:
            "«\u{202F}\(path)\u{202F}» nomme \(written.count) étapes, "
            + "\(culprits(written).fr)\u{202F}; chaque élément est "
            + "une seule étape."),
      fix: written.isEmpty
        ? [LocalizedText(en: "Steps are \(known.en).", fr: "Les étapes sont \(known.fr).")]
        : [
          LocalizedText(
            en: "Write one item for each, in the order they apply.",
            fr: "Écrivez un élément pour chacune, dans l’ordre où elles s’appliquent.")
        ])
  }

  private func refuse(bare word: String, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.wrong-kind"),
      LocalizedText(
        en: "'\(excerpt.path)' is a step with its value, '{step: value}', not the word '\(word)'.",
        fr:
          "«\u{202F}\(excerpt.path)\u{202F}» est une étape avec sa valeur, «\u{202F}{étape: "
          + "valeur}\u{202F}», et non le mot "
          + "«\u{202F}\(word)\u{202F}»."), fix: MethodologyLanguage.steps.suggestion(for: word))
  }

  private func refuseStageTwice(_ steps: [Step], _ excerpt: Excerpt) {
    var seen: [String: SourceLocation?] = [:]
    for step in steps {
      guard let stage = step.stage else { continue }
      if let first = seen[stage] {
        excerpt.context.report(
          Diagnostic(
            DiagnosticRule("methodology.stage-twice"), .error,
            LocalizedText(
              en: "Two steps of '\(excerpt.path)' are named '\(stage)'.",
              fr:
                "Deux étapes de «\u{202F}\(excerpt.path)\u{202F}» portent le nom "
                + "«\u{202F}\(stage)\u{202F}»."
            ),
            at: [step.location, first].compactMap { $0 }))
      }
      seen[stage] = step.location
    }
  }
}
