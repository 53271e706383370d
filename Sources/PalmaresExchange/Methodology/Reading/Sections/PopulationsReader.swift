import PalmaresCore
import PalmaresEngine

/// Reads `parameters`, `populations` and `fit`.
struct PopulationsReader {
  let fields: FieldReader
  let citations: Citations
  private(set) var provenance: [Provenance] = []

  init(fields: FieldReader, citations: Citations) {
    self.fields = fields
    self.citations = citations
  }

  mutating func parameters() -> [ParameterDefinition] {
    var parameters: [ParameterDefinition] = []
    for (name, mark, value) in fields.optional("parameters")?.namedFields() ?? [] {
      var number: Double?
      var label: LocalizedText?
      var range: ReaderRange?
      if value.tree.mapping == nil {
        number = value.number()
      } else if let fields = value.fields(.parameter) {
        number = fields.required("value")?.number()
        label = fields.optional("label")?.localizedText()
        range = fields.optional("reader").flatMap(ReaderRangeReader(value: number).read)
        remember(value.path, fields)
      }
      let location = value.context.location(mark, value.path)
      if let number {
        parameters.append(
          ParameterDefinition(
            name: name, value: number, label: label, reader: range, location: location))
      }
    }
    return parameters
  }

  mutating func populations() -> [PopulationDefinition] {
    var populations: [PopulationDefinition] = []
    for (name, mark, value) in fields.optional("populations")?.namedFields() ?? [] {
      refuseReserved(name, mark, value)
      var condition: Expression?
      if value.tree.mapping == nil {
        condition = value.expression()
      } else if let fields = value.fields(.population) {
        condition = fields.required("when")?.expression()
        remember(value.path, fields)
      }
      let location = value.context.location(mark, value.path)
      if let condition {
        populations.append(
          PopulationDefinition(name: name, condition: condition, location: location))
      }
    }
    return populations
  }

  func fit() -> PopulationReference? {
    fields.required(
      "fit",
      fix: [
        LocalizedText(
          en: "Write 'fit: all', or the population whose values set scales and ranks.",
          fr:
            "Écrivez «\u{202F}fit: all\u{202F}», ou la population dont les valeurs fixent "
            + "échelles et rangs."
        )
      ])?.population()
  }

  private func refuseReserved(_ name: String, _ mark: Mark, _ value: Excerpt) {
    guard name == "all" else { return }
    value.refuse(
      DiagnosticRule("methodology.reserved-name"),
      LocalizedText(
        en: "'all' is everyone already; a population needs another name.",
        fr:
          "«\u{202F}all\u{202F}» désigne déjà tout le monde\u{202F}; une population prend un "
          + "autre nom."
      ), at: mark)
  }

  private mutating func remember(_ path: String, _ fields: FieldReader) {
    let citation = fields.optional("source").flatMap(citations.read)
    let note = fields.optional("note")?.localizedText()
    guard citation != nil || note != nil else { return }
    provenance.append(Provenance(path: path, citation: citation, note: note))
  }
}
