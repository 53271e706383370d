import PalmaresCore

/// A difference in the field's words, where it has some; its path otherwise.
struct DifferenceSentence {
  let path: [String]
  let before: String?
  let after: String?

  private static let words: Set<String> = [
    "label", "print", "unit", "source", "note", "title", "url", "date", "reader",
  ]

  /// Whether a figure can change.
  var isRule: Bool {
    let rules = ["data", "parameters", "populations", "fit", "nodes", "results"]
    guard let section = path.first, rules.contains(section) else { return false }
    if section == "results" { return false }
    return !path.dropFirst(2).contains { Self.words.contains($0) }
  }

  var text: LocalizedText {
    switch path.first {
    case "nodes" where path.count >= 2: node(path[1])
    case "fit":
      change(
        LocalizedText(
          en: "The values that set scales and ranks", fr: "Les valeurs qui fixent échelles et rangs"
        ))
    case "parameters" where path.count >= 2:
      change(
        LocalizedText(
          en: "The parameter '\(path[1])'", fr: "Le paramètre «\u{202F}\(path[1])\u{202F}»"))
    case "populations" where path.count >= 2:
      change(
        LocalizedText(
          en: "The population '\(path[1])'", fr: "La population «\u{202F}\(path[1])\u{202F}»"))
    case "profiles" where path.count >= 2:
      change(
        LocalizedText(
          en: "The profile '\(path[1])'", fr: "Le profil «\u{202F}\(path[1])\u{202F}»"))
    case "checks" where path.count >= 2:
      change(
        LocalizedText(
          en: "The check '\(path[1])'", fr: "Le contrôle «\u{202F}\(path[1])\u{202F}»"))
    case "results" where path.count == 2:
      change(
        LocalizedText(en: "The result '\(path[1])'", fr: "Le résultat «\u{202F}\(path[1])\u{202F}»")
      )
    default: change(LocalizedText("'\(path.joined(separator: "."))'"))
    }
  }

  // MARK: Nodes

  private func node(_ code: String) -> LocalizedText {
    let start = LocalizedText(en: "Node '\(code)'", fr: "Nœud «\u{202F}\(code)\u{202F}»")
    let rest = Array(path.dropFirst(2))
    guard let first = rest.first else { return change(start) }
    if first == "source of the node" {
      return change(start, LocalizedText(en: "its source", fr: "sa source"))
    }
    if KeySet.combines.contains(first), rest.count >= 2 { return child(start, rest) }
    if first.hasPrefix("then[") || first.hasPrefix("each[") { return step(start, rest) }
    if let name = Self.names[first] { return change(start, name) }
    return change(start, LocalizedText("'\(rest.joined(separator: "."))'"))
  }

  private func child(_ start: LocalizedText, _ rest: [String]) -> LocalizedText {
    change(
      start,
      LocalizedText(
        en: "the weight of '\(rest[1])'", fr: "le poids de «\u{202F}\(rest[1])\u{202F}»"))
  }

  /// `then[0]`, then the step's key and what is inside.
  private func step(_ start: LocalizedText, _ rest: [String]) -> LocalizedText {
    if let digits = digits { return rounding(start, digits) }
    let number = (rest[0].split(separator: "[").last?.dropLast()).flatMap { Int($0) } ?? 0
    let part = rest.dropFirst().joined(separator: ".")
    let what =
      part.isEmpty
      ? LocalizedText("") : LocalizedText(en: ", '\(part)'", fr: ", «\u{202F}\(part)\u{202F}»")
    return change(
      start, LocalizedText(en: "step \(number + 1)\(what.en)", fr: "étape \(number + 1)\(what.fr)"))
  }

  /// A rounding that came, went or changed: what is ranked after it moves most ranks.
  private var digits: (before: String?, after: String?)? {
    func digits(_ text: String?) -> String? {
      guard let text, text.hasPrefix("{round: "), text.hasSuffix("}") else { return nil }
      let value = text.dropFirst(8).dropLast()
      return value.allSatisfy { $0.isNumber || $0 == "-" } ? String(value) : nil
    }
    if path.last == "round" { return (before, after) }
    guard before == nil || after == nil else { return nil }
    let found = (digits(before), digits(after))
    return found.0 == nil && found.1 == nil ? nil : found
  }

  private func rounding(
    _ start: LocalizedText, _ digits: (before: String?, after: String?)
  ) -> LocalizedText {
    func state(_ digits: String?) -> LocalizedText {
      guard let digits else { return LocalizedText(en: "unrounded", fr: "non arrondie") }
      return LocalizedText(
        en: "rounded to \(digits) decimals", fr: "arrondie à \(digits) décimales")
    }
    let (old, new) = (state(digits.before), state(digits.after))
    return LocalizedText(
      en: "\(start.en): what follows is made on the value \(new.en) (was: \(old.en)).",
      fr:
        "\(start.fr)\u{202F}: la suite se fait sur la valeur \(new.fr) (avant\u{202F}: \(old.fr)).")
  }

  private static let names: [String: LocalizedText] = [
    "needs": LocalizedText(
      en: "the children that must have a value", fr: "les enfants qui doivent avoir une valeur"),
    "power": LocalizedText(en: "the power of the mean", fr: "la puissance de la moyenne"),
    "zeros": LocalizedText(
      en: "what a zero does to the mean", fr: "ce qu’un zéro fait à la moyenne"),
    "only": LocalizedText(
      en: "the institutions it exists for", fr: "les établissements pour lesquels il existe"),
    "total": LocalizedText(
      en: "the declared total of the weights", fr: "le total déclaré des poids"),
    "weights": LocalizedText(en: "the weights by position", fr: "les poids par position"),
    "at": LocalizedText(
      en: "the share of the quantile", fr: "la part du quantile"),
    "divide_by": LocalizedText(
      en: "what the spread is divided by", fr: "ce par quoi la dispersion est divisée"),
    "over": LocalizedText(
      en: "the institutions it is compared with", fr: "les établissements auxquels il est comparé"),
    "column": LocalizedText(en: "its column", fr: "sa colonne"),
    "of": LocalizedText(en: "the node it starts from", fr: "le nœud dont il part"),
    "formula": LocalizedText(en: "its formula", fr: "sa formule"),
    "label": LocalizedText(en: "its label", fr: "son libellé"),
  ]

  // MARK: What came, went or changed

  private func change(_ start: LocalizedText, _ what: LocalizedText? = nil) -> LocalizedText {
    let subject =
      what.map { LocalizedText(en: "\(start.en): \($0.en)", fr: "\(start.fr)\u{202F}: \($0.fr)") }
      ?? start
    switch (before, after) {
    case (let old?, let new?):
      return LocalizedText(
        en: "\(subject.en): \(new) (was: \(old)).",
        fr: "\(subject.fr)\u{202F}: \(new) (avant\u{202F}: \(old)).")
    case (nil, let new?):
      return LocalizedText(
        en: "\(subject.en): \(new) (new).", fr: "\(subject.fr)\u{202F}: \(new) (ajout).")
    case (let old, nil):
      return LocalizedText(
        en: "\(subject.en): gone (was: \(old ?? "")).",
        fr: "\(subject.fr)\u{202F}: n’y est plus (avant\u{202F}: \(old ?? "")).")
    }
  }
}
