/// CRITIC, *criteria importance through intercriteria correlation*: the standard deviation of a child
/// on 0…1, times Σ(1 − r) over the children. What spreads, and what others don't say already, weighs
/// more.
///
/// - Source: Diakoulaki, Mavrotas & Papayannakis (1995), "Determining objective weights in multiple
///   criteria problems: the CRITIC method", *Computers & Operations Research* 22(7).
func criticInformation(_ input: WeightingInput) throws(WeightingProblem) -> [Double] {
  let correlations = try correlations(of: input)
  return input.columns.indices.map { child in
    let conflict = correlations.rows[child].reduce(0) { $0 + (1 - $1) }
    return populationDeviation(onUnitRange(input.columns[child])) * conflict
  }
}

/// The correlations between children; two that say the same are refused, because whatever is solved
/// from them counts one fact twice.
func correlations(of input: WeightingInput) throws(WeightingProblem) -> CorrelationMatrix {
  guard let correlations = CorrelationMatrix(of: input.columns) else { throw .undetermined }
  if let pair = correlations.collinearPair { throw .collinear([pair.0, pair.1]) }
  return correlations
}
