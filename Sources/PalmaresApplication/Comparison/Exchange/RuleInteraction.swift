/// What remains of a whole change after the effects of single rules.
public struct RuleInteraction: Sendable, Hashable {
  /// `nil` where something has no value.
  public let score: Double?
  /// Places nearer the first.
  public let rise: Double?
  /// Bands, grades and groups that the whole change ends with and no single rule leads to.
  public let classes: [ClassChange]

  init(of whole: StandingChange, without effects: [StandingChange]) {
    func rest(_ part: (StandingChange) -> Double?) -> Double? {
      effects.reduce(part(whole)) { rest, effect in
        guard let rest, let change = part(effect) else { return nil }
        return rest - change
      }
    }
    score = rest(\.score)
    rise = rest(\.rise)
    classes = Self.classes(of: whole, without: effects.map(\.classes))
  }

  private static func classes(
    of whole: StandingChange, without effects: [[ClassChange]]
  ) -> [ClassChange] {
    let single = Dictionary(grouping: effects.joined(), by: \.kind)
    let kinds = Set(whole.classes.map(\.kind)).union(single.keys)
    return (whole.before.classes + whole.after.classes).map(\.kind).reduce(into: []) { all, kind in
      let before = whole.before.word(of: kind)
      let after = whole.after.word(of: kind)
      let reached = single[kind].map { $0.map(\.after) } ?? [before]
      guard kinds.contains(kind), !reached.contains(after),
        !all.contains(where: { $0.kind == kind })
      else { return }
      all.append(ClassChange(kind: kind, before: before, after: after))
    }
  }
}
