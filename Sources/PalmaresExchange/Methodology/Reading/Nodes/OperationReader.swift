import PalmaresCore
import PalmaresEngine

/// Reads what stands after the key of a step.
struct OperationReader {
  let excerpt: Excerpt

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
  }

  func scale() -> Scale? {
    guard let fields = excerpt.fields(.scale) else { return nil }
    let from = fields.required("from")?.pair()
    let to = fields.required("to")?.pair()
    guard let from, let to else { return nil }
    if let a = from.0.constant, let b = from.1.constant, a == b {
      refuseEqualAnchors(from.0.text, fields)
      return nil
    }
    if let a = to.0.constant, let b = to.1.constant, a == b {
      refuseEqualEnds(to.0.text, fields)
      return nil
    }
    return Scale(from: from, to: to)
  }

  func rank() -> Rank? {
    guard let fields = excerpt.fields(.rank) else { return nil }
    let first = fields.required("first", fix: Self.firstAdvice)?.end()
    let ties = fields.required("ties", fix: Self.tiesAdvice)?.choice(Rank.Ties.self)
    let order = fields.optional("then_by")?.listOrOne() ?? []
    guard let first, let ties else { return nil }
    return Rank(
      first: first, ties: ties, thenBy: order.compactMap { tieBreak($0, otherwise: first) })
  }

  private func tieBreak(_ item: Excerpt, otherwise end: End) -> Rank.TieBreak? {
    guard item.tree.mapping != nil else {
      return item.nodeReference().map { Rank.TieBreak(node: $0, first: end) }
    }
    guard let entries = item.namedFields(), let (name, _, value) = entries.first,
      item.hasCount(1, entries.map(\.value)), let end = value.end()
    else { return nil }
    return Rank.TieBreak(node: Excerpt.nodeReference(name), first: end)
  }

  func clip() -> Clip? {
    guard let items = excerpt.list(), excerpt.hasCount(2, items) else { return nil }
    if items.allSatisfy(\.tree.isNull) {
      excerpt.refuse(
        DiagnosticRule("methodology.no-limit"),
        LocalizedText(
          en: "'\(excerpt.path)' has no limit.",
          fr: "«\u{202F}\(excerpt.path)\u{202F}» n’a aucune limite."))
      return nil
    }
    let limits = items.map { $0.tree.isNull ? nil : $0.expression() }
    guard zip(items, limits).allSatisfy({ $0.0.tree.isNull || $0.1 != nil }) else { return nil }
    if let low = limits[0]?.constant, let high = limits[1]?.constant, low > high {
      refuseOrder(limits[0]?.text ?? "", limits[1]?.text ?? "")
      return nil
    }
    return Clip(low: limits[0], high: limits[1])
  }

  func round() -> Round? {
    if excerpt.tree.mapping == nil { return excerpt.integer(-15...15).map { Round(digits: $0) } }
    guard let fields = excerpt.fields(.round) else { return nil }
    let digits = fields.required("digits")?.integer(-15...15)
    let mode = fields.optional("mode").map { $0.choice(RoundingMode.self) } ?? .halfUp
    guard let digits, let mode else { return nil }
    return Round(digits: digits, mode: mode)
  }

  func map() -> Map? {
    if excerpt.tree.mapping == nil { return excerpt.expression().map { Map(to: $0) } }
    guard let fields = excerpt.fields(.map) else { return nil }
    let to = fields.required("to")?.expression()
    let when = fields.required("when")?.expression()
    guard let to, let when else { return nil }
    return Map(to: to, when: when)
  }

  func fill() -> Fill? {
    if excerpt.tree.mapping == nil { return excerpt.expression().map { Fill(with: $0) } }
    guard let fields = excerpt.fields(.fill) else { return nil }
    let with = fields.required("with")?.expression()
    let or = fields.optional("or").map { $0.choice(["missing": true], order: ["missing"]) } ?? false
    guard let with, let or else { return nil }
    return Fill(with: with, otherwiseMissing: or)
  }

  func blank() -> Blank? {
    if excerpt.tree.mapping == nil { return excerpt.expression().map { Blank(when: $0) } }
    guard let fields = excerpt.fields(.blank) else { return nil }
    let when = fields.required("when")?.expression()
    let states = ValueState.allCases.filter { $0 != .present }
    let words = Dictionary(uniqueKeysWithValues: states.map { ($0.code, $0) })
    let state =
      fields.optional("as").map { $0.choice(words, order: states.map(\.code)) } ?? .missing
    guard let when, let state else { return nil }
    return Blank(when: when, as: state)
  }

  func replace() -> Replace? {
    guard let entries = excerpt.namedFields() else { return nil }
    var pairs: [Replace.Pair] = []
    for (name, mark, value) in entries {
      let key = Excerpt(
        MarkedTree(.scalar(MarkedTree.Scalar(name)), at: mark), path: value.path,
        in: value.context)
      let old = key.number()
      let new = value.number()
      guard let old, let new else { continue }
      if pairs.contains(where: { $0.value == old }) {
        refuseTwice(name, key)
      } else {
        pairs.append(Replace.Pair(value: old, by: new))
      }
    }
    return pairs.count == entries.count ? Replace(pairs: pairs) : nil
  }

  func winsorise(_ steps: (Excerpt) -> [Step]) -> Winsorise? {
    guard let fields = excerpt.fields(.winsorise) else { return nil }
    let until = fields.required("until")?.expression()
    let atMost = fields.required("at_most")?.integer(0...1_000_000)
    let otherwise = fields.optional("else").map(steps)
    guard let until, let atMost else { return nil }
    return Winsorise(until: until, atMost: atMost, otherwise: otherwise)
  }
}

