import Glibc

/// Weights from the first principal component of the children's correlations: the squares of its
/// loadings, which sum to 1. The square has no sign: a child that points against the component weighs
/// as much as one that points along with it, so such children are named.
///
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 6 (weights based on
///   principal components analysis); Nicoletti, Scarpetta & Boylaud (2000), OECD Economics Department
///   Working Paper 226.
struct FirstComponent {
  let weights: [Double]
  /// Children whose loading has the opposite sign.
  let opposed: [Int]

  init(_ input: WeightingInput) throws(WeightingProblem) {
    guard input.columns.count > 1 else {
      (weights, opposed) = ([1], [])
      return
    }
    let eigen = SymmetricEigen(try correlations(of: input).rows)
    // Two components of the same size: any mixture of them is as good a first one.
    guard eigen.values[0] - eigen.values[1] > 1e-9 else { throw .undetermined }
    let squares = eigen.vectors[0].map { $0 * $0 }
    let total = squares.reduce(0, +)
    weights = squares.map { $0 / total }
    opposed = eigen.vectors[0].indices.filter { eigen.vectors[0][$0] < -1e-9 }
  }
}
