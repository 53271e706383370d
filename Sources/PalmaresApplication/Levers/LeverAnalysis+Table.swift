import Glibc
import PalmaresAnalysis
public import PalmaresCore

extension LeverAnalysis {
  /// The most effects that a page shows; JSON holds all.
  static let mostEffects = 15

  /// Effects worth a line: those of something, the levers' first among equals.
  var shownEffects: [LeverEffect] {
    Array(effects.filter(\.hasEffect).prefix(Self.mostEffects))
  }

  /// What one step of each input changes.
  public var effectTable: Table {
    let columns = effectColumns.filter { basis != .ownFacts || !$0.isOfRanks }
    var table = Table(
      caption: LocalizedText(
        en: "What one step of an input changes, all else as it is",
        fr: "Ce que change un pas d’une colonne, le reste étant ce qu’il est"
      ).typeset,
      columns: columns.map(\.column))
    for effect in shownEffects { table.append(columns.map { $0.cell(effect) }) }
    table.notes = effectNotes
    return table
  }

  private struct EffectColumn {
    var column: Table.Column
    /// Left out where there are no ranks.
    var isOfRanks = false
    var cell: (LeverEffect) -> Table.Cell
  }

  private var effectColumns: [EffectColumn] {
    let places = LocalizedText(en: "places", fr: "places")
    return [
      EffectColumn(column: .init("input", LocalizedText(en: "Input", fr: "Colonne"))) {
        name($0.input)
      },
      EffectColumn(column: .init("value", LocalizedText(en: "Now", fr: "Actuel"), .end)) {
        number($0.input.value)
      },
      EffectColumn(column: .init("step", LocalizedText(en: "Step", fr: "Pas"), .end)) {
        number($0.input.step)
      },
      EffectColumn(
        column: .init("up_score", LocalizedText(en: "Up: score", fr: "Plus : score"), .end)
      ) { delta($0.effect.up?.score, $0) },
      EffectColumn(column: .init("up_rank", places, .end), isOfRanks: true) {
        self.places($0.effect.up?.rank)
      },
      EffectColumn(
        column: .init("down_score", LocalizedText(en: "Down: score", fr: "Moins : score"), .end)
      ) { delta($0.effect.down?.score, $0) },
      EffectColumn(column: .init("down_rank", places, .end), isOfRanks: true) {
        self.places($0.effect.down?.rank)
      },
      EffectColumn(
        column: .init("per_cost", LocalizedText(en: "Score per cost", fr: "Score par coût"), .end)
      ) { $0.gainPerCost.map { .number($0.toThreeDigits, .general) } ?? .empty },
    ]
  }

  private func name(_ input: LeverInput) -> Table.Cell {
    .localized(LocalizedText { input.name(in: $0) })
  }

  private func number(_ value: Double?) -> Table.Cell {
    value.map { .number($0.toSixDigits, .general) } ?? .absent(.missing)
  }

  /// `+1.2`, with `*` where the step moves the others too.
  private func delta(_ value: Double?, _ effect: LeverEffect) -> Table.Cell {
    guard let value else { return .empty }
    let side = value == effect.effect.up?.score ? effect.effect.up : effect.effect.down
    return .localized(
      LocalizedText { language in
        let mark = side?.movesOthers == true ? "*" : ""
        return signed(value.toThreeDigits, in: language) + mark
      })
  }

  private func places(_ change: Double?) -> Table.Cell {
    guard let change else { return .empty }
    return .localized(LocalizedText { signed(-change, in: $0) })
  }

  private func signed(_ value: Double, in language: Language) -> String {
    if value == 0 { return "=" }
    let text = Printing.general.text(of: value, in: NumberNotation(language))
    return value > 0 ? "+\(text)" : text
  }

  private var effectNotes: [LocalizedText] {
    var notes: [LocalizedText] = []
    let moving = shownEffects.contains { effect in
      [effect.effect.up, effect.effect.down].contains { $0?.movesOthers == true }
    }
    if moving {
      notes.append(
        LocalizedText(
          en:
            "* The step moves the others' scores too: the field sets a scale, and this figure moves it.",
          fr:
            "* Le pas déplace aussi les scores des autres : le champ fixe une échelle, et ce chiffre la déplace."
        ).typeset)
    }
    let rest = effects.count(where: \.hasEffect) - shownEffects.count
    let none = effects.count { !$0.hasEffect }
    if rest > 0 || none > 0 {
      notes.append(
        LocalizedText(
          en:
            "Not shown: \(inputsNoun.text(rest).en) with a smaller effect, \(inputsNoun.text(none).en) without "
            + "any; '--json' holds all.",
          fr:
            "Non montrées : \(inputsNoun.text(rest).fr) d’un moindre effet, \(inputsNoun.text(none).fr) sans "
            + "aucun ; « --json » contient tout."
        ).typeset)
    }
    return notes + [columnsOfLabels].compactMap { $0 }
  }

