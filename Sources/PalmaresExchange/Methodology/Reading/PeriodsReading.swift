import PalmaresCore
import PalmaresEngine

/// Rules that speak of periods, in a file whose data name no column of periods.
struct PeriodsReading {
  let data: DataDescription?
  let nodes: [NodeDefinition]
  let published: [PublishedDescription]

  func report(to fields: FieldReader) {
    guard let data, data.period == nil else { return }
    for join in data.withJoins.dropFirst() where join.period != nil {
      refuse("join", at: join.location, fields)
    }
    for node in nodes {
      if node.back > 0 { refuse(node.code, at: node.location, fields) }
      for step in node.then {
        guard case .fillPeriods = step.operation else { continue }
        refuse(node.code, at: step.location ?? node.location, fields)
      }
    }
    for table in published where table.ofPeriod != nil {
      refuse(table.title.en, at: table.data.location, fields)
    }
  }

  private func refuse(_ name: String, at location: SourceLocation?, _ fields: FieldReader) {
    fields.excerpt.context.report(
      Diagnostic(
        DiagnosticRule("methodology.no-period"), .error,
        LocalizedText(
          en: "'\(name)' speaks of periods, and the data have none.",
          fr: "« \(name) » parle de périodes, et les données n’en ont pas."),
        at: [location].compactMap { $0 },
        fix: [
          LocalizedText(
            en: "Name the column that says of which period a row is: data: {period: year, …}.",
            fr: "Nommez la colonne qui dit de quelle période est une ligne : "
              + "data: {period: année, …}.")
        ]))
  }
}
