public import PalmaresCore

/// The weights of one combination, drawn anew.
public struct VariedWeights: Sendable, Hashable {
  public enum Law: Sendable, Hashable {
    /// Each weight × a uniform number from 1 − share to 1 + share, independently: the *free box*. A mean
    /// divides by their sum afterwards.
    case box(share: Double)
  }

  /// Code of the node that combines.
  public var node: String
  /// Its weights as they are.
  public var nominal: [Double]
  public var law: Law

  public init(of node: String, nominal: [Double], _ law: Law) {
    self.node = node
    self.nominal = nominal
    self.law = law
  }

  public var dimension: Int { nominal.count }

  public var label: LocalizedText {
    LocalizedText(en: "weights of '\(node)'", fr: "poids de « \(node) »")
  }

  /// The weights at a point of the unit cube.
  public func values(at point: ArraySlice<Double>) -> [Double] {
    switch law {
    case .box(let share):
      zip(nominal, point).map { weight, u in weight * (1 + share * (2 * u - 1)) }
    }
  }
}
