import PalmaresCore
import PalmaresEngine

/// Reads a combine with the keys beside it.
struct CombinationReader {
  let key: String
  let children: Excerpt
  let fields: FieldReader
  let citations: Citations

  func read() -> Combination? {
    let children = children(of: self.children)
    refuseMisplaced()
    let rule = rule()
    let needs = needs(children?.count)
    let each = fields.optional("each").map(StepReader(citations: citations).steps) ?? []
    let total = fields.optional("total").flatMap(total)
    let weights = WeightingReader(combine: key, fields: fields)
    weights.refuseMisplaced()
    let weighting = weights.weighting()
    guard let children, let rule, let needs else { return nil }
    return Combination(
      rule: rule, children: children, needs: needs, each: each, total: total, weighting: weighting)
  }

  // MARK: Children

  private func children(of excerpt: Excerpt) -> [Child]? {
    if excerpt.tree.isUnreadable { return nil }
    if excerpt.tree.mapping != nil { return weighted(excerpt) }
    guard let items = ChildrenCheck(excerpt).list() else { return nil }
    return items.compactMap { item in
      item.nodeReference().map { Child(node: $0, location: item.location) }
    }
  }

  private func weighted(_ excerpt: Excerpt) -> [Child]? {
    guard let entries = excerpt.namedFields(), ChildrenCheck(excerpt).isNotEmpty(entries.count)
    else { return nil }
    return entries.compactMap { name, mark, value in
      let node = Excerpt.nodeReference(name)
      let location = value.context.location(mark, value.path)
      if value.tree.mapping == nil {
        return value.expression().map { Child(node: node, weight: $0, location: location) }
      }
      guard let fields = value.fields(.child) else { return nil }
      let weight = fields.optional("weight").map { $0.expression() } ?? 1
      let each = fields.optional("each").map(StepReader(citations: citations).steps) ?? []
      return weight.map { Child(node: node, weight: $0, each: each, location: location) }
    }
  }

  // MARK: The rule

  private func rule() -> CombinationRule? {
    switch key {
    case "mean":
      let power = fields.optional("power").map { $0.number() } ?? 1
      let zeros = fields.optional("zeros").map(zeros) ?? .refuse
      guard let power, let zeros else { return nil }
      return .mean(power: power, zeros: zeros)
    case "sum": return .sum
    case "product": return .product
    case "benefit_of_doubt":
      return WeightingReader(combine: key, fields: fields).benefitOfDoubt()
    case "ordered":
      let weights = fields.required("weights")?.list()?.map { $0.number() }
      let end = fields.optional("from").map { $0.end() } ?? .high
      guard let weights, let end else { return nil }
      return ordered(weights.compactMap { $0 }, isWhole: !weights.contains(nil), from: end)
    case "quantile": return fields.required("at")?.quantileShare().map { .quantile(at: $0) }
    case "spread":
      return fields.required("divide_by")?.spreadDivisor().map { .spread(divideBy: $0) }
    case "copeland": return .copeland(over: fields.optional("over")?.population())
    default: return .share
    }
  }

  private func zeros(_ excerpt: Excerpt) -> ZeroRule? {
    excerpt.choice(
      [ZeroRule.giveZero.rawValue: .giveZero, ZeroRule.refuse.rawValue: .refuse],
      order: [ZeroRule.giveZero.rawValue, ZeroRule.refuse.rawValue])
  }

  private func ordered(_ weights: [Double], isWhole: Bool, from end: End) -> CombinationRule? {
    guard isWhole else { return nil }
    if weights.contains(where: { $0 != 0 }) { return .ordered(weights: weights, from: end) }
    fields.excerpt.refuse(
      DiagnosticRule("weighting.zero-sum"),
      LocalizedText(
        en: "'\(fields.excerpt.path).weights' holds no weight other than 0.",
        fr: "«\u{202F}\(fields.excerpt.path).weights\u{202F}» ne contient aucun poids autre que 0.")
    )
    return nil
  }

  private func refuseMisplaced() {
    let own: [String: [String]] = [
      "mean": ["power", "zeros"], "ordered": ["from"], "quantile": ["at"],
      "spread": ["divide_by"],
    ]
    if !["copeland", "benefit_of_doubt"].contains(key) {
      fields.refuse(
        misplaced: ["over"],
        because: LocalizedText(
          en: "It goes with 'copeland' and 'benefit_of_doubt'; this is '\(key)'.",
          fr: "Elle va avec «\u{202F}copeland\u{202F}» et «\u{202F}benefit_of_doubt\u{202F}»"
            + "\u{202F}; c’est ici «\u{202F}\(key)\u{202F}»."))
    }
    for (combine, keys) in own.sorted(by: { $0.key < $1.key }) where combine != key {
      fields.refuse(
        misplaced: keys,
        because: LocalizedText(
          en: "It goes with '\(combine)'; this is '\(key)'.",
          fr:
            "Elle va avec «\u{202F}\(combine)\u{202F}»\u{202F}; c’est ici «\u{202F}\(key)\u{202F}»."
        ))
    }
    guard key == "share" else { return }
    fields.refuse(
      misplaced: ["needs"],
      because: LocalizedText(
        en: "A share counts the children that have a value, so it is never missing.",
        fr: "Une part compte les enfants qui ont une valeur\u{202F}: elle n’est jamais manquante."))
  }

  // MARK: What is needed

  private func needs(_ count: Int?) -> Needs? {
    if key == "share" { return .all }
    guard let excerpt = fields.required("needs", fix: Excerpt.needsAdvice) else { return nil }
    return NeedsReader(excerpt: excerpt, children: count).read()
  }

  private func total(_ excerpt: Excerpt) -> DeclaredTotal? {
    if excerpt.tree.mapping == nil { return excerpt.number().map { DeclaredTotal($0) } }
    guard let fields = excerpt.fields(.total), let value = fields.required("is")?.number() else {
      return nil
    }
    guard let within = fields.optional("within") else { return DeclaredTotal(value) }
    return within.number().map { DeclaredTotal(value, within: $0) }
  }
}
