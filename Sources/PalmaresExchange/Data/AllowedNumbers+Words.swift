public import PalmaresCore
import PalmaresEngine

extension AllowedNumbers {
  /// `values from 0 to 100`, for readers.
  public var words: LocalizedText {
    LocalizedText { language in
      let notation = NumberNotation(language)
      let french = language == .french
      let low = low.map { Printing.general.text(of: $0, in: notation) }
      let high = high.map { Printing.general.text(of: $0, in: notation) }
      switch (low, high) {
      case (let low?, let high?):
        return french ? "des valeurs de \(low) à \(high)" : "values from \(low) to \(high)"
      case (let low?, nil):
        return french ? "des valeurs d’au moins \(low)" : "values of \(low) or more"
      case (nil, let high?):
        return french ? "des valeurs d’au plus \(high)" : "values of \(high) or less"
      case (nil, nil): return french ? "toute valeur" : "any value"
      }
    }
  }
}
