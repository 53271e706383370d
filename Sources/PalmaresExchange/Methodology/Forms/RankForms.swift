import PalmaresCore
import PalmaresEngine

/// Normalisations by position: percentile ranks, quantile groups, Borda points.
///
/// - Source: OECD/JRC (2008), *Handbook*, steps 5 (ranking, percentiles) and 6 (Borda).
extension StepForm {
  static let percentileRank = StepForm(
    "percentile_rank", keys: ["best", "ties", "denominator", "to"]
  ) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let best = fields.required("best")?.end()
    let ties = fields.required("ties")?.text()
    let anchors = fields.required("denominator")?.denominator()
    let ends = fields.required("to")?.ends()
    guard let best, let ties, let anchors, let ends else { return nil }
    let mark = value.tree.mark
    return [
      // The last position is the best: everyone below counts.
      .rank(first: best == .high ? "low" : "high", ties: ties, at: mark),
      .scale(anchors.map(value.kernel), to: ends, at: mark),
    ]
  }

  static let quantileGroup = StepForm(
    "quantile_group", keys: ["groups", "first", "ties", "rule"]
  ) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let groups = fields.required("groups")?.integer(2...1_000_000)
    let first = fields.required("first")?.text()
    let ties = fields.required("ties")?.text()
    let rounding = fields.required("rule")?.choice(
      ["ceiling": "ceil", "floor": "floor"], order: ["ceiling", "floor"])
    guard let groups, let first, let ties, let rounding else { return nil }
    let mark = value.tree.mark
    let low = rounding == "ceil" ? 0 : 1
    return [
      .rank(first: first, ties: ties, at: mark),
      .scale(
        [value.kernel("\(low)"), value.kernel(low == 0 ? "n" : "n + 1")],
        to: [value.kernel("\(low)"), value.kernel("\(groups + low)")], at: mark),
      .map("\(rounding)(x)", at: mark),
    ]
  }

  static let borda = StepForm("borda") { value, _ in
    guard value.isTrue() else { return nil }
    return [
      .rank(first: "low", ties: "min", at: value.tree.mark), .map("x - 1", at: value.tree.mark),
    ]
  }
}

/// Ranks that were published and stand.
extension StepForm {
  /// Who has a kept rank keeps it; the others take the place that they would have if each alone joined
  /// those of `over`.
  static let frozenRank = StepForm(
    "frozen_rank", keys: ["kept", "first", "ties"], needed: ["over"]
  ) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let kept = fields.required("kept")?.text()
    let first = fields.required("first")?.text()
    let ties = fields.required("ties")?.text()
    guard let kept, let first, let ties else { return nil }
    let mark = value.tree.mark
    return [
      .rank(first: first, ties: ties, at: mark), .map("first(`\(kept)`, x)", at: mark),
    ]
  }
}

extension Excerpt {
  /// The anchors of a position: what it is divided by.
  fileprivate func denominator() -> [String]? {
    guard let text = text() else { return nil }
    switch text.filter({ $0 != " " }) {
    case "n-1": return ["1", "n"]
    case "n": return ["0", "n"]
    case "n+1": return ["0", "n + 1"]
    default:
      refuseWord(text, known: ["n - 1", "n", "n + 1"])
      return nil
    }
  }
}
