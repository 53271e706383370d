/// The principal components of indicators' correlations, from the largest: into how many things that
/// vary apart they fall.
///
/// Institutions without a value of some indicator are left out. Indicators are standardised, so scales
/// don't count. Each component is a vector of loadings of length 1, turned so that their sum is
/// positive (where they cancel, the first that isn't zero is).
///
/// - Source: OECD/JRC (2008), *Handbook*, step 4; Jolliffe (2002), *Principal Component Analysis*, 2nd
///   edition.
public struct PrincipalComponents: Sendable, Hashable {
  /// How many institutions have a value of every indicator.
  public let institutions: Int
  /// Variance of each component; they sum to the number of indicators.
  public let variances: [Double]
  /// `loadings[k][i]`: indicator i on component k.
  public let loadings: [[Double]]

  /// - Parameters:
  ///   - columns: numbers, of the same institutions.
  ///   - members: whom to look at; everyone where `nil`.
  /// - Returns: `nil` for fewer than two indicators or three institutions that have all, and where one
  ///   of the indicators has no spread among them.
  public init?(of columns: [Column], among members: [Bool]? = nil) {
    guard columns.count > 1 else { return nil }
    let members = members ?? [Bool](repeating: true, count: columns[0].count)
    let input = WeightingInput(columns, among: members, declared: [])
    guard input.n > 2, let matrix = CorrelationMatrix(of: input.columns) else { return nil }
    let eigen = SymmetricEigen(matrix.rows)
    institutions = input.n
    // A variance isn't negative; what is below zero is rounding.
    variances = eigen.values.map { max(0, $0) }
    loadings = eigen.vectors
  }

  /// The standard deviation of each component.
  public var standardDeviations: [Double] { variances.map { $0.squareRoot() } }

  /// The share of all variance that each explains.
  public var explained: [Double] { variances.map { $0 / Double(variances.count) } }
}
