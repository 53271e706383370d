/// How many columns of a terminal a text takes: none for combining marks, two for wide East Asian
/// letters and emoji, one for any other.
///
/// - Source: Unicode Standard Annex 11, *East Asian Width*, ranges with property W or F.
public func displayWidth(_ text: String) -> Int {
  var width = 0
  for byte in text.utf8 {
    guard byte < 0x80 else { return text.unicodeScalars.reduce(0) { $0 + columns($1) } }
    width += 1
  }
  return width
}

/// The text cut to so many columns, with `…` where something was cut off.
public func truncated(_ text: String, toWidth limit: Int) -> String {
  guard displayWidth(text) > limit else { return text }
  var kept = ""
  var width = 0
  for character in text {
    width += displayWidth(String(character))
    guard width < limit else { break }
    kept.append(character)
  }
  return kept + "…"
}

private func columns(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: 0
  default: wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}

private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
  0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
  0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]
