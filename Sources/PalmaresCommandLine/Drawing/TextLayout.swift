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
