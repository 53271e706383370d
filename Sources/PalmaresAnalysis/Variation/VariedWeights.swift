import Glibc
public import PalmaresCore

/// The weights of one combination, drawn anew.
public struct VariedWeights: Sendable, Hashable {
  public enum Law: Sendable, Hashable {
    /// Each weight × a uniform number from 1 − share to 1 + share, independently: the *free box*. A mean
    /// divides by their sum afterwards.
    case box(share: Double)
    /// The *box with the sum held fixed*: weights drawn as in the free box, then all moved by the same
    /// share of their own size until they sum to what they did; who meets an end of the box stays there.
    case sumBox(share: Double)
    /// Shares drawn together, α = concentration × the nominal share: on average they are as declared, and
    /// the share p has the variance p (1 − p) / (concentration + 1). Weights then sum to what they did.
    ///
    /// - Source: Kotz, Balakrishnan & Johnson (2000), *Continuous Multivariate Distributions*, ch. 49: gamma
    ///   numbers over their sum, each by the inverse of its distribution from one uniform number.
    case dirichlet(concentration: Double)
  }

  /// Code of the node that combines.
  public var node: String
  /// Its weights as they are; none negative.
  public var nominal: [Double]
  public var law: Law

  public init(of node: String, nominal: [Double], _ law: Law) {
    self.node = node
    self.nominal = nominal
    self.law = law
  }

  public var dimension: Int { nominal.count }

  public var label: LocalizedText {
    LocalizedText(en: "weights of '\(node)'", fr: "poids de « \(node) »").typeset
  }

  /// The weights at a point of the unit cube.
  public func values(at point: ArraySlice<Double>) -> [Double] {
    switch law {
    case .box(let share):
      zip(nominal, point).map { weight, u in weight * (1 + share * (2 * u - 1)) }
    case .sumBox(let share): Self.sumBox(nominal, share, point.map { 2 * $0 - 1 })
    case .dirichlet(let concentration): Self.dirichlet(nominal, concentration, point)
    }
  }

  /// Σ weight × clip(shift − λ, −1…1) falls as λ rises: λ where it is 0 is found by halving.
  private static func sumBox(
    _ nominal: [Double], _ share: Double, _ shifts: [Double]
  ) -> [Double] {
    func moved(_ lambda: Double) -> [Double] { shifts.map { min(max($0 - lambda, -1), 1) } }
    var (low, high) = (-2.0, 2.0)
    for _ in 0..<60 {
      let middle = low + (high - low) / 2
      let sum = zip(nominal, moved(middle)).reduce(0) { $0 + $1.0 * $1.1 }
      if sum > 0 { low = middle } else { high = middle }
    }
    return zip(nominal, moved(high)).map { weight, shift in weight * (1 + share * shift) }
  }

  private static func dirichlet(
    _ nominal: [Double], _ concentration: Double, _ point: ArraySlice<Double>
  ) -> [Double] {
    let total = nominal.reduce(0, +)
    let logarithms = zip(nominal, point).map { weight, u -> Double in
      let shape = concentration * weight / total
      return shape > 0
        ? GammaQuantile.logarithm(of: OpenUniform.number(u), shape: shape) : -.infinity
    }
    // Over the largest, so that no quotient is 0/0.
    let largest = logarithms.max() ?? 0
    let parts = logarithms.map { exp($0 - largest) }
    let sum = parts.reduce(0, +)
    return parts.map { total * $0 / sum }
  }
}

/// A uniform number where neither end may be met: 0, which a sequence of points may hold, is taken as half
/// of the smallest number after it.
enum OpenUniform {
  static func number(_ u: Double) -> Double { max(u, 0x1p-54) }
}
