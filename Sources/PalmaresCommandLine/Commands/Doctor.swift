import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let doctor = Command(
    words: ["doctor"],
    summary: LocalizedText(
      en: "Check that the program finds what it needs",
      fr: "Vérifier que le programme trouve ce qu’il lui faut"),
    description: LocalizedText(
      en: """
        Shows the version, the folder of run-time data, every methodology and whether it can be read, the language and the terminal; what is missing, and what to do. It needs no tool besides the program itself.
        """,
      fr: """
        Montre la version, le dossier des données du programme, chaque méthode et si elle peut être lue, la langue et le terminal ; ce qui manque, et que faire. Il ne demande aucun outil en dehors du programme lui-même.
        """),
    options: format(.table, .json),
    run: { invocation throws(DiagnosticError) in try examine(invocation) })
}

private func examine(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let check = SelfCheck(in: invocation.surroundings)
  let report = DoctorReport(check: check, invocation: invocation)
  let format = try invocation.format
  return Outcome(
    output: format == .json ? report.json() : [UInt8](invocation.draw(report.table)),
    diagnostics: check.findings)
}

/// What was found, as rows of name and value.
private struct DoctorReport {
  let check: SelfCheck
  let invocation: Invocation

  var table: Table {
    var table = Table(columns: [
      Table.Column("item", LocalizedText(en: "Item", fr: "Élément")),
      Table.Column("found", LocalizedText(en: "Found", fr: "Trouvé")),
    ])
    table.append([.localized(LocalizedText("palmares")), .text(programVersion)])
    table.append([
      .localized(LocalizedText(en: "program", fr: "programme")),
      .text(invocation.surroundings.executable ?? "?"),
    ])
    table.append([
      .localized(LocalizedText(en: "run-time data", fr: "données du programme")),
      check.share.map { .text($0.folder) } ?? .absent(.missing),
    ])
    table.append([
      .localized(LocalizedText(en: "project", fr: "projet")),
      check.project.map { .text($0.folder) } ?? .localized(LocalizedText(en: "none", fr: "aucun")),
    ])
    for methodology in check.methodologies {
      table.append([.text(methodology.entry.id), .localized(state(of: methodology))])
    }
    table.append([
      .localized(LocalizedText(en: "solver (COIN-OR Clp)", fr: "solveur (COIN-OR Clp)")),
      .localized(solver),
    ])
    table.append([
      .localized(LocalizedText(en: "language", fr: "langue")),
      .text(invocation.language.language.rawValue),
    ])
    table.append([.localized(LocalizedText("terminal")), .localized(terminal)])
    return table
  }

  private func state(of methodology: MethodologyOverview) -> LocalizedText {
    methodology.header == nil
      ? LocalizedText(en: "can't be read", fr: "ne peut pas être lue")
      : LocalizedText(en: "can be read", fr: "peut être lue")
  }

  private var solver: LocalizedText {
    check.hasSolver
      ? LocalizedText(en: "found", fr: "trouvé")
      : LocalizedText(
        en: "not found; only benefit_of_doubt needs it (Debian: coinor-libclp1)",
        fr: "absent ; seul benefit_of_doubt en a besoin (Debian : coinor-libclp1)"
      ).typeset
  }

  private var terminal: LocalizedText {
    guard let terminal = invocation.terminal else {
      return LocalizedText(en: "none: a file or a pipe", fr: "aucun : un fichier ou un tube")
    }
    let width = CountedNoun(en: ("column", "columns"), fr: ("colonne", "colonnes"))
      .text(terminal.width)
    return terminal.hasColours
      ? LocalizedText(en: "\(width.en), colours", fr: "\(width.fr), couleurs")
      : LocalizedText(en: "\(width.en), no colours", fr: "\(width.fr), sans couleur")
  }

  func json() -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.doctor/1")
      json.member("version", programVersion)
      json.member("executable", invocation.surroundings.executable)
      json.member("share", check.share?.folder)
      json.member("project", check.project?.folder)
      json.array("methodologies", check.methodologies) { json, methodology in
        json.object { json in
          json.member("id", methodology.entry.id)
          json.member("file", methodology.entry.file)
          json.member("readable", methodology.header != nil)
        }
      }
      json.member("solver", check.hasSolver)
      json.member("language", invocation.language.language.rawValue)
      json.member("terminal", invocation.terminal != nil)
      json.diagnostics("findings", check.findings, in: invocation.language.ofFiles)
    }
    return json.bytes
  }
}
