import PalmaresCore

/// A step of a file that was written out, in words: `scale from [min, max] to [0, 100], fitted on 'ranked'`.
struct StepPhrase {
  private let step: MarkedTree

  /// `nil` for what isn't a step.
  init?(_ tree: MarkedTree) {
    guard tree.mapping?.contains(where: { KeySet.operations.contains($0.key) }) == true else {
      return nil
    }
    step = tree
  }

  var text: LocalizedText {
    let operation = operation
    let beside = beside
    return LocalizedText(en: operation.en + beside.en, fr: operation.fr + beside.fr).typeset
  }

  private var operation: LocalizedText {
    let key = step.mapping?.map(\.key).first { KeySet.operations.contains($0) } ?? ""
    guard let value = step[key] else { return LocalizedText("") }
    switch key {
    case "scale": return scale(value)
    case "rank": return rank(value)
    case "clip": return clip(value)
    case "round": return round(value)
    case "map": return map(value)
    case "cut": return cut(value)
    case "fill":
      let filled = (value["with"] ?? value).line
      return LocalizedText(
        en: "fill a missing value with \(filled)", fr: "remplir une valeur absente par \(filled)")
    case "blank":
      let condition = (value["when"] ?? value).line
      return LocalizedText(en: "no value where \(condition)", fr: "sans valeur là où \(condition)")
    case "replace":
      let pairs = (value.mapping ?? []).map { "\($0.key) → \($0.value.line)" }
      let list = pairs.joined(separator: ", ")
      return LocalizedText(en: "replace \(list)", fr: "remplacer \(list)")
    case "winsorise": return winsorise(value)
    default: return LocalizedText("\(key): \(value.line)")
    }
  }

  private func scale(_ value: MarkedTree) -> LocalizedText {
    let (from, to) = (value["from"]?.line ?? "", value["to"]?.line ?? "")
    return LocalizedText(en: "scale from \(from) to \(to)", fr: "échelle de \(from) à \(to)")
  }

  private func rank(_ value: MarkedTree) -> LocalizedText {
    let isHigh = value["first"]?.line == "high"
    let ties = value["ties"]?.line ?? ""
    let then = value["then_by"].map { ($0.line) }
    return LocalizedText(
      en: "rank, \(isHigh ? "highest" : "lowest") first, ties: \(ties)"
        + (then.map { ", then by \($0)" } ?? ""),
      fr: "rang, \(isHigh ? "le plus haut" : "le plus bas") d’abord, ex æquo : \(ties)"
        + (then.map { ", puis par \($0)" } ?? ""))
  }

  private func clip(_ value: MarkedTree) -> LocalizedText {
    let limits = value.line
    return LocalizedText(en: "keep within \(limits)", fr: "garder dans \(limits)")
  }

  private func round(_ value: MarkedTree) -> LocalizedText {
    let digits = (value["digits"] ?? value).line
    let mode = value["mode"].map { " (\($0.line))" } ?? ""
    let isOne = digits == "1" || digits == "0"
    return LocalizedText(
      en: "round to \(digits) \(digits == "1" ? "decimal" : "decimals")\(mode)",
      fr: "arrondir à \(digits) \(isOne ? "décimale" : "décimales")\(mode)")
  }

  private func map(_ value: MarkedTree) -> LocalizedText {
    let to = (value["to"] ?? value).line
    let when = value["when"]?.line
    return LocalizedText(
      en: "x → \(to)" + (when.map { " where \($0)" } ?? ""),
      fr: "x → \(to)" + (when.map { " là où \($0)" } ?? ""))
  }

  private func cut(_ value: MarkedTree) -> LocalizedText {
    let tests = ["at_least", "above", "at_most", "below", "is"]
    let test = tests.first { value[$0] != nil } ?? ""
    let limits = value[test]?.line ?? ""
    let outcomes = (value["to"]?.line ?? "") + (value["else"].map { ", else \($0.line)" } ?? "")
    return LocalizedText(
      en: "cut \(test) \(limits) into \(outcomes)", fr: "découper \(test) \(limits) en \(outcomes)")
  }

  private func winsorise(_ value: MarkedTree) -> LocalizedText {
    let until = value["until"]?.line ?? ""
    let most = value["at_most"]?.line ?? ""
    return LocalizedText(
      en: "winsorise until \(until), \(most) at most",
      fr: "winsoriser jusqu’à \(until), \(most) au plus")
  }

  /// `, fitted on 'ranked', by region`.
  private var beside: LocalizedText {
    let over = step["over"]?.line
    let by = step["by"]?.line
    return LocalizedText(
      en: (over.map { ", fitted on '\($0)'" } ?? "") + (by.map { ", by '\($0)'" } ?? ""),
      fr: (over.map { ", ajusté sur « \($0) »" } ?? "") + (by.map { ", par « \($0) »" } ?? ""))
  }
}

extension MarkedTree {
  /// As YAML on one line.
  var line: String { YAMLWriter.line(of: self) }

  /// Without the quotation marks of YAML around a text.
  var words: String { scalar?.text ?? line }

  /// `{en: …, fr: …}`.
  var isLocalized: Bool { mapping.map { Set($0.map(\.key)) == ["en", "fr"] } ?? false }
}
