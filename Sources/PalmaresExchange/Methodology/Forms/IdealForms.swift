import PalmaresCore
import PalmaresEngine

/// Methods that measure how far an institution stands from the best, and from the worst, of every
/// criterion. More of each child is better.
extension NodeForm {
  /// Closeness to the ideal, 0…1: distance to the worst ÷ (distance to the worst + to the best).
  /// Distances are √(Σ (weight × difference)² ÷ Σ weight) over the children that have a value; who is
  /// beyond the best member, or the worst, is at no distance from it.
  ///
  /// - Source: Hwang & Yoon (1981), *Multiple Attribute Decision Making*, Springer.
  static let topsis = NodeForm("topsis", keys: ["normalisation", "over"]) { writer, fields in
    guard let normalisation = fields.required("normalisation")?.choice(Normalisation.self) else {
      return nil
    }
    let children = writer.prepared(normalisation.steps(writer))
    let ends = [
      (
        "to_best", "greatest(0, max - x)",
        LocalizedText(en: "distance to the best", fr: "distance au meilleur")
      ),
      (
        "to_worst", "greatest(0, x - min)",
        LocalizedText(en: "distance to the worst", fr: "distance au pire")
      ),
    ]
    for (part, difference, label) in ends {
      writer.combine(
        part, label: label, "mean", children, beside: [("power", writer.plain("2"))]
      ) { [writer] child in
        let weight = child.factor.map { "sqrt\($0) * " } ?? ""
        return writer.map("\(weight)\(difference)", isFitted: true)
      }
    }
    let (best, worst) = (writer.quoted("to_best"), writer.quoted("to_worst"))
    return Source(entries: [("formula", writer.plain("\(worst) / (\(best) + \(worst))"))])
  }

  private enum Normalisation: String, CaseIterable {
    case vector
    case minMax = "min_max"
    case sum
    case maximum
    case none

    func steps(_ writer: NodeFormWriter) -> [KernelStep] {
      switch self {
      // The length of the column: n times the mean square.
      case .vector: [writer.scale(("0", "sqrt(n * (mean^2 + sdp^2))"), to: ("0", "1"))]
      case .minMax: [writer.scale(("min", "max"), to: ("0", "1"))]
      case .sum: [writer.scale(("0", "sum"), to: ("0", "1"))]
      case .maximum: [writer.scale(("0", "max"), to: ("0", "1"))]
      case .none: []
      }
    }
  }

  /// The compromise between the regret of the group and the largest single regret, 0 the best: v of
  /// the one and 1 − v of the other, each between its lowest and its highest.
  ///
  /// - Source: Opricovic & Tzeng (2004), "Compromise solution by MCDM methods: a comparative analysis
  ///   of VIKOR and TOPSIS", *European Journal of Operational Research* 156(2).
  static let vikor = NodeForm("vikor", keys: ["v", "over"]) { writer, fields in
    guard let v = fields.required("v")?.text() else { return nil }
    let children = writer.prepared([writer.scale(("max", "min"), to: ("0", "1"))])
    writer.combine(
      "group_regret",
      label: LocalizedText(en: "regret over all criteria", fr: "regret sur tous les critères"),
      "mean", children
    ) { _ in nil }
    writer.combine(
      "worst_regret",
      label: LocalizedText(
        en: "largest regret of one criterion", fr: "plus grand regret d’un critère"),
      "ordered", children, beside: [("weights", .list([writer.plain("1")], at: writer.mark))],
      weighted: false
    ) { [writer] child in child.factor.map { writer.map("\($0) * x") } }
    return Source(entries: [
      ("mean", compromise(writer, v)), ("needs", writer.plain("all")),
    ])
  }

  private static func compromise(_ writer: NodeFormWriter, _ v: String) -> MarkedTree {
    let between = writer.steps([writer.scale(("min", "max"), to: ("0", "1"))])
    return .mapping(
      [("group_regret", v), ("worst_regret", "1 - (\(v))")].map { part, weight in
        let parts = [("weight", writer.plain(weight)), ("each", between)]
        return (writer.name(part), MarkedTree.mapping(parts, at: writer.mark))
      }, at: writer.mark)
  }

  /// The distance to the best of every criterion, as a share of its mean plus two standard
  /// deviations: 0 is the best, hardly any lies above 1.
  ///
  /// - Source: Hellwig (1968), « Zastosowanie metody taksonomicznej do typologicznego podziału krajów »,
  ///   *Przegląd Statystyczny* 15(4); Mazziotta & Pareto (2013), "Methods for constructing composite
  ///   indices", *Rivista Italiana di Economia, Demografia e Statistica* 67(2).
  static let wroclaw = NodeForm("wroclaw", keys: ["divide_by", "over"]) { writer, fields in
    guard let divisor = fields.required("divide_by")?.spreadDivisor() else { return nil }
    let children = writer.prepared([])
    writer.combine(
      "distance", label: LocalizedText(en: "distance to the best", fr: "distance au meilleur"),
      "mean", children, beside: [("power", writer.plain("2"))]
    ) { [writer] _ in writer.map("greatest(0, max - x)", isFitted: true) }
    let sd = divisor == .number ? "sdp" : "sd"
    return Source(
      entries: [("of", writer.plain(writer.name("distance")))],
      steps: [writer.scale(("0", "mean + 2 * \(sd)"), to: ("0", "1"))])
  }
}
