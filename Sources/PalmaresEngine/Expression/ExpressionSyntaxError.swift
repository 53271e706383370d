public import PalmaresCore

/// Why a text is not an expression, and where.
public struct ExpressionSyntaxError: Error, Sendable, Hashable {
  /// Characters before the place, from 0.
  public var offset: Int
  public var message: LocalizedText
  public var fixes: [LocalizedText]

  init(_ message: LocalizedText, at offset: Int, fix fixes: [LocalizedText] = []) {
    self.offset = offset
    self.message = message
    self.fixes = fixes
  }
}
