import PalmaresCore

/// The text of a file as UTF-8 without a byte order mark, and how it was stored.
struct DecodedText {
  var bytes: [UInt8]
  /// Where the text starts in `bytes`: after the byte order mark, if there is one.
  var start: Int
  var encoding: TextEncoding
  var hasByteOrderMark: Bool
}

/// Finds how a file's letters are stored: UTF-8, or Windows-1252 where nothing in it is UTF-8.
struct TextDecoding {
  let file: String
  let bytes: [UInt8]
  let declared: TextEncoding?

  func decoded() throws(DiagnosticError) -> DecodedText {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw utf16() }
    if let nul = UTF8Validation.firstNUL(in: bytes) { throw nulByte(at: nul) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if declared == .windows1252, !hasMark { return try transcoded() }
    let start = hasMark ? 3 : 0
    guard let invalid = UTF8Validation.firstInvalid(in: bytes) else {
      return DecodedText(bytes: bytes, start: start, encoding: .utf8, hasByteOrderMark: hasMark)
    }
    if declared == .utf8 || hasMark { throw notUTF8(at: invalid) }
    if let valid = UTF8Validation.firstMultibyte(in: bytes) {
      throw mixture(invalid: invalid, valid: valid)
    }
    return try transcoded()
  }

  private func transcoded() throws(DiagnosticError) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 {
        text.append(byte)
      } else if let scalar = Windows1252.scalar(byte) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        throw undefinedByte(at: offset)
      }
    }
    return DecodedText(bytes: text, start: 0, encoding: .windows1252, hasByteOrderMark: false)
  }
}

/// Windows-1252, the code page of western European Windows.
///
/// - Source: Unicode Consortium, `VENDORS/MICSFT/WINDOWS/CP1252.TXT` (1998).
enum Windows1252 {
  /// 0x80…0x9F; 0 where the code page defines no letter. From 0xA0 on it is Latin-1.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
  }
}

extension TextDecoding {
  private func place(_ offset: Int, _ name: String? = nil) -> SourceLocation {
    let (line, column) = position(of: offset, in: bytes)
    return SourceLocation(file: file, line: line, column: column, name: name)
  }

  private func hexadecimal(_ offset: Int) -> String {
    let text = String(bytes[offset], radix: 16, uppercase: true)
    return "0x" + (text.count < 2 ? "0" + text : text)
  }

  private var saveAgain: LocalizedText {
    LocalizedText(
      en: "Save the table again as “CSV UTF-8”.",
      fr: "Enregistrez de nouveau le tableau en «\u{202F}CSV UTF-8\u{202F}».")
  }

  private func utf16() -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        DiagnosticRule("csv.utf-16"), .error,
        LocalizedText(
          en: "'\(file)' is stored as UTF-16.",
          fr: "«\u{202F}\(file)\u{202F}» est enregistré en UTF-16."),
        at: [SourceLocation(file: file)],
        why: LocalizedText(
          en: "Tables are read as UTF-8 or Windows-1252.",
          fr: "Les tableaux sont lus en UTF-8 ou en Windows-1252."),
        fix: [saveAgain]))
  }

  private func nulByte(at offset: Int) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        DiagnosticRule("csv.nul-byte"), .error,
        LocalizedText(
          en: "'\(file)' holds a NUL byte: it isn't a text.",
          fr: "«\u{202F}\(file)\u{202F}» contient un octet nul\u{202F}: ce n’est pas un texte."),
        at: [place(offset)],
        why: LocalizedText(
          en: "NUL bytes stand in spreadsheets (.xlsx), archives, UTF-16 texts and damaged files.",
          fr: "On trouve des octets nuls dans les classeurs (.xlsx), les archives, les textes"
            + " UTF-16 et les fichiers abîmés."),
        fix: [saveAgain]))
  }

  private func notUTF8(at offset: Int) -> DiagnosticError {
    let byte = hexadecimal(offset)
    return DiagnosticError(
      Diagnostic(
        DiagnosticRule("csv.not-utf-8"), .error,
        LocalizedText(
          en: "The byte \(byte) is not UTF-8, as which '\(file)' is marked or declared.",
          fr: "L’octet \(byte) n’est pas de l’UTF-8, comme «\u{202F}\(file)\u{202F}» est marqué ou"
            + " déclaré."),
        at: [place(offset)],
        fix: [
          LocalizedText(
            en: "Declare `encoding: windows-1252` if the file is stored so.",
            fr: "Déclarez `encoding: windows-1252` si le fichier est enregistré ainsi."),
          saveAgain,
        ]))
  }

  private func mixture(invalid: Int, valid: Int) -> DiagnosticError {
    let byte = hexadecimal(invalid)
    return DiagnosticError(
      Diagnostic(
        DiagnosticRule("csv.mixed-encodings"), .error,
        LocalizedText(
          en: "'\(file)' mixes encodings: the byte \(byte) is not UTF-8, and other letters are.",
          fr: "«\u{202F}\(file)\u{202F}» mélange des encodages\u{202F}: l’octet \(byte) n’est pas"
            + " de l’UTF-8, d’autres lettres en sont."),
        at: [
          place(invalid, "\(byte)"),
          place(valid, "UTF-8"),
        ],
        why: LocalizedText(
          en: "Reading it either way would spoil some letters, and with them some names.",
          fr: "Quelle que soit la lecture, des lettres seraient perdues, et des noms avec elles."),
        fix: [
          LocalizedText(
            en: "Mend the letters at the first place, or save the table again as “CSV UTF-8”.",
            fr: "Corrigez les lettres au premier endroit, ou enregistrez de nouveau le tableau en"
              + " «\u{202F}CSV UTF-8\u{202F}»."),
          LocalizedText(
            en: "Declare `encoding: windows-1252` if all of it is stored so.",
            fr: "Déclarez `encoding: windows-1252` si tout le fichier est enregistré ainsi."),
        ]))
  }

  private func undefinedByte(at offset: Int) -> DiagnosticError {
    let byte = hexadecimal(offset)
    return DiagnosticError(
      Diagnostic(
        DiagnosticRule("csv.undefined-byte"), .error,
        LocalizedText(
          en: "The byte \(byte) is neither UTF-8 nor a letter of Windows-1252.",
          fr: "L’octet \(byte) n’est ni de l’UTF-8 ni une lettre de Windows-1252."),
        at: [place(offset)], fix: [saveAgain]))
  }
}
