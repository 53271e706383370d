import PalmaresCore

extension Cut {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let limits = limits.map { limit -> ExpressionValue in
      switch limit {
      case .number(let expression): context.evaluated(expression, for: holders)
      case .word(let word): .text(word)
      }
    }
    let columns = limits.map { $0.column(count: column.count) }
    let checked = holders.indices.filter { holders[$0] }
    let same = limits.allSatisfy(\.isSameForEveryone)
    checkOrder(of: columns, at: same ? Array(checked.prefix(1)) : checked, in: context)
    let outcomes = OutcomeTable(to)
    var result = Column(absent: .missing, count: column.count)
    result.states = column.states
    result.categories = outcomes.categories
    var unlisted: [Int] = []
    for unit in 0..<column.count where holders[unit] {
      let position = columns.firstIndex { meets(column, $0, at: unit) } ?? columns.count
      guard position < to.count else {
        unlisted.append(unit)
        continue
      }
      outcomes.put(position, into: &result, at: unit)
    }
    if !unlisted.isEmpty { report(unlisted: unlisted, column, in: context) }
    return StepOutcome(column: result, facts: facts(limits))
  }

  /// What its limits stand for.
  private func facts(_ values: [ExpressionValue]) -> [StepFact] {
    zip(limits, values).compactMap { limit, value in
      guard case .number(let expression) = limit else { return nil }
      return StepFact(.limit, value, expression: expression.text)
    }
  }

  private func meets(_ column: Column, _ limit: Column, at unit: Int) -> Bool {
    guard limit.states[unit] == .present else { return false }
    if let word = column.word(at: unit) {
      return limit.word(at: unit).map { compare(word, $0) } ?? false
    }
    guard limit.categories == nil else { return false }
    return compare(column.values[unit], limit.values[unit])
  }

  private func compare<Value: Comparable>(_ value: Value, _ limit: Value) -> Bool {
    switch test {
    case .atLeast: value >= limit
    case .above: value > limit
    case .atMost: value <= limit
    case .below: value < limit
    case .equals: value == limit
    }
  }

  /// Limits that the data set (quantiles, the median) must be known and in order, too.
  private func checkOrder(of limits: [Column], at units: [Int], in context: StepContext) {
    for unit in units {
      let values = limits.map { $0.states[unit] == .present ? $0.values[unit] : nil }
      if let unknown = values.firstIndex(of: nil) {
        report(unknown: unknown, at: unit, in: context)
        return
      }
      guard test != .equals else { continue }
      let known = values.compactMap { $0 }
      let ascending = test == .atMost || test == .below
      let disorder = zip(known, known.dropFirst()).first { ascending ? $0 > $1 : $0 < $1 }
      if let disorder {
        report(disorder: disorder, in: context)
        return
      }
    }
  }

  private func report(disorder: (Double, Double), in context: StepContext) {
    let wanted =
      test == .atMost || test == .below
      ? LocalizedText(en: "from low to high", fr: "de la plus basse à la plus haute")
      : LocalizedText(en: "from high to low", fr: "de la plus haute à la plus basse")
    context.report(
      Diagnostic(
        DiagnosticRule("step.limits-out-of-order"), .error,
        LocalizedText(
          en: "The limits of '\(context.node.code)' are out of order: \(plain(disorder.0)) comes "
            + "before \(plain(disorder.1)).",
          fr:
            "Les limites de « \(context.node.code) » sont en désordre : \(plain(disorder.0)) vient "
            + "avant \(plain(disorder.1))."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "Limits are tried in turn; with '\(test.rawValue)' they go \(wanted.en).",
          fr:
            "Les limites sont essayées l'une après l'autre ; avec « \(test.rawValue) » elles vont "
            + "\(wanted.fr)."),
        fix: [
          LocalizedText(
            en: "Put the limits in order, with their values.",
            fr: "Mettez les limites en ordre, avec leurs valeurs.")
        ]))
  }

  private func report(unknown position: Int, at unit: Int, in context: StepContext) {
    let text: String =
      switch limits[position] {
      case .number(let expression): expression.text
      case .word(let word): word
      }
    context.report(
      Diagnostic(
        DiagnosticRule("step.undefined-limit"), .error,
        LocalizedText(
          en: "The limit '\(text)' of '\(context.node.code)' has no value for "
            + "'\(context.name(of: unit))'.",
          fr: "La limite « \(text) » de « \(context.node.code) » n'a pas de valeur pour "
            + "« \(context.name(of: unit)) »."),
        at: context.places(of: [unit]),
        why: LocalizedText(
          en: "A limit must be known to be kept to.",
          fr: "Une limite doit être connue pour être respectée."),
        fix: [
          LocalizedText(
            en: "Take a population that has values, or a fixed limit.",
            fr: "Prenez une population qui a des valeurs, ou une limite fixe.")
        ]))
  }

  private func report(unlisted units: [Int], _ column: Column, in context: StepContext) {
    let values = units.map { column.word(at: $0) ?? plain(column.values[$0]) }
    let distinct = Array(Set(values)).sorted()
    let (names, quoted) = (culprits(units.map(context.name)), culprits(distinct))
    context.report(
      Diagnostic(
        DiagnosticRule("step.unlisted-value"), .error,
        LocalizedText(
          en: "'\(context.node.code)' lists no outcome for \(quoted.en) (\(names.en)).",
          fr: "« \(context.node.code) » ne prévoit rien pour \(quoted.fr) (\(names.fr))."),
        at: context.places(of: units),
        why: LocalizedText(
          en:
            "With 'is', every value that occurs must be listed, or 'else' must say what becomes of "
            + "the others.",
          fr: "Avec « is », toute valeur présente doit être prévue, ou « else » doit dire ce que "
            + "deviennent les autres."),
        fix: accepted + [
          LocalizedText(
            en: "Or list the value in the methodology, or add 'else'.",
            fr: "Ou ajoutez la valeur dans la méthode, ou « else ».")
        ]))
  }

  /// The values that are listed, for whoever can correct the figures.
  private var accepted: [LocalizedText] {
    let listed = limits.map { limit in
      switch limit {
      case .number(let expression): expression.text
      case .word(let word): word
      }
    }
    guard !listed.isEmpty else { return [] }
    let list = culprits(listed, atMost: 12)
    return [
      LocalizedText(
        en: "Correct the figures: accepted are \(list.en).",
        fr: "Corrigez les données : sont acceptés \(list.fr).")
    ]
  }
}

/// The outcomes of a cut as numbers, or as categories in the order of the file.
private struct OutcomeTable {
  private let values: [Double?]
  let categories: [String]?

  init(_ outcomes: [Cut.Outcome]) {
    var words: [String] = []
    values = outcomes.map { outcome in
      switch outcome {
      case .number(let number): return number
      case .missing: return nil
      case .word(let word):
        if let known = words.firstIndex(of: word) { return Double(known) }
        words.append(word)
        return Double(words.count - 1)
      }
    }
    categories = words.isEmpty ? nil : words
  }

  func put(_ position: Int, into column: inout Column, at unit: Int) {
    if let value = values[position] {
      column.set(value, at: unit)
    } else {
      column.clear(at: unit, as: .missing)
    }
  }
}
