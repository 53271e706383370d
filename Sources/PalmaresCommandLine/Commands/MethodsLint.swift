import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let methodsLint = Command(
    words: ["methods", "lint"],
    summary: LocalizedText(
      en: "Check methodologies, and report everything at once",
      fr: "Contrôler des méthodes, et tout signaler d’un coup"),
    description: LocalizedText(
      en: """
        Reads each file and checks it as a whole, with the headings of its tables: unknown keys and names, nodes that depend on themselves, weights that don't sum to what is declared, limits out of order, a direction that contradicts its chain. Each finding has its line, its culprit and a way out. What the file says is not disclosed is listed and counted, too.

        Ends with 1 where a file has errors, with 0 where it has at most warnings.
        """,
      fr: """
        Lit chaque fichier et le contrôle en entier, avec les titres de ses tables : clés et noms inconnus, nœuds qui dépendent d’eux-mêmes, poids dont la somme n’est pas celle annoncée, limites dans le désordre, sens contredit par la chaîne. Chaque constat a sa ligne, son responsable et une issue. Ce que le fichier dit non publié est aussi donné et compté.

        Finit par 1 quand un fichier a des erreurs, par 0 quand il a au plus des alertes.
        """),
    operands: [OperandDeclaration(Placeholder.method, repeats: true)],
    options: format(.table, .json),
    examples: [
      Example(
        "palmares methods lint my/ranking.yml",
        LocalizedText(en: "one file of your own", fr: "un fichier à vous"))
    ],
    run: { invocation throws(DiagnosticError) in try lintMethodologies(invocation) })
}

private func lintMethodologies(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  var lints: [MethodologyLint] = []
  let ids = MethodologyCatalogue.ids(in: invocation.surroundings)
  for method in invocation.operands {
    lints.append(MethodologyLint(file: try invocation.methodologyFile(method), among: ids))
  }
  let findings = lints.flatMap(\.findings)
  // A methodology that isn't there is no finding about one; a table that it cites on a line is.
  let absent = findings.filter { $0.rule.area == "input" && $0.locations.first?.line == nil }
  if absent.hasErrors { throw DiagnosticError(absent) }
  var outcome = Outcome(exitCode: findings.hasErrors ? .findings : .done)
  switch format {
  case .json: outcome.output = json(of: lints, in: invocation.language.ofFiles)
  default: outcome.output = [UInt8](text(of: lints, invocation))
  }
  return outcome
}

/// Findings are the data of this command: they go to standard output.
private func text(of lints: [MethodologyLint], _ invocation: Invocation) -> String {
  let language = invocation.language.language
  return lints.reduce("") { text, lint in
    let findings = lint.findings.map {
      $0.shown(in: invocation.surroundings)
        .text(in: language, style: invocation.style, width: invocation.terminal?.width)
    }
    let colon = language == .french ? "\u{202F}:" : ":"
    let file = invocation.surroundings.shown(lint.file)
    return text + findings.joined() + "\(file)\(colon) \(verdict(lint)[language])\n"
  }
}

private func verdict(_ lint: MethodologyLint) -> LocalizedText {
  let errors = CountedNoun(en: ("error", "errors"), fr: ("erreur", "erreurs"))
    .text(lint.findings.count { $0.severity == .error })
  let warnings = CountedNoun(en: ("warning", "warnings"), fr: ("alerte", "alertes"))
    .text(lint.findings.count { $0.severity == .warning })
  guard lint.undisclosed > 0 else {
    return LocalizedText(en: "\(errors.en), \(warnings.en)", fr: "\(errors.fr), \(warnings.fr)")
  }
  let undisclosed = CountedNoun(
    en: ("thing not disclosed", "things not disclosed"),
    fr: ("chose non publiée", "choses non publiées")
  ).text(lint.undisclosed)
  return LocalizedText(
    en: "\(errors.en), \(warnings.en), \(undisclosed.en)",
    fr: "\(errors.fr), \(warnings.fr), \(undisclosed.fr)")
}

private func json(of lints: [MethodologyLint], in language: Language) -> [UInt8] {
  var json = JSONWriter(indentedLevels: 2)
  json.object { json in
    json.member("schema", "palmares.methods-lint/1")
    json.array("files", lints) { json, lint in
      json.object { json in
        json.member("file", lint.file)
        json.member("errors", lint.findings.count { $0.severity == .error })
        json.member("warnings", lint.findings.count { $0.severity == .warning })
        json.member("undisclosed", lint.undisclosed)
        json.diagnostics("findings", lint.findings, in: language)
      }
    }
  }
  return json.bytes
}
