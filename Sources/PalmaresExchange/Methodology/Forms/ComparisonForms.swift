import PalmaresCore
import PalmaresEngine

/// Institutions compared with each other, criterion by criterion, and the results added up.
extension CombineForm {
  /// Points for every institution left behind, over several criteria.
  ///
  /// - Source: Borda (1784), « Mémoire sur les élections au scrutin », *Histoire de l'Académie royale
  ///   des sciences* 1781; OECD/JRC (2008), *Handbook*, step 6.
  static let borda = CombineForm("borda", keys: ["of", "ties"]) { value, keys in
    guard let fields = value.fields(keys) else { return nil }
    let children = fields.required("of")
    let ties = fields.required("ties")?.text()
    guard let children, let ties else { return nil }
    let mark = value.tree.mark
    let points: [KernelStep] = [
      .rank(first: "low", ties: ties, at: mark), .map("x - 1", at: mark),
    ]
    return [("sum", children.tree), ("each", .steps(points, of: "borda", at: mark))]
  }

  /// PROMETHEE II: the weighted mean of net flows.
  ///
  /// - Source: Brans & Vincke (1985), "A preference ranking organisation method", *Management
  ///   Science* 31(6).
  static let promethee = CombineForm(
    "promethee", keys: ["of"] + KeySet.netFlow.keys + ["over"]
  ) { value, keys in
    guard let fields = value.fields(keys), let children = fields.required("of") else { return nil }
    let preference = fields.required("preference")
    guard preference != nil else { return nil }
    let mark = value.tree.mark
    let curve = fields.written(KeySet.netFlow.keys).map { ($0.key, $0.value.tree) }
    let flow = KernelStep(key: "net_flow", value: .mapping(curve, at: mark))
    let steps = MarkedTree.steps(
      [flow], of: "promethee", over: fields.optional("over")?.tree, at: mark)
    return [("mean", children.tree), ("each", steps)]
  }
}
