import Glibc

/// (a − b) ÷ (ln a − ln b), and a where both are equal: what turns a difference of logarithms into one of
/// values.
///
/// - Precondition: both above zero.
/// - Source: Stolarsky (1975), "Generalizations of the logarithmic mean", *Mathematics Magazine* 48(2).
func logarithmicMean(_ a: Double, _ b: Double) -> Double {
  guard a != b else { return a }
  let (low, high) = (min(a, b), max(a, b))
  let excess = (high - low) / low
  // Of (1 + e) near 1, the logarithm alone would lose its digits.
  let logarithm = excess.isFinite ? log1p(excess) : log(high) - log(low)
  return (high - low) / logarithm
}

/// The slope of xᵖ between two values above zero: (aᵖ − bᵖ) ÷ (a − b); its derivative where they are so
/// near each other that the quotient would lose its digits.
func powerSlope(_ a: Double, _ b: Double, power: Double) -> Double {
  let middle = (a + b) / 2
  guard abs(a - b) > 1e-5 * abs(middle) else { return power * pow(middle, power - 1) }
  return (pow(a, power) - pow(b, power)) / (a - b)
}
