import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

/// A linear requirement on weights: `a >= 2 * b`, `a + b <= 50`, `a >= b >= c`, `a = b`.
struct WeightRequirement {
  let constraints: [WeightConstraint]

  private struct Side {
    var coefficients: [Double]
    var constant = 0.0
  }

  init(_ text: String, of names: [String]) throws(DiagnosticError) {
    var sides: [Side] = []
    var signs: [String] = []
    var rest = Substring(text)
    var parts: [Substring] = []
    while true {
      let (part, sign, after) = Self.cut(rest)
      parts.append(part)
      guard let sign else { break }
      signs.append(sign)
      rest = after
    }
    try Self.check(parts, signs, in: text)
    for part in parts { sides.append(try Self.side(part, of: names, in: text)) }
    constraints = signs.indices.map { index in
      let (left, right) = (sides[index], sides[index + 1])
      let turn: Double = signs[index] == "<=" ? -1 : 1
      return WeightConstraint(
        coefficients: zip(left.coefficients, right.coefficients).map { turn * ($0 - $1) },
        bound: turn * (right.constant - left.constant), isEquality: signs[index] == "=")
    }
  }

  /// Something stands on both sides of at least one sign.
  private static func check(
    _ parts: [Substring], _ signs: [String], in text: String
  ) throws(DiagnosticError) {
    guard !signs.isEmpty else {
      throw DiagnosticError(
        unreadable(
          text,
          LocalizedText(
            en: "It compares nothing: it has none of '>=', '<=' and '='.",
            fr: "Elle ne compare rien : il n’y a ni « >= », ni « <= », ni « = ».")))
    }
    guard let gap = parts.firstIndex(where: { isBlank(String($0)) }) else { return }
    let sign = gap < signs.count ? signs[gap] : signs[gap - 1]
    throw DiagnosticError(
      unreadable(
        text,
        gap > 0 && gap < signs.count
          ? LocalizedText(
            en: "Nothing stands between '\(signs[gap - 1])' and '\(sign)'; equal is written '='.",
            fr: "Rien ne figure entre « \(signs[gap - 1]) » et « \(sign) » ; égal s’écrit « = ».")
          : LocalizedText(
            en: "Nothing stands \(gap == 0 ? "before" : "after") '\(sign)'.",
            fr: "Rien ne figure \(gap == 0 ? "avant" : "après") « \(sign) ».")))
  }

  /// What stands before the next sign of comparison, outside backquotes; the sign; the rest.
  private static func cut(_ text: Substring) -> (Substring, String?, Substring) {
    var quoted = false
    var place = text.startIndex
    while place < text.endIndex {
      if text[place] == "`" { quoted.toggle() }
      if !quoted {
        for sign in [">=", "<=", "="] where text[place...].hasPrefix(sign) {
          let after = text.index(place, offsetBy: sign.count)
          return (text[..<place], sign, text[after...])
        }
        for (sign, plain) in [("≥", ">="), ("≤", "<=")] where text[place...].hasPrefix(sign) {
          return (text[..<place], plain, text[text.index(after: place)...])
        }
      }
      place = text.index(after: place)
    }
    return (text, nil, "")
  }

  private static func side(
    _ text: Substring, of names: [String], in whole: String
  ) throws(DiagnosticError) -> Side {
    var side = Side(coefficients: names.map { _ in 0 })
    for (sign, term) in terms(of: text) {
      var (factor, name): (Double, String?) = (sign, nil)
      for piece in pieces(of: term) {
        if let position = names.firstIndex(of: piece), name == nil {
          name = names[position]
        } else if let number = MethodologyFragment.number(piece) {
          factor *= number
        } else if let name, names.contains(piece) {
          throw DiagnosticError(product(of: name, and: piece, in: whole))
        } else {
          throw DiagnosticError(unknown(piece, names, in: whole))
        }
      }
      if let name, let position = names.firstIndex(of: name) {
        side.coefficients[position] += factor
      } else {
        side.constant += factor
      }
    }
    return side
  }

  private static func terms(of text: Substring) -> [(Double, String)] {
    var terms: [(Double, String)] = []
    var (sign, term, quoted) = (1.0, "", false)
    for character in text {
      if character == "`" { quoted.toggle() }
      // A hyphen within a name is part of it; a minus stands between spaces.
      let isSign = !quoted && (character == "+" || (character == "-" && term.last ?? " " == " "))
      if isSign {
        if !isBlank(term) { terms.append((sign, term)) }
        sign = character == "+" ? 1 : -1
        term = ""
      } else {
        term.append(character)
      }
    }
    return terms + [(sign, term)]
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy { $0 == " " } }

  private static func pieces(of term: String) -> [String] {
    var (pieces, piece, quoted): ([String], String, Bool) = ([], "", false)
    for character in term {
      if character == "`" {
        quoted.toggle()
      } else if character == "*", !quoted {
        pieces.append(piece)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    return (pieces + [piece]).map { piece in
      String(piece.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func product(
    of first: String, and second: String, in text: String
  ) -> Diagnostic {
    unreadable(
      text,
      LocalizedText(
        en: "It multiplies the weights of '\(first)' and '\(second)'; a weight goes with a number.",
        fr:
          "Elle multiplie les poids de « \(first) » et « \(second) » ; un poids va avec un nombre.")
    )
  }

  private static func unreadable(_ text: String, _ reason: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.weight-requirement"), .error,
      LocalizedText(
        en: "'\(text)' is no requirement on weights.",
        fr: "« \(text) » n’est pas une exigence sur des poids."
      ).typeset,
      why: reason,
      fix: [
        LocalizedText(
          en: "Compare weights or sums of them: 'a >= 2 * b', 'a >= b >= c', 'a + b <= 50'.",
          fr:
            "Comparez des poids ou leurs sommes : « a >= 2 * b », « a >= b >= c », « a + b <= 50 »."
        ).typeset
      ])
  }

  private static func unknown(_ piece: String, _ names: [String], in text: String) -> Diagnostic {
    let known = culprits(names, atMost: 20)
    let signs =
      piece.contains(where: { "<>".contains($0) })
      ? [
        LocalizedText(
          en: "Compare with '>=', '<=' or '='.", fr: "Comparez avec « >= », « <= » ou « = ».")
      ] : []
    return Diagnostic(
      DiagnosticRule("usage.weight-requirement"), .error,
      LocalizedText(
        en: "'\(piece)' in '\(text)' is neither a number nor one whose weight is varied.",
        fr: "« \(piece) » dans « \(text) » n’est ni un nombre ni ce dont le poids varie."
      ).typeset,
      fix: signs + (signs.isEmpty ? names.suggestion(for: piece) : []) + [
        LocalizedText(
          en:
            "Weights that are varied: \(known.en). A name with signs in it stands between backquotes.",
          fr:
            "Poids qui varient : \(known.fr). Un nom qui contient des signes se met entre accents "
            + "graves."
        ).typeset
      ])
  }
}