// MARK: What is refused

extension OperationReader {
  private static let firstAdvice = [
    LocalizedText(
      en: "Say which end is first: 'first: high' or 'first: low'.",
      fr:
        "Dites quel bout est premier\u{202F}: «\u{202F}first: high\u{202F}» ou «\u{202F}first: "
        + "low\u{202F}»."
    )
  ]

  private static let tiesAdvice = [
    LocalizedText(
      en: "Say what equal values share: 'ties: min' (1, 2, 2, 4), 'max' (1, 3, 3, 4), 'average' "
        + "(1, 2.5, 2.5, 4), 'dense' (1, 2, 2, 3) or 'order' (1, 2, 3, 4).",
      fr:
        "Dites ce que partagent des valeurs égales\u{202F}: «\u{202F}ties: min\u{202F}» (1, 2, 2, "
        + "4), «\u{202F}max\u{202F}» "
        + "(1, 3, 3, 4), «\u{202F}average\u{202F}» (1\u{202F}; 2,5\u{202F}; 2,5\u{202F}; 4), «\u{202F}dense\u{202F}» (1, "
        + "2, 2, 3) ou «\u{202F}order\u{202F}» "
        + "(1, 2, 3, 4).")
  ]

  private func refuseEqualAnchors(_ text: String, _ fields: FieldReader) {
    excerpt.refuse(
      DiagnosticRule("normalisation.equal-anchors"),
      LocalizedText(
        en: "Both anchors of '\(excerpt.path).from' are \(text).",
        fr: "Les deux repères de «\u{202F}\(excerpt.path).from\u{202F}» valent \(text)."),
      at: fields.optional("from")?.tree.mark,
      why: LocalizedText(
        en: "No straight line goes through two different values at the same place.",
        fr: "Aucune droite ne passe par deux valeurs différentes au même endroit."))
  }

  private func refuseEqualEnds(_ text: String, _ fields: FieldReader) {
    excerpt.refuse(
      DiagnosticRule("normalisation.equal-ends"),
      LocalizedText(
        en: "Both ends that '\(excerpt.path)' scales to are \(text).",
        fr: "Les deux bouts où mène «\u{202F}\(excerpt.path)\u{202F}» valent \(text)."),
      at: fields.optional("to")?.tree.mark,
      why: LocalizedText(
        en: "Every value would become \(text), and nobody could be told apart.",
        fr: "Toute valeur deviendrait \(text), et rien ne distinguerait plus personne."),
      fix: [
        LocalizedText(
          en: "Write two different ends, such as [0, 100].",
          fr: "Écrivez deux bouts différents, comme [0, 100].")
      ])
  }

  private func refuseOrder(_ low: String, _ high: String) {
    excerpt.refuse(
      DiagnosticRule("step.limits-out-of-order"),
      LocalizedText(
        en: "The lower limit \(low) of '\(excerpt.path)' is above the upper limit \(high).",
        fr:
          "La limite basse \(low) de «\u{202F}\(excerpt.path)\u{202F}» dépasse la limite haute "
          + "\(high)."
      ),
      fix: [LocalizedText(en: "Write [\(high), \(low)].", fr: "Écrivez [\(high), \(low)].")])
  }

  private func refuseTwice(_ name: String, _ key: Excerpt) {
    key.refuse(
      DiagnosticRule("methodology.value-twice"),
      LocalizedText(
        en: "The value \(name) is replaced twice.", fr: "La valeur \(name) est remplacée deux fois."
      ))
  }
}
