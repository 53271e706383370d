import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

/// How numbers are drawn, read from what stands after the colon.
struct VariationLaw {
  /// For weights.
  private(set) var weights = VariedWeights.Law.box(share: 0)
  /// For figures: the standard error as a share of the figure.
  private(set) var share = 0.0
  let words: LocalizedText

  init(_ clause: VariationClause) throws(DiagnosticError) {
    if clause.subject == .noise {
      if let column = clause.errorsColumn {
        words =
          LocalizedText(
            en: "normal errors with the standard errors of '\(column)'",
            fr: "erreurs normales avec les erreurs types de « \(column) »"
          ).typeset
        return
      }
      share = try Self.share(clause.law, to: 10, clause)
      words =
        LocalizedText(
          en: "normal errors with a standard error of \(clause.law)",
          fr: "erreurs normales d’erreur type \(Self.french(clause.law))"
        ).typeset
      return
    }
    let parts = clause.law.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 2 else {
      throw DiagnosticError(VariationProblem(clause.text).law(clause.law, of: .weights))
    }
    switch parts[0] {
    case "box":
      weights = .box(share: try Self.share(parts[1], to: 1, clause))
      words =
        LocalizedText(
          en:
            "free box ± \(parts[1]): each weight alone, divided by their sum afterwards where it is a "
            + "mean",
          fr:
            "boîte libre ± \(Self.french(parts[1])) : chaque poids seul, divisés ensuite par leur somme si c’est "
            + "une moyenne"
        ).typeset
    case "sum-box":
      weights = .sumBox(share: try Self.share(parts[1], to: 1, clause))
      words =
        LocalizedText(
          en: "box ± \(parts[1]) with the sum held fixed",
          fr: "boîte ± \(Self.french(parts[1])) à somme fixe"
        ).typeset
    case "dirichlet":
      guard let number = MethodologyFragment.number(parts[1]), number > 0, number <= 1_000_000
      else {
        throw DiagnosticError(VariationProblem(clause.text).concentration(parts[1]))
      }
      weights = .dirichlet(concentration: number)
      words = LocalizedText(
        en: "Dirichlet, concentration \(parts[1])", fr: "Dirichlet, concentration \(parts[1])")
    default: throw DiagnosticError(VariationProblem(clause.text).law(parts[0], of: .weights))
    }
  }

  /// `25 %`.
  private static func french(_ share: String) -> String {
    share.hasSuffix("%") ? share.dropLast() + "\u{202F}%" : share
  }

  private static func share(
    _ text: String, to highest: Double, _ clause: VariationClause
  ) throws(DiagnosticError) -> Double {
    guard let share = MethodologyFragment.share(text), share > 0, share <= highest else {
      throw DiagnosticError(VariationProblem(clause.text).share(text, to: highest))
    }
    return share
  }
}
