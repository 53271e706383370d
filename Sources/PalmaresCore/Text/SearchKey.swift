/// A name without case, accents and outer spaces: what two spellings of one name have in common.
///
///     searchKey("École des Mines d’Alès")  // "ecole des mines d'ales"
///
/// Ligatures and letters with strokes become their plain letters (`œ` → `oe`, `ø` → `o`), runs of
/// spaces one space, typographic apostrophes and hyphens the plain ones. Other scripts are lower-cased
/// only.
public func searchKey(_ name: String) -> String {
  var key = String.UnicodeScalarView()
  for scalar in name.unicodeScalars { append(scalar, to: &key) }
  while key.last == " " { key.removeLast() }
  return String(key)
}

private func append(_ scalar: Unicode.Scalar, to key: inout String.UnicodeScalarView) {
  if scalar.isASCII, scalar.value > 0x20 {
    key.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
  } else if scalar.properties.isWhitespace {
    if let last = key.last, last != " " { key.append(" ") }
  } else if let plain = plainLetters(scalar) {
    key.append(contentsOf: plain.unicodeScalars)
  } else if scalar.properties.generalCategory != .nonspacingMark {
    key.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
  }
}

/// The plain letters of a letter with a mark, read from its Unicode name.
private func plainLetters(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "’", "‘", "ʼ": return "'"
  case "‐", "‑", "–": return "-"
  case "ß", "ẞ": return "ss"
  default: break
  }
  guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return nil }
  let words = name.split(separator: " ")
  guard words.count >= 4, words[2] == "LETTER" || words[2] == "LIGATURE" else { return nil }
  return words[3].count <= 2 ? words[3].lowercased() : nil
}
