public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What the other institutions are assumed to do meanwhile.
public enum OthersMovement: Sendable, Hashable {
  /// They stay as they are.
  case none
  /// Every figure of theirs that the score depends on grows by this share; it falls where less is said to
  /// be better. It stays within what the methodology allows.
  case growth(share: Double)
  /// Their figures are those of a table.
  case table(file: String)

  /// - Parameter text: `+2%`, or a path.
  init(_ text: String?) throws(DiagnosticError) {
    guard let text else {
      self = .none
      return
    }
    guard text.hasSuffix("%") else {
      self = .table(file: text)
      return
    }
    let number = text.dropLast().drop { $0 == "+" }
    guard let percent = Double(number), percent.isFinite, percent > -100, percent <= 1000 else {
      throw DiagnosticError(
        Diagnostic(
          DiagnosticRule("usage.others"), .error,
          LocalizedText(
            en: "'--others \(text)' is no growth.",
            fr: "« --others \(text) » n’est pas une croissance."),
          fix: [
            LocalizedText(
              en: "Write a percentage such as '+2%', above -100%, or the path of a table.",
              fr:
                "Écrivez un pourcentage comme « +2% », au-dessus de -100%, ou le chemin d’un tableau."
            )
          ]))
    }
    self = .growth(share: percent / 100)
  }
}

extension OthersMovement {
  /// The others' figures, moved; with what was found on the way.
  func change(
    _ applied: AppliedMethodology, _ compiled: CompiledMethodology, keeping unit: Int,
    _ columns: [String], period: String?
  ) throws(DiagnosticError) -> (change: Change, remarks: [Diagnostic]) {
    switch self {
    case .none: return (Change(), [])
    case .growth(let share):
      var change = Change()
      for name in columns {
        change.columns[name] = grown(name, by: share, applied, keeping: unit)
      }
      return (change, [])
    case .table(let file):
      return try replaced(by: file, applied, compiled, keeping: unit, columns, period)
    }
  }

  private func grown(
    _ name: String, by share: Double, _ applied: AppliedMethodology, keeping unit: Int
  ) -> Column? {
    guard var column = applied.dataset.columns[name] else { return nil }
    let description = applied.document.data.description(of: name)
    let factor = description?.direction == .lowerIsBetter ? 1 - share : 1 + share
    for other in column.values.indices where other != unit && column.states[other] == .present {
      var value = column.values[other] * factor
      if let low = description?.allowed?.low { value = max(low, value) }
      if let high = description?.allowed?.high { value = min(high, value) }
      column.values[other] = value
    }
    return column
  }

  private func replaced(
    by file: String, _ applied: AppliedMethodology, _ compiled: CompiledMethodology,
    keeping unit: Int, _ columns: [String], _ period: String?
  ) throws(DiagnosticError) -> (change: Change, remarks: [Diagnostic]) {
    let (others, remarks) = try DatasetReader.read(
      applied.document.data, file: file, requirements: compiled.graph.requirements(), period: period
    )
    let units = applied.dataset.units
    var change = Change()
    for name in columns {
      guard var column = applied.dataset.columns[name], let new = others.columns[name] else {
        continue
      }
      for other in units.identifiers.indices where other != unit {
        guard let row = others.units.position(of: units.identifiers[other]) else { continue }
        column.values[other] = new.values[row]
        column.states[other] = new.states[row]
      }
      change.columns[name] = column
    }
    let known = units.identifiers.filter { others.units.position(of: $0) != nil }
    guard known.isEmpty else { return (change, remarks) }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("levers.others"), .error,
        LocalizedText(
          en: "'\(file)' holds none of the institutions of the data.",
          fr: "« \(file) » ne contient aucun des établissements des données.")))
  }

  /// What is assumed, for readers.
  public var words: LocalizedText {
    switch self {
    case .none: LocalizedText(en: "the others stay as they are", fr: "les autres ne bougent pas")
    case .growth(let share):
      LocalizedText { language in
        let sign = share < 0 ? "" : "+"
        let number = percentage(share, decimals: 2, in: NumberNotation(language))
        return language == .french
          ? "les chiffres des autres bougent de \(sign)\(number), à la baisse là où moins vaut mieux"
          : "the others' figures move by \(sign)\(number), downwards where less is better"
      }
    case .table(let file):
      LocalizedText(
        en: "the others' figures are those of '\(file)'",
        fr: "les chiffres des autres sont ceux de « \(file) »")
    }
  }
}

extension DataDescription {
  /// What is said of a column, here or in a joined table.
  func description(of column: String) -> ColumnDescription? {
    columns.first { $0.name == column }
      ?? joins.lazy.compactMap { $0.description(of: column) }.first
  }
}
