import PalmaresCore
import PalmaresEngine

/// Why no bounds can be proved through a node.
enum IntervalRefusal {
  case nothing
  case unreached
  case noRank
  case stepAfterRank(Step)
  case dense
  case earlier
  case formula
  case step(Step)
  case clip
  case rule
  case dataWeights
  case edgeSteps
  case twoWays
  case negative
  case oneWeight
  case power
  case sumBelow
  case zero(String)
  case presenceByWeight(String)
  case depends(String)

  func diagnostic(for node: NodeDefinition) -> Diagnostic {
    let reason = reason
    return Diagnostic(
      DiagnosticRule("intervals.not-linear"), .error,
      LocalizedText(
        en: "No rank can be bounded through '\(node.code)': \(reason.en).",
        fr: "Aucun rang ne peut être encadré à travers « \(node.code) » : \(reason.fr)."
      ).typeset,
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "A bound is proved for every weight at once; that takes scores whose order is that of "
          + "weighted sums.",
        fr:
          "Une borne est prouvée pour tous les poids à la fois ; il faut des scores rangés comme des "
          + "sommes pondérées."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Name another combination with '--node', or draw weights with 'palmares robust'.",
          fr: "Nommez une autre combinaison avec « --node », ou tirez des poids avec "
            + "« palmares robust »."
        ).typeset
      ])
  }

  private var reason: LocalizedText {
    switch self {
    case .nothing:
      LocalizedText(en: "it combines nothing", fr: "il ne combine rien")
    case .unreached:
      LocalizedText(en: "the rank doesn't depend on it", fr: "le rang n’en dépend pas")
    case .noRank:
      LocalizedText(
        en: "its value is not made by a rank step", fr: "sa valeur ne vient pas d’une étape de rang"
      )
    case .stepAfterRank(let step):
      LocalizedText(
        en: "the step '\(step.operation.word)' changes the ranks afterwards",
        fr: "l’étape « \(step.operation.word) » change ensuite les rangs")
    case .dense:
      LocalizedText(
        en: "dense ranks count different scores, not institutions",
        fr: "des rangs denses comptent des scores différents, pas des établissements")
    case .earlier:
      LocalizedText(en: "it reads an earlier period", fr: "il lit une période antérieure")
    case .formula:
      LocalizedText(
        en: "it is a formula, which need not be linear in the weights",
        fr: "c’est une formule, qui n’est pas forcément linéaire en les poids")
    case .step(let step):
      LocalizedText(
        en:
          "the step '\(step.operation.word)' makes ties or bends the scores before they are ranked",
        fr: "l’étape « \(step.operation.word) » crée des ex æquo ou courbe les scores avant le rang"
      )
    case .clip:
      LocalizedText(
        en: "its 'clip' can be reached by some weights and then makes ties",
        fr: "son « clip » peut être atteint par certains poids et crée alors des ex æquo")
    case .rule:
      LocalizedText(
        en: "its rule of combination isn't linear in its weights",
        fr: "sa règle de combinaison n’est pas linéaire en ses poids")
    case .dataWeights:
      LocalizedText(en: "its weights come from the data", fr: "ses poids viennent des données")
    case .edgeSteps:
      LocalizedText(
        en: "steps stand on the way into it, and they may change with the weights below",
        fr: "des étapes précèdent son entrée et peuvent changer avec les poids d’en dessous")
    case .twoWays:
      LocalizedText(
        en: "the combination reaches it in more than one way",
        fr: "la combinaison l’atteint par plus d’un chemin")
    case .negative:
      LocalizedText(en: "it has a negative weight", fr: "il a un poids négatif")
    case .oneWeight:
      LocalizedText(
        en: "it has one weight, which stands beside no other",
        fr: "il a un seul poids, à côté d’aucun autre")
    case .power:
      LocalizedText(
        en: "its mean is a power or a product, which isn't linear below another combination",
        fr: "sa moyenne est une puissance ou un produit, non linéaire sous une autre combinaison")
    case .sumBelow:
      LocalizedText(
        en: "it is a sum below another combination; only means can be varied there",
        fr: "c’est une somme sous une autre combinaison ; seules les moyennes y peuvent varier")
    case .zero(let name):
      LocalizedText(
        en: "'\(name)' has a zero in it, whose logarithm has no value",
        fr: "« \(name) » y a un zéro, dont le logarithme n’a pas de valeur")
    case .presenceByWeight(let name):
      LocalizedText(
        en: "whether '\(name)' has a score depends on the weights of what it lacks",
        fr: "que « \(name) » ait un score dépend des poids de ce qui lui manque")
    case .depends(let name):
      LocalizedText(
        en: "'\(name)', which says who is ranked with whom, changes with the weights",
        fr: "« \(name) », qui dit qui est classé avec qui, change avec les poids")
    }
  }
}