  /// What '--allow' calls the inputs that are shown by their labels.
  private var columnsOfLabels: LocalizedText? {
    let named = shownEffects.map(\.input).filter { $0.label != nil }
    guard !named.isEmpty else { return nil }
    return LocalizedText { language in
      let isFrench = language == .french
      let equals = named.map { "\($0.name(in: language)) = \($0.column)" }
        .joined(separator: isFrench ? "\u{202F}; " : "; ")
      return isFrench ? "Pour « --allow » : \(equals)." : "For '--allow': \(equals)."
    }.typeset
  }

  var inputsNoun: CountedNoun {
    CountedNoun(en: ("input", "inputs"), fr: ("colonne", "colonnes"))
  }

  /// The changes in the order of greatest effect, with where the institution stands after each.
  public var planTable: Table? {
    let steps: [LeverPlan.Step]
    switch answer {
    case .met: return nil
    case .plan(let plan): steps = plan.steps
    case .outOfReach(_, let best, _): steps = Array(best.prefix(Self.mostEffects))
    }
    var table = Table(
      caption: planCaption,
      columns: [
        .init("change", LocalizedText(en: "Change", fr: "Changement")),
        .init("from", LocalizedText(en: "From", fr: "De"), .end),
        .init("to", LocalizedText(en: "To", fr: "À"), .end),
        .init("cost", costHeading, .end),
        .init("score", LocalizedText(en: "Score then", fr: "Score alors"), .end),
      ] + (basis == .ownFacts ? [] : [rankColumn]))
    for step in steps {
      table.append(
        [
          input(step.column).map(name) ?? .text(step.column), number(step.from), number(step.to),
          .number(toldCost(step.cost), .general),
          .localized(
            LocalizedText { scoreText(step.standing.score, in: $0) + (step.movesOthers ? "*" : "") }
          ),
        ] + (basis == .ownFacts ? [] : [rank(of: step)]))
    }
    table.notes = notes
    return table
  }

  private var rankColumn: Table.Column {
    .init("rank", LocalizedText(en: "Rank then", fr: "Rang alors"), .end)
  }

  private func rank(of step: LeverPlan.Step) -> Table.Cell {
    step.standing.rank.map { .number($0, .general) } ?? .empty
  }

  private var costHeading: LocalizedText {
    guard hasCosts else { return LocalizedText(en: "% of range", fr: "% de l’étendue") }
    guard let costUnit else { return LocalizedText(en: "Cost", fr: "Coût") }
    return LocalizedText(en: "Cost (\(costUnit.en))", fr: "Coût (\(costUnit.fr))")
  }

  private var planCaption: LocalizedText {
    LocalizedText { language in
      switch answer {
      case .met: return ""
      case .outOfReach:
        return language == .french ? "Tous les leviers au mieux" : "Every lever at its best"
      case .plan(let plan):
        let count = changes.text(plan.steps.count)[language]
        let there = standingText(toldEnd, in: language)
        let cost = costText(plan.cost, in: language)
        return language == .french
          ? "\(count) pour \(targetWords.fr) : \(there) ; coût \(cost)"
          : "\(count) for \(targetWords.en): \(there); cost \(cost)"
      }
    }.typeset
  }

  private var changes: CountedNoun {
    CountedNoun(en: ("change", "changes"), fr: ("changement", "changements"))
  }

  /// A share of a range to a hundredth of a percent; what is declared as it is.
  func toldCost(_ cost: Double) -> Double {
    hasCosts ? cost.toSixDigits : DecimalRounding.rounded(cost, digits: 2)
  }

  private func costText(_ cost: Double, in language: Language) -> String {
    let number = Printing.general.text(of: toldCost(cost), in: NumberNotation(language))
    guard hasCosts else {
      return language == .french ? "\(number) % d’étendue" : "\(number)% of ranges"
    }
    return costUnit.map { "\(number) \($0[language])" } ?? number
  }
}

extension Double {
  /// At most three significant digits: enough to compare by.
  fileprivate var toThreeDigits: Double {
    guard self != 0, isFinite else { return self }
    return DecimalRounding.rounded(self, digits: max(0, 2 - Int(log10(magnitude).rounded(.down))))
  }
}

extension LeverEffect {
  /// Whether a step changes anything.
  public var hasEffect: Bool {
    [effect.up, effect.down].contains { side in
      side.map { ($0.score ?? 1) != 0 || ($0.rank ?? 0) != 0 } ?? false
    }
  }
}
