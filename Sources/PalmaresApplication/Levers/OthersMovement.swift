public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What the other institutions are assumed to do meanwhile.
public enum OthersMovement: Sendable, Hashable {
  /// They stay as they are.
  case none
  /// Every figure of theirs that the score depends on moves by this share of itself towards a better place:
  /// up where that lifts the score, down where it lowers it, as steps, weights and formulas have it.
  /// What acts both ways, or only divides other figures, stays. It stays within what the methodology allows.
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
  ) throws(DiagnosticError) -> MovedOthers {
    switch self {
    case .none: return MovedOthers()
    case .growth(let share): return grown(by: share, applied, keeping: unit, columns)
    case .table(let file):
      return try replaced(by: file, applied, compiled, keeping: unit, columns, period)
    }
  }

  private func grown(
    by share: Double, _ applied: AppliedMethodology, keeping unit: Int, _ columns: [String]
  ) -> MovedOthers {
    let influences = Self.influences(in: applied.evaluation)
    var moved = MovedOthers()
    for name in columns {
      let influence = influences[name] ?? .none
      switch influence {
      case .rises: moved.change.columns[name] = grown(name, by: share, applied, keeping: unit)
      case .falls: moved.change.columns[name] = grown(name, by: -share, applied, keeping: unit)
      case .bothWays, .onlyDivides, .none: moved.left[influence, default: []].append(name)
      }
    }
    return moved
  }

  /// How each column moves an institution towards the first: by the rank, which falls to 1; by the score
  /// where nothing is ranked.
  private static func influences(in evaluation: Evaluation) -> [String: Influence] {
    let results = evaluation.graph.methodology.results
    if let rank = results.rank { return evaluation.influences(on: rank, rising: false) }
    return results.score.map { evaluation.influences(on: $0) } ?? [:]
  }

  private func grown(
    _ name: String, by share: Double, _ applied: AppliedMethodology, keeping unit: Int
  ) -> Column? {
    guard var column = applied.dataset.columns[name] else { return nil }
    let description = applied.document.data.description(of: name)
    for other in column.values.indices where other != unit && column.states[other] == .present {
      // A figure below 0 rises towards it.
      var value = column.values[other]
      value *= value < 0 ? 1 - share : 1 + share
      if let low = description?.allowed?.low { value = max(low, value) }
      if let high = description?.allowed?.high { value = min(high, value) }
      column.values[other] = value
    }
    return column
  }

  private func replaced(
    by file: String, _ applied: AppliedMethodology, _ compiled: CompiledMethodology,
    keeping unit: Int, _ columns: [String], _ period: String?
  ) throws(DiagnosticError) -> MovedOthers {
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
    guard known.isEmpty else { return MovedOthers(change: change, remarks: remarks) }
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
          ? "les chiffres des autres bougent de \(sign)\(number), à la \(share < 0 ? "hausse" : "baisse") "
            + "là où moins vaut mieux"
          : "the others' figures move by \(sign)\(number), \(share < 0 ? "upwards" : "downwards") where less "
            + "is better"
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
