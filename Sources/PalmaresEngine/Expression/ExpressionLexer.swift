import PalmaresCore

/// The words and signs of an expression.
struct ExpressionToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// A bare word: a name, a function, a statistic, `and`, `or`, `not`, `in`, `true`, `false`.
    case word(String)
    /// A name between backquotes: never a function or a keyword.
    case quotedName(String)
    case sign(String)
    case end
  }

  var kind: Kind
  var offset: Int
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func tokens() throws(ExpressionSyntaxError) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    while true {
      while let next = peek, next.properties.isWhitespace { position += 1 }
      guard let next = peek else { break }
      let offset = position
      if let foreign = ForeignSign(at: position, in: scalars, after: tokens.last) {
        throw foreign.error(at: offset)
      }
      tokens.append(ExpressionToken(kind: try token(startingWith: next), offset: offset))
    }
    tokens.append(ExpressionToken(kind: .end, offset: position))
    return tokens
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  private mutating func token(
    startingWith next: Unicode.Scalar
  ) throws(ExpressionSyntaxError) -> ExpressionToken.Kind {
    if isDigit(next) || (next == "." && peek(1).map(isDigit) == true) { return try number() }
    if isWordStart(next) { return .word(take(while: isWordPart)) }
    switch next {
    case "\"", "'": return .text(try quoted(by: next))
    case "`": return .quotedName(try quoted(by: next))
    default: return .sign(try sign(next))
    }
  }

  private mutating func number() throws(ExpressionSyntaxError) -> ExpressionToken.Kind {
    let offset = position
    var text = take(while: isDigit)
    if peek == "." {
      position += 1
      text += "." + take(while: isDigit)
    }
    if peek == "e" || peek == "E", let after = exponentStart() {
      text += after
      position += after.unicodeScalars.count
      text += take(while: isDigit)
    }
    guard let value = Double(text.hasPrefix(".") ? "0" + text : text), value.isFinite else {
      throw ExpressionSyntaxError(
        LocalizedText(en: "'\(text)' is not a number.", fr: "« \(text) » n’est pas un nombre."),
        at: offset)
    }
    return .number(value)
  }

  private func exponentStart() -> String? {
    guard let first = peek(1) else { return nil }
    if isDigit(first) { return "e" }
    guard first == "+" || first == "-", let second = peek(2), isDigit(second) else { return nil }
    return "e\(first)"
  }

  private mutating func quoted(
    by quote: Unicode.Scalar
  ) throws(ExpressionSyntaxError) -> String {
    let offset = position
    position += 1
    let text = take { $0 != quote }
    guard peek == quote else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "The quotation mark \(quote) is opened and never closed.",
          fr: "Le guillemet \(quote) est ouvert et jamais fermé."), at: offset)
    }
    position += 1
    return text
  }

  private mutating func sign(_ next: Unicode.Scalar) throws(ExpressionSyntaxError) -> String {
    let pair = peek(1).map { "\(next)\($0)" } ?? ""
    if ["==", "!=", "<=", ">="].contains(pair) {
      position += 2
      return pair
    }
    guard "+-*/^<>()[],@".unicodeScalars.contains(next) else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "'\(next)' has no meaning here.", fr: "« \(next) » n’a pas de sens ici."),
        at: position)
    }
    position += 1
    return String(next)
  }

  private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let next = peek, condition(next) {
      text.append(next)
      position += 1
    }
    return String(text)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func isWordStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar == "_"
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    isWordStart(scalar) || isDigit(scalar)
  }
}
