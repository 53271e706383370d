public import PalmaresCore

/// What the prediction is made of, before the differences of others make an interval of it.
public enum EstimationRule: String, Sendable, Hashable, CaseIterable {
  /// The middle of the score that the components of this edition give.
  case components
  /// The mean of that and of the middle of the score published for the same institution an edition
  /// before: for publishers who average two years, and wherever scores change slowly.
  case withPrevious = "with_previous"

  /// For readers.
  public var name: LocalizedText {
    switch self {
    case .components:
      LocalizedText(en: "components of the edition", fr: "composantes de l’édition")
    case .withPrevious:
      LocalizedText(
        en: "mean with the score published before", fr: "moyenne avec le score publié avant")
    }
  }

  /// `nil` where something that the rule needs is absent.
  func prediction(_ components: Interval?, previous: Interval?) -> Double? {
    guard let components else { return nil }
    switch self {
    case .components: return components.middle
    case .withPrevious: return previous.map { (components.middle + $0.middle) / 2 }
    }
  }
}
