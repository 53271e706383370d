import PalmaresCore
import PalmaresEngine

/// Reads a `cut`: one test with its limits, and the values between them.
struct CutReader {
  let excerpt: Excerpt

  func read() -> Cut? {
    guard let fields = excerpt.fields(.cut) else { return nil }
    let written = fields.written(Cut.Test.allCases.map(\.rawValue))
    let to = fields.required("to")?.list()
    guard written.count == 1, let (key, value) = written.first, let test = Cut.Test(rawValue: key)
    else {
      if written.isEmpty, fields.hasUnknownKeys { return nil }
      refuse(tests: written.map(\.key))
      return nil
    }
    let limits = limits(test, value)
    let otherwise = fields.optional("else")
    if test != .equals {
      fields.refuse(
        misplaced: ["else"],
        because: LocalizedText(
          en: "It goes with 'is'; with limits every number falls somewhere.",
          fr:
            "Elle va avec «\u{202F}is\u{202F}»\u{202F}; avec des limites, tout nombre tombe "
            + "quelque part."
        ))
    }
    guard let limits, let to else { return nil }
    let items = to + (test == .equals ? otherwise.map { [$0] } ?? [] : [])
    guard countsFit(test, limits: limits.count, values: to.count) else { return nil }
    return outcomes(items).map { Cut(test: test, limits: limits, to: $0) }
  }

  // MARK: Limits

  private func limits(_ test: Cut.Test, _ value: Excerpt) -> [Cut.Limit]? {
    guard let items = value.list() else { return nil }
    let limits = items.map { test == .equals ? listed($0) : $0.expression().map { .number($0) } }
    let found = limits.compactMap { $0 }
    guard found.count == items.count else { return nil }
    return test == .equals
      ? (areAlike(items) ? found : nil) : (areInOrder(test, found, items) ? found : nil)
  }

  private func listed(_ item: Excerpt) -> Cut.Limit? {
    guard let text = item.text() else { return nil }
    guard let number = item.tree.scalar?.plainNumber else { return .word(text) }
    return .number(Expression(number, at: item.location))
  }

  private func areInOrder(_ test: Cut.Test, _ limits: [Cut.Limit], _ items: [Excerpt]) -> Bool {
    let numbers = limits.map { limit -> Double? in
      if case .number(let expression) = limit { expression.constant } else { nil }
    }
    let falls = test == .atLeast || test == .above
    for index in numbers.indices.dropFirst() {
      guard let before = numbers[index - 1], let after = numbers[index] else { continue }
      if falls ? before > after : before < after { continue }
      refuseOrder(falls: falls, items[index - 1], items[index])
      return false
    }
    return true
  }

  // MARK: Values

  private func outcomes(_ items: [Excerpt]) -> [Cut.Outcome]? {
    guard areAlike(items) else { return nil }
    return items.compactMap { item in
      if item.tree.isNull { return .missing }
      if let number = item.tree.scalar?.plainNumber { return .number(number) }
      return item.text().map { .word($0) }
    }
  }

  /// All numbers or all words; `null` goes with both.
  private func areAlike(_ items: [Excerpt]) -> Bool {
    let values = items.filter { !$0.tree.isNull }
    guard let word = values.first(where: { $0.tree.scalar?.plainNumber == nil }),
      let number = values.first(where: { $0.tree.scalar?.plainNumber != nil })
    else { return true }
    let wordText = word.tree.scalar?.text ?? ""
    let numberText = number.tree.scalar?.text ?? ""
    number.refuse(
      DiagnosticRule("methodology.numbers-among-words"),
      LocalizedText(
        en: "'\(excerpt.path)' holds the number \(numberText) and the word '\(wordText)'.",
        fr:
          "«\u{202F}\(excerpt.path)\u{202F}» contient le nombre \(numberText) et le mot "
          + "«\u{202F}\(wordText)\u{202F}»."
      ),
      also: [word.location],
      why: LocalizedText(
        en: "A node holds numbers or words, not both.",
        fr: "Un nœud contient des nombres ou des mots, pas les deux."),
      fix: [
        LocalizedText(
          en: "Where the number is a name, put it between quotation marks: \"\(numberText)\".",
          fr:
            "Si le nombre est un nom, mettez-le entre guillemets droits\u{202F}: \"\(numberText)\"."
        )
      ])
    return false
  }

  // MARK: What is refused

  private func countsFit(_ test: Cut.Test, limits: Int, values: Int) -> Bool {
    let wanted = test == .equals ? limits : limits + 1
    if wanted == values { return true }
    let rule =
      test == .equals
      ? LocalizedText(
        en: "Each listed value has its own.", fr: "Chaque valeur listée a la sienne.")
      : LocalizedText(
        en: "There is one value more than limits: the last is for what passes none.",
        fr:
          "Il y a une valeur de plus que de limites\u{202F}: la dernière est pour ce qui n’en "
          + "passe "
          + "aucune.")
    excerpt.refuse(
      DiagnosticRule("methodology.cut-values"),
      LocalizedText(
        en: "'\(excerpt.path)' has \(limits) limits and \(values) values; \(wanted) are needed.",
        fr:
          "«\u{202F}\(excerpt.path)\u{202F}» a \(limits) limites et \(values) valeurs\u{202F}; il "
          + "en faut \(wanted)."
      ),
      why: rule)
    return false
  }

  private func refuse(tests written: [String]) {
    let known = choices(Cut.Test.allCases.map(\.rawValue))
    excerpt.refuse(
      DiagnosticRule("methodology.cut-test"),
      LocalizedText(
        en: "'\(excerpt.path)' needs exactly one of \(known.en); it has \(written.count).",
        fr:
          "«\u{202F}\(excerpt.path)\u{202F}» demande exactement une clé parmi \(known.fr)\u{202F}; "
          + "il y en a "
          + "\(written.count)."))
  }

  private func refuseOrder(falls: Bool, _ before: Excerpt, _ after: Excerpt) {
    let first = before.tree.scalar?.text ?? ""
    let second = after.tree.scalar?.text ?? ""
    after.refuse(
      DiagnosticRule("step.limits-out-of-order"),
      LocalizedText(
        en: "The limits of '\(excerpt.path)' are out of order: \(second) after \(first).",
        fr:
          "Les limites de «\u{202F}\(excerpt.path)\u{202F}» ne sont pas dans l’ordre\u{202F}: "
          + "\(second) après \(first)."
      ),
      fix: [
        falls
          ? LocalizedText(
            en: "'at_least' and 'above' go from high to low.",
            fr: "«\u{202F}at_least\u{202F}» et «\u{202F}above\u{202F}» vont du haut vers le bas.")
          : LocalizedText(
            en: "'at_most' and 'below' go from low to high.",
            fr: "«\u{202F}at_most\u{202F}» et «\u{202F}below\u{202F}» vont du bas vers le haut.")
      ])
  }
}
