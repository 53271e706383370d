import Glibc

/// MEREC, *method based on the removal effects of criteria*: how much the institutions' performances
/// change when a child is taken out. A performance is ln(1 + Σ |ln(least ÷ value)| / p) over the p
/// children; the child removed leaves p as it is.
///
/// - Source: Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis & Antucheviciene (2021), "Determination of
///   objective weights using a new method based on the removal effects of criteria (MEREC)",
///   *Symmetry* 13(4).
func merecRemovalEffects(_ input: WeightingInput) -> [Double] {
  let p = Double(input.columns.count)
  let logarithms = input.columns.map { column in
    let least = column.min() ?? 1
    return column.map { log($0) - log(least) }
  }
  let sums = (0..<input.n).map { row in logarithms.reduce(0) { $0 + $1[row] } }
  return logarithms.map { column in
    let effects = (0..<input.n).map { row in
      abs(log1p((sums[row] - column[row]) / p) - log1p(sums[row] / p))
    }
    return effects.sorted().reduce(0, +)
  }
}
