import PalmaresCore

/// What of a part can't be.
enum PartFault: Error {
  /// The file is empty, or stops before its end.
  case truncated
  /// It is no JSON, from this line on.
  case notJSON(line: Int?)
  /// Another form than that of a part, or none.
  case schema(String?)
  /// A key that no part has, and where it stands.
  case unknownKey(String, in: String)
  /// Something that is not there, or not in its form.
  case form(String)
  /// Counts that don't add up.
  case counts(String)
  /// A number that can't be, and what it must be.
  case number(String, String, LocalizedText)
  /// Something that stands twice.
  case twice(String, String)

  var reason: LocalizedText { words.typeset }

  private var words: LocalizedText {
    switch self {
    case .truncated:
      LocalizedText(
        en: "it is cut off: the file stops before its end",
        fr: "elle est tronquée : le fichier s’arrête avant sa fin")
    case .notJSON(let line):
      LocalizedText(
        en: "it can't be read as JSON" + (line.map { " from line \($0) on" } ?? ""),
        fr: "elle n’est pas lisible comme JSON" + (line.map { " à partir de la ligne \($0)" } ?? "")
      )
    case .schema(let found): schema(found)
    case .unknownKey(let key, let place):
      LocalizedText(
        en: "'\(place)' holds '\(key)', which no part has",
        fr: "« \(place) » contient « \(key) », que n’a aucune partie")
    case .form(let what):
      LocalizedText(
        en: "'\(what)' is missing or not as it must be",
        fr: "« \(what) » manque ou n’est pas ce qu’il faut")
    case .counts(let what):
      LocalizedText(
        en: "the counts of '\(what)' don't add up to its draws",
        fr: "les comptes de « \(what) » ne donnent pas le nombre de ses tirages")
    case .number(let what, let text, let wanted):
      LocalizedText(
        en: "'\(what)' holds \(text), and must be \(wanted.en)",
        fr: "« \(what) » contient \(text), et doit être \(wanted.fr)")
    case .twice(let what, let text):
      LocalizedText(
        en: "'\(what)' holds \(text) twice", fr: "« \(what) » contient deux fois \(text)")
    }
  }

  private func schema(_ found: String?) -> LocalizedText {
    let wanted = RobustnessRecord.partSchema
    guard let found else {
      return LocalizedText(
        en: "it has no 'schema', which must be '\(wanted)'",
        fr: "elle n’a pas de « schema », qui doit être « \(wanted) »")
    }
    return LocalizedText(
      en: "its 'schema' is '\(found)', and must be '\(wanted)'",
      fr: "son « schema » est « \(found) », et doit être « \(wanted) »")
  }

  /// Whole numbers of a range.
  static func between(_ range: ClosedRange<Int>) -> LocalizedText {
    LocalizedText { language in
      let (low, high) = (
        counted(range.lowerBound, in: language), counted(range.upperBound, in: language)
      )
      return language == .french
        ? "un nombre entier de \(low) à \(high)" : "a whole number from \(low) to \(high)"
    }
  }
}
