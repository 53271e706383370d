package import PalmaresCore

/// What to write for a number that was written in another way: `0,6`, `60%`.
package struct NumberAdvice {
  package let text: String

  package init(text: String) {
    self.text = text
  }

  /// The likely cause, and the number as methodologies write it; nothing where none is likely.
  package var fixes: [LocalizedText] { decimalPoint + share }

  private var decimalPoint: [LocalizedText] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return [] }
    let number = parts.joined(separator: ".")
    guard DecimalNumber.value(of: number) != nil else { return [] }
    return [
      LocalizedText(
        en: "Write '\(number)': methodologies use a decimal point.",
        fr:
          "Écrivez «\u{202F}\(number)\u{202F}»\u{202F}: les méthodes emploient le point "
          + "décimal."
      )
    ]
  }

  private var share: [LocalizedText] {
    guard let percent = Self.percent(text) else { return [] }
    guard let share = DecimalNumber.value(of: "\(percent)e-2") else { return [] }
    return [
      LocalizedText(
        en: "Write \(share): a number has no percent sign here.",
        fr: "Écrivez \(share)\u{202F}: un nombre ne porte pas ici de signe pour cent.")
    ]
  }

  /// `60` of `60%` and of `60 %`.
  private static func percent(_ text: String) -> String? {
    guard text.hasSuffix("%") else { return nil }
    let number = String(text.dropLast()).trimmed
    return DecimalNumber.value(of: number) == nil ? nil : number
  }

  /// For a place where a percentage is wanted: `5` is 5%, `.05` too.
  var asPercentage: LocalizedText {
    let bare = Self.percent(text) ?? text.trimmed
    let value = DecimalNumber.value(of: bare)
    var shown = "60%"
    if let value, (1...100).contains(value) {
      shown = "\(bare)%"
    } else if let value, value > 0, value < 1, let percent = DecimalNumber.value(of: "\(bare)e2") {
      shown = percent == percent.rounded() ? "\(Int(percent))%" : "\(percent)%"
    } else {
      return LocalizedText(
        en: "Write a percentage, such as '60%'.",
        fr: "Écrivez un pourcentage, par exemple «\u{202F}60%\u{202F}».")
    }
    return LocalizedText(en: "Write '\(shown)'.", fr: "Écrivez «\u{202F}\(shown)\u{202F}».")
  }
}
