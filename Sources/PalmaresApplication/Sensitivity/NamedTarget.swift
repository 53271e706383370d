public import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// A target with the name of its institution.
public struct NamedTarget: Sendable {
  public let target: SensitivityTarget
  /// Identifier and label, `Norway (NOR)`; `nil` for the mean shift.
  public let institution: (identifier: String, label: String)?
  let remark: Diagnostic?

  static let shift = NamedTarget(target: .meanRankShift, institution: nil, remark: nil)

  private init(
    target: SensitivityTarget, institution: (identifier: String, label: String)?,
    remark: Diagnostic?
  ) {
    self.target = target
    self.institution = institution
    self.remark = remark
  }

  /// - Parameter text: `rank:INSTITUTION`, `score:INSTITUTION`, `shift`.
  /// - Throws: `usage.target`, and what a search for the institution finds wrong.
  init(_ text: String, in units: StatisticalUnits) throws(DiagnosticError) {
    if text == "shift" {
      self = .shift
      return
    }
    let kind = text.prefix { $0 != ":" }
    let name = String(text.dropFirst(kind.count + 1))
    guard kind == "rank" || kind == "score", !name.isEmpty else {
      throw DiagnosticError(SensitivityProblem.target(text))
    }
    let match = try InstitutionSearch(in: units).institution(name)
    self.init(
      target: kind == "rank" ? .rank(unit: match.unit) : .score(unit: match.unit),
      institution: (match.identifier, match.label), remark: match.remark)
  }

  /// The score of one institution.
  static func score(ofUnit unit: Int, in units: StatisticalUnits) -> NamedTarget {
    let identifier = units.identifiers[unit]
    return NamedTarget(
      target: .score(unit: unit),
      institution: (identifier, InstitutionMatch.label(units.names[unit], identifier)),
      remark: nil)
  }

  public var isScore: Bool { if case .score = target { true } else { false } }

  /// `rank`, `score`, `shift`: the same in every language.
  var kind: String {
    switch target {
    case .rank: "rank"
    case .score: "score"
    case .meanRankShift: "shift"
    }
  }

  var label: LocalizedText {
    let who = institution?.label ?? ""
    return switch target {
    case .rank: LocalizedText(en: "Rank of \(who)", fr: "Rang : \(who)").typeset
    case .score: LocalizedText(en: "Score of \(who)", fr: "Score : \(who)").typeset
    case .meanRankShift:
      LocalizedText(en: "Mean absolute shift of ranks", fr: "Écart absolu moyen des rangs")
    }
  }
}
