public import PalmaresCore
import PalmaresEngine

extension ExplainedStep {
  /// What the step does, with the numbers that the data decided and whose they are: `scale from
  /// [min = 12.3, 85] to [0, 100] (min of 'large')`.
  public var sentence: LocalizedText {
    LocalizedText { language in
      let words = StepWords(self, language)
      let sentence =
        words.shortage(of: trace.step) ?? words.operation(trace.step.operation)
      guard let form = trace.step.form else { return sentence }
      return language == .french ? "\(form)\u{202F}: \(sentence)" : "\(form): \(sentence)"
    }
  }

  /// Which other key ordered institutions of the same value: `2 others have the same value; decided
  /// by papers, highest first: 80`.
  public var tieSentence: LocalizedText? {
    tie.map { tie in LocalizedText { TieWords($0).sentence(of: tie) } }
  }
}

/// The words for one step in one language.
private struct StepWords {
  private let language: Language
  private let facts: [TraceFact]
  private let field: FittedField?
  private let changesValue: Bool

  init(_ step: ExplainedStep, _ language: Language) {
    self.language = language
    facts = step.trace.facts
    field = step.field
    changesValue = step.changesValue
  }

  func operation(_ operation: StepOperation) -> String {
    if case .rank(let rank) = operation { return ranking(rank) }
    return plain(operation) + fittedOn
  }

  /// ` (fitted on 'large', region 'North')`.
  private var fittedOn: String {
    guard let field else { return "" }
    let whose =
      field.restriction?[language] ?? say("all institutions", "tous les établissements")
    return say(" (fitted on \(whose))", " (ajusté sur \(whose))")
  }

  /// `scale: 30 institutions are needed, 1 has a value`; `nil` where enough have one.
  func shortage(of step: Step) -> String? {
    guard let needed = step.members,
      let found = facts.first(where: { $0.role == .members })?.number, found < Double(needed)
    else { return nil }
    let word = step.form == nil ? step.operation.word + say(": ", "\u{202F}: ") : ""
    let whose = field?.restriction.map { say(" (\($0.en))", " (\($0.fr))") } ?? ""
    return word + memberShortage(needed: needed, found: Int(found))[language] + whose
  }

  private func plain(_ operation: StepOperation) -> String {
    switch operation {
    case .scale:
      let from = interval(fact(.fromLow), fact(.fromHigh))
      let to = interval(fact(.toLow), fact(.toHigh))
      return say("scale from \(from) to \(to)", "échelle de \(from) à \(to)")
    case .rank(let rank): return ranking(rank)
    case .clip: return clip
    case .round(let round): return rounding(round)
    case .map(let map): return mapping(map)
    case .cut(let cut): return cutting(cut)
    case .fill(let fill):
      let value = has(.filled) ? fact(.filled) : fill.with.text
      return say("fill a missing value with \(value)", "remplir une valeur absente par \(value)")
    case .fillPeriods(let fill):
      let sources = facts.filter { $0.role == .operand }.map { source in
        "\(source.expression ?? "") = \(number(source.number))"
      }
      let value =
        (has(.filled) ? " \(fact(.filled))" : "")
        + (sources.isEmpty ? "" : " (\(list(sources)))")
      return say(
        "fill a missing value from other periods (\(fill.method.rawValue))\(value)",
        "remplir une valeur absente par d’autres périodes (\(fill.method.rawValue))\(value)")
    case .blank(let blank):
      return say(
        "no value where \(blank.when.text)", "sans valeur là où \(blank.when.text)")
    case .replace(let replace):
      let pairs = replace.pairs.map { "\(number($0.value)) → \(number($0.by))" }
      return say("replace", "remplacer") + " " + list(pairs)
    case .winsorise: return winsorising
    case .netFlow(let flow): return netFlow(flow)
    }
  }

  /// `net flow among 12, preference linear, indifference 1, strict sd = 4.5`.
  private func netFlow(_ flow: NetFlow) -> String {
    let thresholds = flow.preference.thresholds.map { threshold in
      let role = StepFact.Role(rawValue: threshold.rawValue)
      return "\(threshold.rawValue) \(role.map(fact) ?? "…")"
    }
    let count = fact(.population)
    let start = say(
      "mean preference over the others less theirs, among \(count)",
      "préférence moyenne sur les autres moins la leur, parmi \(count)")
    return list([start, flow.preference.rawValue] + thresholds)
  }

  private func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  /// The decimal comma of French leaves the semicolon to part numbers.
  private func list(_ items: [String]) -> String {
    items.joined(separator: say(", ", "\u{202F}; "))
  }

  private func interval(_ low: String, _ high: String) -> String { "[\(list([low, high]))]" }

