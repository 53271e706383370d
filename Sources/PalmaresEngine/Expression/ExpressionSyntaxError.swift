public import PalmaresCore

/// Why a text is not an expression, and where.
public struct ExpressionSyntaxError: Error, Sendable, Hashable {
  /// Characters before the place, from 0.
  public var offset: Int
  public var message: LocalizedText
  public var fixes: [LocalizedText]

  /// The text with a mark at the place: on one line, so that it is right on every surface.
  public func place(in text: String) -> LocalizedText {
    let scalars = text.unicodeScalars.map { $0 == "\n" ? " " : String($0) }
    let frame = scalars.prefix(offset).joined() + "▸" + scalars.dropFirst(offset).joined()
    return LocalizedText(
      en: "The place is marked with ▸: \(frame)", fr: "L’endroit est marqué par ▸ : \(frame)")
  }

  init(_ message: LocalizedText, at offset: Int, fix fixes: [LocalizedText] = []) {
    self.offset = offset
    self.message = message
    self.fixes = fixes
  }
}
