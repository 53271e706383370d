import PalmaresCore

extension Evaluation {
  /// The figures of the period that a node looks back to; `nil` where the file doesn't hold it.
  func period(before node: NodeDefinition) -> Dataset? {
    guard let series = dataset.series,
      let position = series.position(node.back, before: dataset.position)
    else { return nil }
    return series.dataset(at: position)
  }

  /// Why there was no value in an earlier period.
  func earlierAbsence(of node: NodeDefinition, at unit: Int) -> LocalizedText? {
    guard let period = period(before: node), let name = period.period else {
      return LocalizedText(
        en:
          "'\(node.code)' looks back \(steps(node.back).en), to figures that the data don't hold.",
        fr: "« \(node.code) » regarde \(steps(node.back).fr) en arrière, vers des chiffres que les"
          + " données ne contiennent pas.")
    }
    let identifier = dataset.units.identifiers[unit]
    guard let other = period.units.position(of: identifier) else {
      return LocalizedText(
        en: "'\(identifier)' has no row in \(name).",
        fr: "« \(identifier) » n'a pas de ligne en \(name).")
    }
    return reason(of: node, in: period, at: other).map {
      LocalizedText(en: "In \(name): \($0.en)", fr: "En \(name) : \($0.fr)")
    }
  }

  private func reason(
    of node: NodeDefinition, in period: Dataset, at unit: Int
  ) -> LocalizedText? {
    switch node.source {
    case .column(let column):
      guard let state = period.columns[column]?.states[unit], state != .present else { return nil }
      return LocalizedText(
        en: "'\(column)' is \(state.name.en) in the data.",
        fr: "« \(column) » : \(state.name.fr) dans les données.")
    case .node(let reference):
      return earlier[period.position]?.reason(forAbsenceOf: reference, at: unit)
    default: return nil
    }
  }

  private func steps(_ back: Int) -> LocalizedText {
    CountedNoun(en: ("period", "periods"), fr: ("période", "périodes")).text(back)
  }
}
