import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let methodsDiff = Command(
    words: ["methods", "diff"],
    summary: LocalizedText(
      en: "Show where two methodologies differ",
      fr: "Montrer en quoi deux méthodes diffèrent"),
    description: LocalizedText(
      en: """
        Rule by rule, where the authors wrote them: tables row by row, and what is written once for many nodes told once. Two ways of writing the same rule are no difference. With '--expanded', node by node, with everything written out first; JSON has both lists. Ends with 0 whether or not there are differences.
        """,
      fr: """
        Règle par règle, tout étant d’abord écrit en toutes lettres : deux façons d’écrire la même règle ne sont pas une différence. Finit par 0, qu’il y ait des différences ou non.
        """),
    operands: [OperandDeclaration(Placeholder.method), OperandDeclaration(Placeholder.method)],
    options: format(.table, .csv, .json) + [
      OptionDeclaration(
        "--expanded",
        LocalizedText(
          en: "Node by node, everything written out", fr: "Nœud par nœud, tout en toutes lettres"))
    ],
    examples: [
      Example(
        "palmares methods diff the-wur-2020 the-wur-2024",
        LocalizedText(
          en: "what changed between two editions", fr: "ce qui change entre deux éditions"))
    ],
    run: { invocation throws(DiagnosticError) in try compareMethodologies(invocation) })
}

private func compareMethodologies(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let first = try MethodologyReader.read(
    file: invocation.methodologyFile(invocation.operands[0]))
  let second = try MethodologyReader.read(
    file: invocation.methodologyFile(invocation.operands[1]))
  let differences =
    invocation.has("--expanded")
    ? first.differences(to: second) : first.writtenDifferences(to: second)
  let output: [UInt8] =
    switch format {
    case .table: [UInt8](text(of: differences, first, second, invocation))
    case .csv: table(of: differences).csv(in: invocation.language.ofFiles)
    case .json: json(of: differences, first, second, in: invocation.language.ofFiles)
    }
  return Outcome(output: output, diagnostics: first.warnings + second.warnings)
}

private func text(
  of differences: [MethodologyDifference], _ first: MethodologyDocument,
  _ second: MethodologyDocument, _ invocation: Invocation
) -> String {
  let language = invocation.language.language
  let rules = differences.filter(\.isRule)
  let others = differences.filter { !$0.isRule }
  return invocation.style.bold("\(first.header.id) → \(second.header.id)") + "\n"
    + section(ruleHeading, rules, in: language) + section(otherHeading, others, in: language)
}

private let ruleHeading = CountedNoun(
  en: ("difference that can change a figure", "differences that can change a figure"),
  fr: ("différence qui peut changer un chiffre", "différences qui peuvent changer un chiffre"))

private let otherHeading = CountedNoun(
  en: ("difference of words, notes and sources", "differences of words, notes and sources"),
  fr: ("différence de texte, de note ou de source", "différences de texte, de note ou de source"))

private func section(
  _ heading: CountedNoun, _ differences: [MethodologyDifference], in language: Language
) -> String {
  let sentences = differences.sentences
  return "\n" + heading.text(sentences.count)[language] + "\n"
    + sentences.map { TextLayout.bullet($0[language]) }.joined()
}

private func table(of differences: [MethodologyDifference]) -> Table {
  var table = Table(columns: [
    .init("path", LocalizedText(en: "Place", fr: "Endroit")),
    .init("kind", LocalizedText(en: "Kind", fr: "Nature")),
    .init("before", LocalizedText(en: "First", fr: "Première")),
    .init("after", LocalizedText(en: "Second", fr: "Seconde")),
  ])
  for difference in differences {
    table.append([
      .text(difference.path), .text(difference.kind.rawValue), .text(difference.before ?? ""),
      .text(difference.after ?? ""),
    ])
  }
  return table
}

private func json(
  of differences: [MethodologyDifference], _ first: MethodologyDocument,
  _ second: MethodologyDocument, in language: Language
) -> [UInt8] {
  var json = JSONWriter(indentedLevels: 2)
  json.object { json in
    json.member("schema", "palmares.methods-diff/1")
    for (name, document) in [("first", first), ("second", second)] {
      json.object(name) { json in
        json.member("id", document.header.id)
        json.member("edition", document.header.edition)
        json.member("sha256", document.sha256)
      }
    }
    append("differences", differences, to: &json, in: language)
    append("expanded", first.differences(to: second), to: &json, in: language)
  }
  return json.bytes
}

private func append(
  _ name: String, _ differences: [MethodologyDifference], to json: inout JSONWriter,
  in language: Language
) {
  json.array(name, differences) { json, difference in
    json.object { json in
      json.member("path", difference.path)
      json.member("kind", difference.kind.rawValue)
      json.member("changes_figures", difference.isRule)
      json.member("before", difference.before)
      json.member("after", difference.after)
      json.member("sentence", difference.summary[language])
      json.array("at", difference.locations) { $0.location($1) }
    }
  }
}
