public import PalmaresCore
import PalmaresExchange

/// Reads a scenario file: unknown keys, missing ones and values of another kind are refused with their
/// place.
public struct ScenarioFile {
  private let file: String
  private var problems: [Diagnostic] = []

  private static let texts = [
    "methodology", "edition", "methodology_sha256", "data", "data_sha256", "table", "profile",
    "period",
  ]
  private static let needed = ["methodology", "edition", "methodology_sha256"]

  /// - Throws: everything that is wrong with the file.
  public static func read(_ file: String) throws(DiagnosticError) -> Scenario {
    var reader = ScenarioFile(file: file)
    return try reader.scenario(try FileContents.read(file).bytes)
  }

  private init(file: String) {
    self.file = file
  }

  private mutating func scenario(_ bytes: [UInt8]) throws(DiagnosticError) -> Scenario {
    let (tree, refused) = YAMLReader.read(bytes, file: file)
    problems = refused
    guard let tree, !problems.hasErrors else { throw DiagnosticError(problems) }
    refuseOthers(in: tree, known: ["palmares", "scenario"])
    if tree["palmares"]?.scalar?.text != "1" {
      refuse(
        tree.mark, LocalizedText(en: "'palmares: 1' is missing.", fr: "Il manque « palmares: 1 »."))
    }
    guard let body = tree["scenario"], body.mapping != nil else {
      refuse(
        tree.mark,
        LocalizedText(
          en: "There is no 'scenario' with its keys.",
          fr: "Il n’y a pas de « scenario » avec ses clés."))
      throw DiagnosticError(problems)
    }
    refuseOthers(in: body, known: Self.texts + ["set"])
    let values = Self.texts.map { text($0, in: body) }
    let settings = settings(in: body)
    if problems.hasErrors { throw DiagnosticError(problems) }
    return Scenario(values: values, settings: settings)
  }

  private mutating func text(_ key: String, in body: MarkedTree) -> String? {
    guard let value = body[key] else {
      if Self.needed.contains(key) {
        refuse(
          body.mark,
          LocalizedText(en: "The key '\(key)' is missing.", fr: "Il manque la clé « \(key) »."))
      }
      return nil
    }
    guard let scalar = value.scalar, !value.isNull else {
      refuse(
        value.mark,
        LocalizedText(
          en: "'\(key)' must be a single value.", fr: "« \(key) » doit être une valeur simple."))
      return nil
    }
    return scalar.text
  }

  private mutating func settings(in body: MarkedTree) -> [String] {
    let items = body["set"]?.sequence ?? []
    let texts = items.compactMap { $0.scalar?.text }
    if texts.isEmpty || texts.count != items.count {
      refuse(
        body["set"]?.mark ?? body.mark,
        LocalizedText(
          en: "'set' must be a list of settings as '--set' takes them.",
          fr: "« set » doit être une liste de réglages tels que « --set » les prend."))
    }
    return texts
  }

  private mutating func refuseOthers(in tree: MarkedTree, known: [String]) {
    for entry in tree.mapping ?? [] where !known.contains(entry.key) {
      refuse(
        entry.keyMark,
        LocalizedText(
          en: "There is no key '\(entry.key)' here.",
          fr: "Il n’y a pas de clé « \(entry.key) » ici."),
        fix: known.suggestion(for: entry.key))
    }
  }

  private mutating func refuse(
    _ mark: Mark, _ summary: LocalizedText, fix: [LocalizedText] = []
  ) {
    problems.append(
      Diagnostic(
        DiagnosticRule("scenario.file"), .error, summary.typeset,
        at: [SourceLocation(file: file, line: mark.line, column: mark.column)],
        fix: fix + [
          LocalizedText(
            en: "'palmares whatif METHOD --set … --save FILE' writes such a file.",
            fr: "« palmares whatif MÉTHODE --set … --save FICHIER » écrit un tel fichier.")
        ]))
  }
}

extension Scenario {
  /// - Precondition: the texts in the order of the keys, those needed among them.
  fileprivate init(values: [String?], settings: [String]) {
    method = values[0] ?? ""
    edition = values[1] ?? ""
    methodologyDigest = values[2] ?? ""
    data = values[3]
    dataDigest = values[4]
    table = values[5]
    profile = values[6]
    period = values[7]
    self.settings = settings
  }
}
