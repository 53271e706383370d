/// Weights for which the correlations of the children with their weighted sum are in the declared
/// proportions.
///
/// With R the correlations between children and s the declared shares, the correlation of child i with
/// Σ wⱼxⱼ is proportional to (R u)ᵢ where uⱼ = wⱼ·sdⱼ. So u solves R u = s, and w = u / sd: no search is
/// needed. Where a weight comes out negative, no weights of a mean give these shares.
///
/// - Source: Becker, Saisana, Paruolo & Vandecasteele (2017), "Weights and importance in composite
///   indicators: closing the gap", *Ecological Indicators* 80.
func balancedWeights(_ input: WeightingInput) throws(WeightingProblem) -> [Double] {
  guard input.columns.count > 1 else { return [1] }
  let eigen = SymmetricEigen(try correlations(of: input).rows)
  if let least = eigen.values.last, let vector = eigen.vectors.last, least < 1e-10 {
    throw .collinear(vector.indices.filter { abs(vector[$0]) > 1e-6 })
  }
  var solution = [Double](repeating: 0, count: input.columns.count)
  for (value, vector) in zip(eigen.values, eigen.vectors) {
    let part = zip(vector, input.declared).reduce(0) { $0 + $1.0 * $1.1 } / value
    for child in solution.indices { solution[child] += part * vector[child] }
  }
  let weights = zip(solution, input.columns).map { $0 / populationDeviation($1) }
  let scale = weights.map(abs).max() ?? 0
  let negative = weights.indices.filter { weights[$0] < -1e-12 * scale }
  guard negative.isEmpty else { throw .unbalanced(negative) }
  return weights.map { max(0, $0) }
}
