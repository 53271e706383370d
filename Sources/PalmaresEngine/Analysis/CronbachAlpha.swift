/// Cronbach's α: whether indicators that are added up measure one thing, 1 at best; negative where they
/// pull apart. k/(k − 1) · (1 − Σ variances / Σ all covariances), with k indicators.
///
/// Variances rest on everyone who has the indicator and covariances on everyone who has both. It
/// depends on the indicators' scales: look at it after they are normalised.
///
/// - Parameters:
///   - columns: numbers, of the same institutions.
///   - members: whom to look at; everyone where `nil`.
/// - Returns: `nil` for fewer than two indicators, where two institutions don't have both of a pair, and
///   where the sum of covariances is zero.
/// - Source: Cronbach (1951), "Coefficient alpha and the internal structure of tests", *Psychometrika*
///   16(3); OECD/JRC (2008), *Handbook*, step 4.
public func cronbachAlpha(of columns: [Column], among members: [Bool]? = nil) -> Double? {
  guard columns.count > 1 else { return nil }
  let members = members ?? [Bool](repeating: true, count: columns[0].count)
  var (variances, covariances) = (0.0, 0.0)
  for i in columns.indices {
    for j in columns.indices where j >= i {
      guard let value = PairedSample(columns[i], columns[j], among: members).covariance else {
        return nil
      }
      if i == j { variances += value }
      covariances += i == j ? value : 2 * value
    }
  }
  guard covariances != 0 else { return nil }
  let k = Double(columns.count)
  return k / (k - 1) * (1 - variances / covariances)
}
