import Glibc
import PalmaresEngine

/// Quantiles of the gamma distribution of rate 1, by their logarithm: with a small shape they are smaller
/// than any double.
///
/// P(a, x) is summed as a series below a + 1 and Q(a, x) as a continued fraction above; the quantile is
/// found by Newton's steps on ln P, or ln Q in the upper half, kept between bounds.
///
/// - Source: Abramowitz & Stegun (1964), *Handbook of Mathematical Functions*, 6.5.29 and 6.5.31 (Lentz's
///   evaluation); Wilson & Hilferty (1931) for the first guess.
enum GammaQuantile {
  /// ln x with P(shape, x) = probability.
  ///
  /// - Precondition: a positive shape; 0 < probability < 1.
  static func logarithm(of probability: Double, shape a: Double) -> Double {
    let logGamma = logGamma(a)
    // Where x is small P(a, x) = xᵃ / Γ(a + 1) to the last digit.
    let small = (log(probability) + logGamma + log(a)) / a
    if small < -40 { return small }
    let upper = probability > 0.5
    let goal = log(upper ? 1 - probability : probability)
    var low = -800.0
    var high = log(a + 40 * a.squareRoot() + 800)
    var t = min(max(start(probability, a, small), low), high)
    for _ in 0..<200 {
      let (p, q) = logarithms(shape: a, at: t, logGamma)
      let error = (upper ? q : p) - goal
      if (error < 0) != upper { low = t } else { high = t }
      // d ln P / dt = x · density / P, with t = ln x.
      let slope = exp(a * t - exp(t) - logGamma - (upper ? q : p))
      var next = t - error / (upper ? -slope : slope)
      if !next.isFinite || next <= low || next >= high { next = low + (high - low) / 2 }
      if abs(next - t) <= 1e-15 * max(1, abs(t)) { return next }
      t = next
    }
    return t
  }

  private static func start(_ probability: Double, _ a: Double, _ small: Double) -> Double {
    let spread = 1 / (9 * a)
    let root = 1 - spread + Normal.quantile(probability) * spread.squareRoot()
    return a < 0.5 || root <= 0.1 ? small : log(a) + 3 * log(root)
  }

  /// ln P and ln Q at x = eᵗ.
  private static func logarithms(
    shape a: Double, at t: Double, _ logGamma: Double
  ) -> (p: Double, q: Double) {
    let x = exp(t)
    let front = a * t - x - logGamma
    if x < a + 1 {
      let p = min(front + log(series(a, x)), 0)
      return (p, log1p(-exp(p)))
    }
    let q = min(front + log(fraction(a, x)), 0)
    return (log1p(-exp(q)), q)
  }

  /// Σ xⁿ / (a (a + 1) … (a + n)).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var divisor = a
    repeat {
      divisor += 1
      term *= x / divisor
      sum += term
    } while term > sum * 1e-17
    return sum
  }

  /// 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)).
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / (abs(b) < tiny ? tiny : b)
    var value = d
    var index = 0.0
    var factor = 0.0
    repeat {
      index += 1
      let numerator = -index * (index - a)
      b += 2
      d = numerator * d + b
      if abs(d) < tiny { d = tiny }
      c = b + numerator / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      factor = d * c
      value *= factor
    } while abs(factor - 1) > 1e-16 && index < 1_000_000
    return value
  }

  /// ln Γ, without the sign that the C library keeps in a global.
  static func logGamma(_ a: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(a, &sign)
  }
}
