import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Command {
  static let methodsShow = Command(
    words: ["methods", "show"],
    summary: LocalizedText(en: "Show a methodology", fr: "Montrer une méthode"),
    description: LocalizedText(
      en: """
        The file as it was written; with '--expanded', every named form, pattern and 'for' written out as the nodes and steps that are computed, and what an edition takes from the methodology that it extends.
        """,
      fr: """
        Le fichier tel qu’il a été écrit ; avec « --expanded », chaque forme nommée, motif et « for » écrit en toutes lettres, comme les nœuds et les étapes qui sont calculés, avec ce qu’une édition reprend de la méthode qu’elle prolonge.
        """),
    operands: [OperandDeclaration(Placeholder.method)],
    options: format(.table, .json) + [
      OptionDeclaration(
        "--expanded",
        LocalizedText(en: "Everything written out", fr: "Tout écrit en toutes lettres"))
    ],
    examples: [
      Example(
        "palmares methods show hdi-2023 --expanded",
        LocalizedText(
          en: "what is computed, step by step", fr: "ce qui est calculé, étape par étape"))
    ],
    run: { invocation throws(DiagnosticError) in try showMethodology(invocation) })
}

private func showMethodology(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let file = try invocation.methodologyFile(invocation.operands[0])
  let document = try MethodologyReader.read(file: file)
  let text =
    invocation.has("--expanded")
    ? [UInt8](document.expandedText) : try FileContents.read(file).bytes
  guard format == .json else {
    return Outcome(
      output: text, diagnostics: document.warnings,
      notes: [document.tableNote].compactMap { $0 } + document.readerNotes)
  }
  return Outcome(
    output: json(of: document, text: text, in: invocation.language.ofFiles),
    diagnostics: document.warnings)
}

private func json(
  of document: MethodologyDocument, text: [UInt8], in language: Language
) -> [UInt8] {
  let header = document.header
  var json = JSONWriter(indentedLevels: 2)
  json.object { json in
    json.member("schema", "palmares.methods-show/1")
    json.member("id", header.id)
    json.member("edition", header.edition)
    json.member("title", header.title[language])
    json.member("about", header.about?[language])
    json.member("publisher", header.publisher)
    json.member("status", header.status.rawValue)
    json.member("licence", header.licence?[language])
    json.array("undisclosed", header.undisclosed.map { $0[language] })
    json.array("notes", header.notes.map { $0[language] })
    json.array("sources", header.sources) { json, source in
      json.object { json in
        json.member("key", source.key)
        json.member("title", source.title[language])
        json.member("url", source.url)
        json.member("date", source.date)
      }
    }
    json.array("nodes", document.methodology.nodes) { json, node in
      json.object { json in
        json.member("code", node.code)
        json.member("label", node.label?[language])
        json.member("direction", node.direction?.rawValue)
        json.member("unit", node.unitOfMeasure)
        json.member("source", node.citation)
      }
    }
    json.array("tables", document.methodology.tables) { json, table in
      json.object { json in
        json.member("id", table.id)
        json.member("title", table.title[language])
      }
    }
    json.array("parameters", document.methodology.parameters) { json, parameter in
      json.object { json in
        json.member("name", parameter.name)
        json.member("value", parameter.value)
        json.member("label", parameter.label?[language])
        json.key("reader")
        json.range(parameter.reader)
      }
    }
    json.array("profiles", document.profiles) { json, profile in
      json.object { json in
        json.member("name", profile.name)
        json.member("title", profile.title[language])
        json.object("set") { json in
          for setting in profile.settings { json.member(setting.name, setting.value) }
        }
        json.member("only", profile.only?.text)
      }
    }
    json.array("extends", document.bases) { json, base in
      json.object { json in
        json.member("id", base.id)
        json.member("edition", base.edition)
        json.member("file", base.file)
      }
    }
    json.member("file", document.file)
    json.member("sha256", document.sha256)
    json.member("text", String(decoding: text, as: UTF8.self))
  }
  return json.bytes
}

extension JSONWriter {
  /// `{from, to, step}`, or null.
  fileprivate mutating func range(_ range: ReaderRange?) {
    guard let range else { return null() }
    object { json in
      json.member("from", range.from)
      json.member("to", range.to)
      json.member("step", range.step)
    }
  }
}
