import PalmaresCore
import PalmaresExchange

/// Declarations that can't be held, in words.
struct LeverProblem {
  private let declaration: LeverDeclaration
  private let label: String

  init(_ declaration: LeverDeclaration, label: String) {
    self.declaration = declaration
    self.label = label
  }

  private var places: [SourceLocation] { [declaration.location].compactMap { $0 } }

  private func text(_ value: Double, _ language: Language) -> String {
    Printing.general.text(of: value, in: NumberNotation(language))
  }

  /// The last of the two would win in silence.
  static func twice(_ column: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.repeated-setting"), .error,
      LocalizedText(
        en: "'--allow' says twice what '\(column)' may become.",
        fr: "« --allow » dit deux fois ce que « \(column) » peut devenir."
      ).typeset, fix: [LocalizedText(en: "Keep one of them.", fr: "Gardez l’une des deux.")])
  }

  /// Bounds so far apart that their distance is no number.
  func tooFarApart(_ bounds: ClosedRange<Double>) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.bounds"), .error,
      LocalizedText { language in
        let (low, high) = (text(bounds.lowerBound, language), text(bounds.upperBound, language))
        return language == .french
          ? "Les bornes \(low) et \(high) de « \(label) » sont trop loin l’une de l’autre pour compter "
            + "leur distance."
          : "The bounds \(low) and \(high) of '\(label)' are too far apart to tell their distance."
      }.typeset, at: places,
      fix: [LocalizedText(en: "Take narrower bounds.", fr: "Prenez des bornes plus étroites.")])
  }

  /// Costs that couldn't be added.
  var tooDear: Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.cost"), .error,
      LocalizedText(
        en: "Changes of '\(label)' cost more than 1e40: such costs can't be added.",
        fr:
          "Des changements de « \(label) » coûtent plus de 1e40 : de tels coûts ne s’ajoutent pas."
      ).typeset, at: places,
      fix: [
        LocalizedText(
          en: "Count costs in a larger unit.", fr: "Comptez les coûts dans une unité plus grande.")
      ])
  }

  /// A bound that the methodology doesn't allow.
  func beyond(_ value: Double, _ allowed: AllowedNumbers) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.outside-bounds"), .error,
      LocalizedText { language in
        let number = text(value, language)
        return language == .french
          ? "« \(label) » prend \(allowed.words.fr), et ne peut pas devenir \(number)."
          : "'\(label)' takes \(allowed.words.en), and can't become \(number)."
      }, at: places)
  }

  /// The figure lies outside its own bounds.
  func outside(_ value: Double, _ bounds: ClosedRange<Double>) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.outside-bounds"), .error,
      LocalizedText { language in
        let number = text(value, language)
        let (low, high) = (text(bounds.lowerBound, language), text(bounds.upperBound, language))
        return language == .french
          ? "« \(label) » vaut \(number), hors de ses bornes \(low) et \(high)."
          : "'\(label)' is \(number), outside its bounds \(low) and \(high)."
      }, at: places,
      fix: [
        LocalizedText(
          en: "Let the bounds hold the figure as it is: changes start there.",
          fr: "Mettez le chiffre actuel entre les bornes : les changements partent de là.")
      ])
  }

  func tooSmall(_ step: Double, makes count: Double, atMost most: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.step"), .error,
      LocalizedText { language in
        let number = text(step, language)
        let values = text(count.rounded(.up), language)
        return language == .french
          ? "Le pas \(number) de « \(label) » donne \(values) valeurs ; \(most) au plus."
          : "The step \(number) of '\(label)' makes \(values) values; \(most) at most."
      }, at: places,
      fix: [
        LocalizedText(
          en: "Take a larger step, or narrower bounds.",
          fr: "Prenez un pas plus grand, ou des bornes plus étroites.")
      ])
  }

  func noStep(_ step: Double, _ bounds: ClosedRange<Double>, _ value: Double?) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("levers.step"), .error,
      LocalizedText { language in
        let number = text(step, language)
        let here = value.map { text($0, language) } ?? "–"
        let (low, high) = (text(bounds.lowerBound, language), text(bounds.upperBound, language))
        return language == .french
          ? "Aucun pas de \(number) ne tient entre \(low) et \(high) à partir de \(here) (« \(label) »)."
          : "No step of \(number) fits between \(low) and \(high) from \(here) ('\(label)')."
      }, at: places)
  }
}