  private func number(_ x: Double) -> String {
    Printing.exact.text(of: x, in: NumberNotation(language))
  }

  private func has(_ role: StepFact.Role) -> Bool { facts.contains { $0.role == role } }

  /// `min = 12.3`, or `20` where the methodology writes the number itself.
  private func fact(_ role: StepFact.Role) -> String {
    facts.first { $0.role == role }.map(written) ?? "…"
  }

  private func written(_ fact: TraceFact) -> String {
    let value = number(fact.number)
    guard let expression = fact.expression, Double(expression) != fact.number else { return value }
    return "\(expression) = \(value)"
  }

  private func ranking(_ rank: Rank) -> String {
    let first =
      rank.first == .high
      ? say("highest first", "le plus haut d’abord") : say("lowest first", "le plus bas d’abord")
    return "\(ranked), \(first), \(ties(rank.ties))"
  }

  /// `rank among 12 of 'large'`.
  private var ranked: String {
    let count = fact(.population)
    if let restriction = field?.restriction {
      return say(
        "rank among \(count) of \(restriction.en)", "rang parmi \(count) de \(restriction.fr)")
    }
    return facts.contains { $0.role == .population && $0.number == 1 }
      ? say("rank of the only one with a value", "rang du seul qui a une valeur")
      : say("rank among all \(count) with a value", "rang parmi les \(count) qui ont une valeur")
  }

  private func ties(_ ties: Rank.Ties) -> String {
    switch ties {
    case .min: say("ties share the best place", "ex æquo à la meilleure place")
    case .max: say("ties share the worst place", "ex æquo à la dernière place")
    case .average: say("ties share the mean place", "ex æquo à la place moyenne")
    case .dense: say("ties share a place, no gaps", "ex æquo à la même place, sans trou")
    case .order: say("ties in the order of the file", "ex æquo dans l’ordre du fichier")
    }
  }

  private var clip: String {
    let low = has(.low) ? fact(.low) : nil
    let high = has(.high) ? fact(.high) : nil
    switch (low, high) {
    case (let low?, let high?):
      return say("keep within", "garder dans") + " " + interval(low, high)
    case (let low?, nil): return say("at least \(low)", "au moins \(low)")
    case (nil, let high?): return say("at most \(high)", "au plus \(high)")
    case (nil, nil): return say("no limit", "sans limite")
    }
  }

  private func rounding(_ round: Round) -> String {
    let decimals = CountedNoun(en: ("decimal", "decimals"), fr: ("décimale", "décimales"))
      .text(round.digits)[language]
    return say("round to \(decimals)", "arrondir à \(decimals)") + ", \(mode(round.mode))"
  }

  private func mode(_ mode: RoundingMode) -> String {
    switch mode {
    case .halfUp: say("half up", "demi vers le haut")
    case .halfEven: say("half to even", "demi au chiffre pair")
    case .truncate: say("digits cut off", "chiffres coupés")
    case .up: say("away from zero", "en s’éloignant de zéro")
    }
  }

  private func mapping(_ map: Map) -> String {
    let place = map.when.map { say(" where \($0.text)", " là où \($0.text)") } ?? ""
    return "x → \(map.to.text)\(place)\(operands)"
  }

  /// `, with mean = 20, sd = 10`.
  private var operands: String {
    let known = facts.filter { $0.role == .operand }.compactMap { fact in
      fact.expression.map { "\($0) = \(number(fact.number))" }
    }
    return known.isEmpty ? "" : say(", with ", ", avec ") + list(known)
  }

  private func cutting(_ cut: Cut) -> String {
    let found = facts.filter { $0.role == .limit }
    let limits = cut.limits.enumerated().map { index, limit in
      switch limit {
      case .number(let expression):
        found.indices.contains(index) ? written(found[index]) : expression.text
      case .word(let word): word
      }
    }
    return say("cut", "découper") + " \(cut.test.rawValue) [\(list(limits))]"
  }

  private var winsorising: String {
    guard has(.low), has(.high) else {
      return changesValue
        ? say(
          "winsorise: not enough, 'else' instead",
          "winsoriser\u{202F}: insuffisant, «\u{202F}else\u{202F}» à la place")
        : say("winsorise: nothing to bring in", "winsoriser\u{202F}: rien à ramener")
    }
    let broughtIn = facts.first { $0.role == .broughtIn }?.number ?? 0
    let count = CountedNoun(
      en: ("extreme brought in", "extremes brought in"),
      fr: ("extrême ramené", "extrêmes ramenés")
    ).text(Int(broughtIn))[language]
    let within = interval(fact(.low), fact(.high))
    return say(
      "winsorise: \(count), now within \(within)",
      "winsoriser\u{202F}: \(count), désormais dans \(within)")
  }
}
