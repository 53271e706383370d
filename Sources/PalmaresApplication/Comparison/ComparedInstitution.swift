import PalmaresCore
import PalmaresEngine

/// One institution under several methodologies, with what makes the difference for it.
public struct ComparedInstitution: Sendable {
  public let match: InstitutionMatch
  /// For every method but the first that has rules in common with it: what each other rule does.
  public let exchanges: [(method: Int, exchange: RuleExchange)]
  /// For methods that have no rules in common with the first, and for the first beside them: what
  /// the institution's own result is made of.
  public let profiles: [(method: Int, profile: OwnProfile)]

  /// - Throws: `input.unknown-institution` and its like, in the table as the first method reads it.
  init(
    _ wanted: String, under methods: [ComparedMethod], data: String?
  ) throws(DiagnosticError) {
    let first = methods[0]
    match = try InstitutionSearch(in: first.evaluation.dataset.units).institution(wanted)
    let identifier = match.identifier
    let others = methods.indices.dropFirst()
    let related = others.filter { first.sharesRules(with: methods[$0]) }
    exchanges = related.map {
      ($0, RuleExchange(of: identifier, from: first, to: methods[$0], data: data))
    }
    let unrelated = others.filter { !related.contains($0) }
    let shown = unrelated.isEmpty ? [] : [0] + unrelated
    profiles = shown.compactMap { index in
      OwnProfile(of: identifier, under: methods[index]).map { (index, $0) }
    }
  }
}
