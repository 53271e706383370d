import PalmaresCore

/// What can be said of a file before its YAML is read: size, encoding, emptiness.
enum YAMLText {
  static let largest = 16 << 20

  static let nulMessage = LocalizedText(
    en: "The file holds a NUL character (code 0), which no text has.",
    fr: "Le fichier contient un caractère NUL (code 0), qu’aucun texte ne contient.")

  /// Why the bytes can't be a methodology, if so.
  static func refusal(of bytes: [UInt8], file: String) -> Diagnostic? {
    if bytes.count > largest { return tooLarge(bytes.count, file) }
    if let nul = bytes.firstIndex(of: 0) {
      return Diagnostic(
        DiagnosticRule("yaml.nul"), .error, nulMessage, at: [place(of: nul, in: bytes, file)])
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      return notUTF8(bytes, file)
    }
    return hasContent(bytes) ? nil : empty(file)
  }

  /// Line and column just after the last character.
  static func end(of bytes: [UInt8]) -> (line: Int, column: Int) {
    let place = place(of: bytes.count, in: bytes, "")
    return (place.line ?? 1, place.column ?? 1)
  }

  /// Whether the whole file is one mapping in braces.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  private static func place(of offset: Int, in bytes: [UInt8], _ file: String) -> SourceLocation {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }

  /// Anything besides blank lines, comments and the mark that starts a document.
  private static func hasContent(_ bytes: [UInt8]) -> Bool {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard let first = text.first, first != UInt8(ascii: "#") else { return false }
      return !["---", "...", "\r", "---\r", "...\r"].contains(String(decoding: text, as: UTF8.self))
    }
  }

  private static func tooLarge(_ count: Int, _ file: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("yaml.too-large"), .error,
      LocalizedText(
        en: "The file has \(count >> 20) MiB; a methodology has at most \(largest >> 20).",
        fr:
          "Le fichier fait \(count >> 20) Mio\u{202F}; une méthode en fait au plus "
          + "\(largest >> 20)."
      ),
      at: [SourceLocation(file: file)],
      fix: [
        LocalizedText(
          en: "Figures belong in a CSV file that 'data' names.",
          fr: "Les chiffres vont dans un fichier CSV que «\u{202F}data\u{202F}» nomme.")
      ])
  }

  private static func notUTF8(_ bytes: [UInt8], _ file: String) -> Diagnostic {
    let offset = lengthOfValidUTF8(bytes)
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      DiagnosticRule("yaml.encoding"), .error,
      LocalizedText(
        en: "The file is not UTF-8: the byte \(byte) has no meaning here.",
        fr: "Le fichier n’est pas en UTF-8\u{202F}: l’octet \(byte) n’y a pas de sens."),
      at: [place(of: offset, in: bytes, file)],
      fix: [
        LocalizedText(
          en: "Save the file with the encoding UTF-8.",
          fr: "Enregistrez le fichier avec l’encodage UTF-8.")
      ])
  }

  private static func lengthOfValidUTF8(_ bytes: [UInt8]) -> Int {
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    return Swift.min(length, bytes.count - 1)
  }

  private static func empty(_ file: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("yaml.empty"), .error,
      LocalizedText(en: "The file is empty.", fr: "Le fichier est vide."),
      at: [SourceLocation(file: file, line: 1, column: 1)],
      fix: [
        LocalizedText(
          en: "A methodology starts with 'palmares: 1'; see docs/methodology.md.",
          fr:
            "Une méthode commence par «\u{202F}palmares: 1\u{202F}»\u{202F}; voir "
            + "docs/methodology.md."
        )
      ])
  }
}
