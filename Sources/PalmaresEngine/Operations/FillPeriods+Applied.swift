import PalmaresCore

extension FillPeriods {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let dataset = context.surroundings.dataset
    guard let series = dataset.series, case .column(let name) = context.node.source else {
      return StepOutcome(column: column)
    }
    if isLine, series.numbers == nil { reportNoNumbers(series, in: context) }
    let others = (0..<series.count).map { series.dataset(at: $0) }
    var result = column
    var filled = [Double?](repeating: nil, count: column.count)
    var used: [Int: [Double?]] = [:]
    for unit in 0..<column.count where column.states[unit].canBeFilled {
      let observed = others.map { $0.number(of: name, for: dataset.units.identifiers[unit]) }
      guard let value = value(at: dataset.position, observed, series.numbers) else { continue }
      filled[unit] = value
      result.set(value, at: unit)
      guard context.surroundings.keepsSteps else { continue }
      for period in neighbours(of: dataset.position, observed) {
        used[period, default: [Double?](repeating: nil, count: column.count)][unit] =
          observed[period]
      }
    }
    let facts = used.sorted { $0.key < $1.key }.map { period, values in
      StepFact(.operand, .column(Column(values)), expression: series.names[period])
    }
    return StepOutcome(column: result, facts: [StepFact(.filled, .column(Column(filled)))] + facts)
  }

  private var isLine: Bool { method == .linear || method == .linearConstant }

  /// The value at a position without one, from those around it.
  func value(at position: Int, _ observed: [Double?], _ times: [Double]?) -> Double? {
    let before = observed[..<position].lastIndex { $0 != nil }
    let after = observed[(position + 1)...].firstIndex { $0 != nil }
    switch (before.flatMap { observed[$0] }, after.flatMap { observed[$0] }) {
    case (nil, nil): return nil
    case (let last?, nil): return method == .linear ? nil : last
    case (nil, let first?):
      return method == .constant || method == .linearConstant ? first : nil
    case (let last?, let next?):
      guard isLine else { return last }
      guard let before, let after, let times else { return nil }
      let share = (times[position] - times[before]) / (times[after] - times[before])
      return last + share * (next - last)
    }
  }

  /// The periods that a value was filled from: the one before, the one after, or both ends of the line.
  private func neighbours(of position: Int, _ observed: [Double?]) -> [Int] {
    let before = observed[..<position].lastIndex { $0 != nil }
    let after = observed[(position + 1)...].firstIndex { $0 != nil }
    if isLine, let before, let after { return [before, after] }
    return [before ?? after].compactMap { $0 }
  }

  private func reportNoNumbers(_ series: PeriodSeries, in context: StepContext) {
    let names = culprits(series.names)
    context.report(
      Diagnostic(
        DiagnosticRule("imputation.periods-not-numbers"), .error,
        LocalizedText(
          en:
            "'\(context.node.code)' draws lines between periods that are no numbers: \(names.en).",
          fr: "« \(context.node.code) » trace des lignes entre des périodes qui ne sont pas des "
            + "nombres : \(names.fr)."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "How far along the line a period lies is told by its number.",
          fr: "C'est le nombre d'une période qui dit où elle est sur la ligne."),
        fix: [
          LocalizedText(
            en: "Name periods by a year, or fill with 'latest' or 'constant'.",
            fr: "Nommez les périodes par une année, ou remplissez par « latest » ou « constant ».")
        ]))
  }
}

extension Dataset {
  fileprivate func number(of column: String, for identifier: String) -> Double? {
    units.position(of: identifier).flatMap { columns[column]?.number(at: $0) }
  }
}
