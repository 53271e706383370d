import PalmaresCore

/// Prose set in lines of at most 80 columns.
enum TextLayout {
  static let width = 80

  /// Paragraphs are apart by empty lines; lines that begin with two spaces are kept as they are.
  static func set(_ text: String, indent: Int = 0) -> String {
    var result = ""
    var paragraph: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || line.hasPrefix("  ") {
        result += flow(paragraph, indent: indent)
        paragraph = []
        result += line.isEmpty ? "\n" : String(repeating: " ", count: indent) + line + "\n"
      } else {
        paragraph += line.split(separator: " ")
      }
    }
    return result + flow(paragraph, indent: indent)
  }

  /// A term and its meaning, which begins at a column and stays right of it.
  static func item(_ term: String, _ meaning: String, column: Int) -> String {
    let flowed = flow(meaning.split(separator: " "), indent: column)
    let start = "  " + term
    guard displayWidth(start) + 2 <= column else { return start + "\n" + flowed }
    let space = String(repeating: " ", count: column - displayWidth(start))
    return start + space + flowed.drop { $0 == " " }
  }

  /// A label and its text; what doesn't fit the width, and further lines of the text, stand below,
  /// indented. Without a width, lines end only where the text breaks them.
  static func hanging(_ label: String, _ text: String, indent: Int, width: Int?) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var open = (index == 0 ? label : margin)
      var isEmpty = true
      let words =
        width == nil || line.hasPrefix(" ")
        ? [line] : line.split(separator: " ", omittingEmptySubsequences: false)
      for word in words {
        let added = isEmpty ? String(word) : " " + word
        if let width, !isEmpty, displayWidth(open) + displayWidth(added) > width {
          lines.append(open)
          open = margin + word
        } else {
          open += added
        }
        isEmpty = false
      }
      lines.append(open)
    }
    return lines.map { $0.withoutTrailingSpaces + "\n" }.joined()
  }

  /// A text over lines of a width, for one cell of a table: spaces at its beginning stand before each
  /// line, and a word that is wider than a line goes over several.
  static func lines(of text: String, width: Int) -> [String] {
    guard displayWidth(text) > width else { return [text] }
    let spaces = text.prefix { $0 == " " }.count
    let margin = String(repeating: " ", count: spaces < width / 2 ? spaces : 0)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      for (index, part) in parts(of: word, width: width - margin.count).enumerated() {
        let joined = line + (index == 0 ? " " : "") + part
        if !line.isEmpty, displayWidth(joined) > width {
          lines.append(line)
          line = ""
        }
        line = line.isEmpty ? margin + part : joined
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word that is wider than a line ends one after a hyphen, where it has any.
  private static func parts(of word: Substring, width: Int) -> [String] {
    var parts: [String] = []
    var rest = word
    while displayWidth(String(rest)) > width, rest.count > 1 {
      var end = rest.startIndex
      repeat {
        end = rest.index(after: end)
      } while displayWidth(String(rest[...end])) <= width
      if let hyphen = rest[..<end].lastIndex(where: { "-_/@".contains($0) }) {
        end = rest.index(after: hyphen)
      }
      parts.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return parts + [String(rest)]
  }

  private static func flow(_ words: [Substring], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = ""
    var line = ""
    for word in words {
      if !line.isEmpty, indent + displayWidth(line) + 1 + displayWidth(String(word)) > width {
        text += margin + line + "\n"
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? text : text + margin + line + "\n"
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }

  /// On one line and without anything that moves a terminal's cursor: line breaks and other control
  /// characters become spaces.
  var onOneLine: String {
    // Most cells are plain: their bytes tell at once that there is nothing to look for.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
      unicodeScalars.contains(where: \.isControl)
    else { return self }
    return String(map { $0.unicodeScalars.contains(where: \.isControl) ? " " : $0 })
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    properties.generalCategory == .control || value == 0x2028 || value == 0x2029
  }
}
