import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

/// The weights that are allowed, as written on the command line: `box:25%`, `sum-box:25%`, and what is
/// required besides, `goal6 >= 2 * goal7`.
public struct WeightSetRequest: Sendable {
  let text: String
  let requirements: [String]

  public init(_ text: String, requiring requirements: [String] = []) {
    self.text = text
    self.requirements = requirements
  }

  var holdsSum: Bool { text.hasPrefix("sum-box:") }

  /// - Throws: `usage.weight-set`, `usage.weight-requirement`, `intervals.empty-set`.
  func set(of names: [String], nominal: [Double]) throws(DiagnosticError) -> WeightSet {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, ["box", "sum-box"].contains(parts[0]),
      let share = MethodologyFragment.share(parts[1]), share > 0, share <= 1
    else { throw DiagnosticError(Self.unreadable(text)) }
    var set = WeightSet.box(
      around: nominal, share: share, holdingSum: holdsSum, name: name)
    for requirement in requirements {
      set.constraints += try WeightRequirement(requirement, of: names).constraints
    }
    guard set.anyWeights != nil else { throw DiagnosticError(empty) }
    return set
  }

  /// `sum-box:25%, a >= 2 * b`.
  private var name: String { ([text] + requirements).joined(separator: ", ") }

  private static func unreadable(_ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.weight-set"), .error,
      LocalizedText(
        en: "'\(text)' is no set of weights.", fr: "« \(text) » n’est pas un ensemble de poids."
      ).typeset,
      fix: [
        LocalizedText(
          en: "--weights box:25% lets each weight move by a quarter on its own, up to 100%.",
          fr: "--weights box:25% laisse bouger chaque poids d’un quart, seul, jusqu’à 100%."
        ).typeset,
        LocalizedText(
          en: "--weights sum-box:25% lets them move with their sum held fixed.",
          fr: "--weights sum-box:25% les laisse bouger à somme fixe."
        ).typeset,
      ])
  }

  private var empty: Diagnostic {
    Diagnostic(
      DiagnosticRule("intervals.empty-set"), .error,
      LocalizedText(
        en: "No weights were found that meet '\(name)'.",
        fr: "Aucun poids n’a été trouvé qui remplisse « \(name) »."
      ).typeset,
      why: LocalizedText(
        en: "The best and the worst place over no weights at all is no place.",
        fr: "La meilleure et la pire place sur aucun poids n’est pas une place."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Widen the box, or drop one of the requirements.",
          fr: "Élargissez la boîte, ou retirez une des exigences.")
      ])
  }
}
