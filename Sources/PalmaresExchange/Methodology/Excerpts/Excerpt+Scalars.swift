import PalmaresCore
import PalmaresEngine

extension Excerpt {
  /// One value, as text.
  func text() -> String? {
    if let scalar = tree.scalar, !scalar.isNull { return scalar.text }
    refuseKind(.text)
    return nil
  }

  /// A text for readers: plain, or `{en: …, fr: …}`, whose French is typeset.
  func localizedText() -> LocalizedText? {
    if tree.scalar != nil { return text().map { LocalizedText($0) } }
    guard let fields = fields(.text) else { return nil }
    let en = fields.required("en")?.text()
    let fr = fields.required("fr")?.text()
    guard let en, let fr else { return nil }
    return LocalizedText(en: en, fr: fr).typeset
  }

  func number() -> Double? {
    guard let text = text() else { return nil }
    if let value = DecimalNumber.value(of: text) { return value }
    refuse(
      DiagnosticRule("methodology.not-a-number"),
      LocalizedText(
        en: "'\(text)' is not a number.", fr: "«\u{202F}\(text)\u{202F}» n’est pas un nombre."),
      fix: NumberAdvice(text: text).fixes)
    return nil
  }

  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let number = number() else { return nil }
    if let integer = Int(exactly: number), range.contains(integer) { return integer }
    refuse(
      DiagnosticRule("methodology.out-of-range"),
      LocalizedText(
        en:
          "'\(tree.scalar?.text ?? "")' is not a whole number from \(range.lowerBound) to "
          + "\(range.upperBound).",
        fr:
          "«\u{202F}\(tree.scalar?.text ?? "")\u{202F}» n’est pas un nombre entier de "
          + "\(range.lowerBound) à \(range.upperBound)."
      ))
    return nil
  }

  /// `60%` as 60.
  func percent() -> Double? {
    guard let text = text() else { return nil }
    if text.hasSuffix("%"), let value = DecimalNumber.value(of: String(text.dropLast())),
      (0...100).contains(value)
    {
      return value
    }
    refuse(
      DiagnosticRule("methodology.not-a-percentage"),
      LocalizedText(
        en: "'\(text)' is not a percentage from 0% to 100%.",
        fr: "«\u{202F}\(text)\u{202F}» n’est pas un pourcentage de 0% à 100%."),
      fix: [NumberAdvice(text: text).asPercentage])
    return nil
  }

  /// `33.3%` as 0.333: the number nearest to what is written, which 33.3 / 100 is not.
  func share() -> Double? {
    guard let percent = percent(), let text = tree.scalar?.text else { return nil }
    return DecimalNumber.value(of: text.dropLast() + "e-2") ?? percent / 100
  }

  /// For keys that have no other value: `exact: true`, `borda: true`.
  func isTrue() -> Bool {
    guard let text = text() else { return false }
    if text == "true" { return true }
    let no: Set = ["false", "no", "non", "off", "0"]
    refuseWord(
      text, known: ["true"],
      fix: no.contains(text.lowercased())
        ? [
          LocalizedText(
            en: "Take the key out where it doesn't hold.",
            fr: "Retirez la clé là où cela n’est pas le cas.")
        ] : [])
    return false
  }

  /// One of the words of the language.
  func choice<Value>(_ values: [String: Value], order: [String]) -> Value? {
    guard let text = text() else { return nil }
    if let value = values[text] { return value }
    refuseWord(text, known: order)
    return nil
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = text() else { return nil }
    if let value = Value(rawValue: text) { return value }
    refuseWord(text, known: Value.allCases.map(\.rawValue))
    return nil
  }

  func refuseWord(_ word: String, known: [String], fix advice: [LocalizedText] = []) {
    let list = choices(known)
    let near = advice.isEmpty ? known.suggestion(for: word) : advice
    refuse(
      DiagnosticRule("methodology.unknown-value"),
      LocalizedText(
        en: "'\(path)' can't be '\(word)'.",
        fr: "«\u{202F}\(path)\u{202F}» ne peut pas être «\u{202F}\(word)\u{202F}»."),
      fix: near + [
        known.count == 1
          ? LocalizedText(en: "Write \(list.en).", fr: "Écrivez \(list.fr).")
          : LocalizedText(
            en: "Write one of \(list.en).", fr: "Écrivez l’un de\u{202F}: \(list.fr).")
      ])
  }

  /// A number or an expression, with the exact column of what is wrong in it.
  func expression() -> Expression? {
    guard let text = text() else { return nil }
    do throws(ExpressionSyntaxError) {
      return try Expression(parsing: text, at: location)
    } catch {
      var mark = tree.mark
      if let column = mark.textColumn { mark.column = column + error.offset }
      refuse(
        DiagnosticRule("methodology.expression"), error.message, at: mark,
        why: error.place(in: text), fix: error.fixes)
      return nil
    }
  }

  /// A node, or a stage of one: `waste@scaled`.
  func nodeReference() -> NodeReference? {
    text().map(Self.nodeReference)
  }

  static func nodeReference(_ text: String) -> NodeReference {
    guard let at = text.lastIndex(of: "@") else { return NodeReference(text) }
    return NodeReference(String(text[..<at]), stage: String(text[text.index(after: at)...]))
  }

  func population() -> PopulationReference? {
    text().map { $0 == "all" ? .all : .named($0) }
  }

  func direction() -> Direction? {
    let known: [Direction] = [.higherIsBetter, .lowerIsBetter]
    return choice(
      Dictionary(uniqueKeysWithValues: known.map { ($0.rawValue, $0) }),
      order: known.map(\.rawValue))
  }
}
