import PalmaresCore

/// The language of messages and texts, and who chose it.
struct LanguageChoice: Hashable {
  var language: Language
  /// Whether `--lang` chose it. CSV and JSON are in English unless it did, so that their bytes don't
  /// depend on where a command runs.
  var isAsked: Bool

  /// For tables and messages, this language; for files that programs read, see ``isAsked``.
  var ofFiles: Language { isAsked ? language : .english }

  /// `--lang`, else `PALMARES_LANG`, else the locale of messages, else English.
  init(option: String?, environment: [String: String]) throws(DiagnosticError) {
    if let option {
      language = try Self.language(named: option, by: "--lang")
      isAsked = true
    } else if let variable = environment["PALMARES_LANG"], !variable.isEmpty {
      language = try Self.language(named: variable, by: "PALMARES_LANG")
      isAsked = false
    } else {
      language = Self.ofLocale(environment)
      isAsked = false
    }
  }

  /// For messages about arguments that can't be read: the same choice, as far as it can be seen.
  static func beforeReading(
    _ arguments: [String], _ environment: [String: String]
  ) -> Language {
    var names = [environment["PALMARES_LANG"] ?? ""]
    for (index, argument) in arguments.enumerated().reversed() {
      if argument.hasPrefix("--lang=") { names.insert(String(argument.dropFirst(7)), at: 0) }
      if argument == "--lang", index + 1 < arguments.count {
        names.insert(arguments[index + 1], at: 0)
      }
    }
    return names.lazy.compactMap { Language(rawValue: $0) }.first ?? ofLocale(environment)
  }

  /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, as POSIX says.
  static func ofLocale(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("fr") == true ? .french : .english
  }

  private static func language(
    named name: String, by source: String
  ) throws(DiagnosticError) -> Language {
    if let language = Language(rawValue: name) { return language }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("usage.unknown-language"), .error,
        LocalizedText(
          en: "\(source) is '\(name)'; the languages are 'en' and 'fr'.",
          fr: "\(source) vaut « \(name) » ; les langues sont « en » et « fr »."),
        fix: [
          LocalizedText(
            en: "Write '--lang fr' or '--lang en'.", fr: "Écrivez « --lang fr » ou « --lang en ».")
        ]))
  }
}
