import PalmaresAnalysis
public import PalmaresCore
import PalmaresExchange

extension LeverAnalysis {
  /// Where the institution stands, and what is assumed of the others.
  public var situation: LocalizedText {
    LocalizedText { language in
      let here = standingText(toldPresent, of: ranked, in: language)
      let name = institution.label
      let first =
        language == .french
        ? "\(name) : \(here). Cible : \(targetWords.fr)\(origin.fr)."
        : "\(name): \(here). Target: \(targetWords.en)\(origin.en)."
      guard others != .none else { return first }
      let moved = destination(toldStart, in: language)
      return language == .french
        ? "\(first) Supposé : \(others.words.fr), ce qui seul mène \(moved)."
        : "\(first) Assumed: \(others.words.en), which alone leads to \(moved)."
    }.typeset
  }

  /// From which rank places are counted, where the others' movement makes that two.
  private var origin: LocalizedText {
    guard case .gain = request.target, others != .none, let place = toldPresent.place else {
      return LocalizedText(en: "", fr: "")
    }
    return LocalizedText(
      en: ", counted from the \(place.words(in: .english)) of today",
      fr: ", compté à partir \(place.asOrigin)")
  }

  /// What a reader must know of the plan: its proof, its bounds and costs, what was left out.
  public var notes: [LocalizedText] {
    let own = [stopped?.note, proof, bounds, leftOut, words, refusals, movement]
    let all = own.compactMap { $0 } + movedOthers.notes + basis.notes(for: .levers, of: dataset)
    return (all + document.header.disclosures).map(\.typeset)
  }

  /// Whether nothing smaller or cheaper reaches the target.
  public var proof: LocalizedText? {
    guard case .plan(let plan) = answer else { return nil }
    let fewest = request.objective == .fewest
    switch plan.proof {
    case .proved:
      if !fewest {
        return LocalizedText(
          en: "Proved: no cheaper set of changes reaches the target.",
          fr: "Prouvé : aucun ensemble de changements moins cher n’atteint la cible.")
      }
      return plan.isCheapestOfItsInputs
        ? LocalizedText(
          en:
            "Proved: no smaller number of inputs reaches the target, and these inputs do so no cheaper. Others "
            + "of the same number may.",
          fr:
            "Prouvé : aucun nombre plus petit de colonnes n’atteint la cible, et celles-ci ne le font pas pour "
            + "moins. D’autres, aussi nombreuses, le peuvent peut-être.")
        : LocalizedText(
          en:
            "Proved: no smaller number of inputs reaches the target. That these do so no cheaper isn’t.",
          fr:
            "Prouvé : aucun nombre plus petit de colonnes n’atteint la cible. Que celles-ci ne le fassent pas "
            + "pour moins ne l’est pas.")
    case .found(let bound): return found(plan, bound)
    }
  }

  private func found(_ plan: LeverPlan, _ bound: Double?) -> LocalizedText {
    LocalizedText { language in
      let french = language == .french
      let first =
        french
        ? "Trouvé par une recherche (graine \(seed)), non prouvé"
        : "Found by search (seed \(seed)), not proved"
      guard let bound, bound > 0 else { return first + "." }
      let least =
        request.objective == .fewest
        ? inputsNoun.text(Int(bound.rounded(.up)))[language]
        : Printing.general.text(of: toldCost(bound), in: NumberNotation(language))
      return french
        ? "\(first) : il en faut au moins \(least)." : "\(first): it takes at least \(least)."
    }
  }

  private var bounds: LocalizedText? {
    if inputs.contains(where: { $0.role == .lever && $0.hasDeclaredBounds }) {
      return hasCosts
        ? nil
        : LocalizedText(
          en: "No costs are declared: each percent of a lever's range costs 1.",
          fr: "Aucun coût n’est déclaré : chaque pour cent de l’étendue d’un levier coûte 1.")
    }
    return LocalizedText(
      en:
        "No levers are declared: each input may take what the methodology allows, else what is seen in the "
        + "field, in steps of a tenth of that range, and each percent of it costs 1. '--allow' and '--levers' "
        + "say better.",
      fr:
        "Aucun levier n’est déclaré : chaque colonne peut prendre ce que la méthode permet, sinon ce qui se "
        + "voit dans le champ, par pas d’un dixième de cette étendue, dont chaque pour cent coûte 1. "
        + "« --allow » et « --levers » disent mieux.")
  }

  private var leftOut: LocalizedText? {
    let names = inputs.filter { $0.role == .declarative }.map(\.column)
    guard !names.isEmpty else { return nil }
    return LocalizedText(
      en: "Left out, as they are only statements: \(culprits(names).en).",
      fr: "Laissées de côté, n’étant que des déclarations : \(culprits(names).fr).")
  }

  /// Words that aren't tried, so that nobody takes them for without effect.
  private var words: LocalizedText? {
    guard !wordInputs.isEmpty else { return nil }
    let names = culprits(wordInputs)
    return LocalizedText(
      en:
        "Not tried, being words and no numbers: \(names.en). 'whatif' shows what another word changes.",
      fr:
        "Non essayées, étant des mots et non des nombres : \(names.fr). « whatif » montre ce que change "
        + "un autre mot.")
  }

  private var refusals: LocalizedText? {
    guard !refused.isEmpty else { return nil }
    let names = refused.keys.sorted()
    return LocalizedText(
      en: "The methodology refuses some values, which are no options: of \(culprits(names).en).",
      fr: "La méthode refuse des valeurs, qui ne sont pas permises : de \(culprits(names).fr).")
  }

  private var movement: LocalizedText? {
    let steps: [LeverPlan.Step]
    switch answer {
    case .met: return nil
    case .plan(let plan): steps = plan.steps
    case .outOfReach(_, let best, _): steps = best
    }
    guard steps.contains(where: \.movesOthers) else { return nil }
    return LocalizedText(
      en: "* The change moves the others' scores too: the field sets a scale.",
      fr: "* Le changement déplace aussi les scores des autres : le champ fixe une échelle.")
  }
}
