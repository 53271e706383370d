import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let methodsList = Command(
    words: ["methods", "list"],
    summary: LocalizedText(
      en: "List the methodologies", fr: "Donner la liste des méthodes"),
    description: LocalizedText(
      en: """
        Those that come with the program and, in a project, those of its 'methods' folder: short name, edition, title, and whether the file is the publisher's own or a reconstruction.
        """,
      fr: """
        Celles qui accompagnent le programme et, dans un projet, celles de son dossier « methods » : nom court, édition, titre, et si le fichier est celui de l’éditeur ou une reconstitution.
        """),
    options: format(.table, .csv, .json),
    run: { invocation throws(DiagnosticError) in try listMethodologies(invocation) })
}

private func listMethodologies(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let overviews = MethodologyOverview.all(
    of: try MethodologyCatalogue(in: invocation.surroundings).entries)
  let output: [UInt8] =
    switch format {
    case .table: [UInt8](page(of: overviews, invocation))
    case .csv: table(of: overviews, withPublisher: true).csv(in: invocation.language.ofFiles)
    case .json: json(of: overviews, in: invocation.language.ofFiles)
    }
  return Outcome(output: output, diagnostics: overviews.flatMap(\.diagnostics))
}

/// Titles are cut, so that the list fits most windows; who publishes is for `show` to say.
private func page(of overviews: [MethodologyOverview], _ invocation: Invocation) -> String {
  let width = min(invocation.terminal?.width ?? widest, widest)
  let table = table(of: overviews, withPublisher: false)
  let language = invocation.language.language
  let notes = overviews.flatMap(notes)
  return TextTable(table, in: language, width: width).text(style: invocation.style)
    + (notes.isEmpty ? "" : "\n") + notes.map { TextLayout.bullet($0[language]) }.joined()
}

/// What a methodology builds on, and what it is offered in place of.
private func notes(on overview: MethodologyOverview) -> [LocalizedText] {
  let id = overview.entry.id
  let base = overview.base.map { base in
    LocalizedText(en: "\(id) builds on \(base.id).", fr: "\(id) prolonge \(base.id).")
  }
  let absent = (overview.header?.insteadOf ?? []).map { absent in
    LocalizedText(
      en: "\(absent.id) is not established, use \(id): \(absent.because.en)",
      fr: "\(absent.id) n’est pas établie, prenez \(id) : \(absent.because.fr)"
    ).typeset
  }
  return [base].compactMap { $0 } + absent
}

private let widest = 100

private func table(of overviews: [MethodologyOverview], withPublisher: Bool) -> Table {
  let publisher = [Table.Column("publisher", LocalizedText(en: "Publisher", fr: "Éditeur"))]
  var table = Table(
    columns: [
      .init("id", LocalizedText("Id")),
      .init("edition", LocalizedText(en: "Edition", fr: "Édition")),
      .init("title", LocalizedText(en: "Title", fr: "Titre")),
    ] + (withPublisher ? publisher : []) + [
      .init("status", LocalizedText(en: "Status", fr: "Statut"))
    ])
  for overview in overviews {
    let header = overview.header
    table.append(
      [
        .text(overview.entry.id), .text(header?.edition ?? ""),
        header.map { .localized($0.title) } ?? .localized(unreadable),
      ] + (withPublisher ? [.text(header?.publisher ?? "")] : []) + [
        header.map { .localized($0.status.name) } ?? .empty
      ])
  }
  return table
}

private let unreadable = LocalizedText(en: "can't be read", fr: "ne peut pas être lue")

private func json(of overviews: [MethodologyOverview], in language: Language) -> [UInt8] {
  var json = JSONWriter(indentedLevels: 2)
  json.object { json in
    json.member("schema", "palmares.methods-list/1")
    json.array("methodologies", overviews) { json, overview in
      json.object { json in
        json.member("id", overview.entry.id)
        json.member("edition", overview.header?.edition)
        json.member("title", overview.header?.title[language])
        json.member("publisher", overview.header?.publisher)
        json.member("status", overview.header?.status.rawValue)
        json.member("origin", overview.entry.origin.rawValue)
        json.member("file", overview.entry.file)
        json.member("extends", overview.base?.id)
        json.array("instead_of", overview.header?.insteadOf ?? []) { json, absent in
          json.object { json in
            json.member("id", absent.id)
            json.member("because", absent.because[language])
          }
        }
      }
    }
  }
  return json.bytes
}
