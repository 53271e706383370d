import PalmaresCore

extension Evaluator {
  /// What a node with `back` reads: the value of an earlier period, institution by institution.
  ///
  /// Missing where the period isn't there, or the institution has no row in it.
  func earlier(of node: NodeDefinition) -> Column {
    guard let series = dataset.series,
      let position = series.position(node.back, before: dataset.position)
    else {
      warnOfGap(before: node)
      return Column(absent: .missing, count: count)
    }
    let period = series.dataset(at: position)
    switch node.source {
    case .column(let name): return aligned(period.columns[name], from: period.units)
    case .node(let reference):
      let evaluator = periods.evaluator(at: position, of: series)
      let column = evaluator.demanded(reference)
      if column == nil { failedEarlier.insert(reference) }
      adopt(evaluator.problems, of: period.period)
      return aligned(column, from: period.units)
    default: return Column(absent: .missing, count: count)
    }
  }

  /// A node's values of this period, for a later one that looks back.
  func demanded(_ reference: NodeReference) -> Column? {
    guard checksPassed else { return nil }
    if let position = graph.positions[reference.code] {
      guard isKnown(position) else { return nil }
    }
    return value(of: reference).column(count: count)
  }

  private func aligned(_ column: Column?, from units: StatisticalUnits) -> Column {
    var result = Column(absent: .missing, count: count)
    guard let column else { return result }
    result.categories = column.categories
    for (unit, identifier) in dataset.units.identifiers.enumerated() {
      guard let other = units.position(of: identifier) else { continue }
      result.values[unit] = column.values[other]
      result.states[unit] = column.states[other]
    }
    return result
  }

  /// An edition that the file skips is not the first one: the reader is told.
  private func warnOfGap(before node: NodeDefinition) {
    guard let series = dataset.series, dataset.position > 0,
      let wanted = series.wholeName(node.back, before: dataset.position),
      let first = series.numbers?.first, Double(wanted) > first
    else { return }
    let known = culprits(series.names)
    report(
      Diagnostic(
        DiagnosticRule("period.gap"), .warning,
        LocalizedText(
          en: "'\(node.code)' looks back from \(dataset.period ?? "") to \(wanted), which the data "
            + "don't hold.",
          fr: "« \(node.code) » regarde de \(dataset.period ?? "") vers \(wanted), que les données "
            + "ne contiennent pas."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en:
            "Periods that are whole numbers are counted: another one is never taken in its place.",
          fr: "Des périodes en nombres entiers se comptent : une autre n'est jamais prise à la "
            + "place."),
        fix: [
          LocalizedText(
            en: "Add the rows of \(wanted); the periods are \(known.en).",
            fr: "Ajoutez les lignes de \(wanted) ; les périodes sont \(known.fr)."),
          LocalizedText(
            en: "Where editions are further apart, say how many numbers: back: 2.",
            fr: "Si les éditions sont plus espacées, dites de combien de nombres : back: 2."),
        ]))
  }
}
