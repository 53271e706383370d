import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Command {
  static let methodsVerify = Command(
    words: ["methods", "verify"],
    summary: LocalizedText(
      en: "Compare methodologies with the figures that were published",
      fr: "Comparer des méthodes aux chiffres publiés"),
    description: LocalizedText(
      en: """
        For each published column: how many figures match to the printed digit, and which differ, by how much. Without METHOD, every methodology that carries its data and its published figures; those that don't are named, with what they need.

        Ends with 1 where any figure differs, or where a published row is not in the data.
        """,
      fr: """
        Pour chaque colonne publiée : combien de chiffres concordent jusqu’au dernier imprimé, lesquels diffèrent, et de combien. Sans METHOD, toutes les méthodes qui portent leurs données et leurs chiffres publiés ; les autres sont nommées.

        Finit par 1 quand un chiffre diffère, ou quand une ligne publiée n’est pas dans les données.
        """),
    operands: [OperandDeclaration(Placeholder.method, isRequired: false, repeats: true)],
    options: [
      data,
      OptionDeclaration(
        "--expected", value: Placeholder.file,
        LocalizedText(
          en: "Table of published figures, where the methodology names none",
          fr: "Tableau des chiffres publiés, quand la méthode n’en nomme pas")),
    ] + format(.table, .csv, .json),
    examples: [
      Example(
        "palmares methods verify hdi-2023",
        LocalizedText(en: "one methodology", fr: "une méthode")),
      Example(
        "palmares methods verify my/ranking.yml --data figures.csv --expected printed.csv",
        LocalizedText(
          en: "figures that don't come with the methodology",
          fr: "des chiffres qui n’accompagnent pas la méthode")),
    ],
    run: { invocation throws(DiagnosticError) in try verifyMethodologies(invocation) })
}

private func verifyMethodologies(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  var verifications: [Verification] = []
  var left: [LocalizedText] = []
  if invocation.operands.isEmpty {
    if invocation.has("--data") || invocation.has("--expected") {
      throw DiagnosticError(UsageProblem.missingOperand(Placeholder.method))
    }
    (verifications, left) = try verifyAll(invocation)
  }
  for method in invocation.operands {
    let file = try invocation.methodologyFile(method)
    verifications.append(
      try Verification(
        file: file, data: invocation["--data"], expected: invocation["--expected"]))
  }
  var outcome = Outcome(diagnostics: verifications.flatMap(\.remarks))
  switch format {
  case .table:
    outcome.output = [UInt8](VerificationPage(verifications, notCompared: left, invocation).text)
  case .csv:
    outcome.output = verifications.table.csv(in: invocation.language.ofFiles)
    outcome.notes = left
  case .json:
    outcome.output = verifications.json()
    outcome.notes = left
  }
  outcome.exitCode = verifications.contains(where: \.hasDifferences) ? .findings : .done
  return outcome
}

/// Every methodology that carries what it takes, and what the others need.
private func verifyAll(
  _ invocation: Invocation
) throws(DiagnosticError) -> ([Verification], [LocalizedText]) {
  var verifications: [Verification] = []
  var left: [LocalizedText] = []
  for entry in try MethodologyCatalogue(in: invocation.surroundings).entries {
    let document = try MethodologyReader.read(file: entry.file)
    if let need = document.needForATest {
      left.append(
        LocalizedText(en: "\(entry.id): \(need.en)", fr: "\(entry.id) : \(need.fr)").typeset)
    } else {
      verifications.append(try Verification(file: entry.file))
    }
  }
  return (verifications, left)
}

extension MethodologyDocument {
  /// What it lacks to be compared by itself; `nil` where it names the files of its data and of its
  /// published figures.
  fileprivate var needForATest: LocalizedText? {
    if published.isEmpty {
      return LocalizedText(
        en: "no published figures to compare with", fr: "pas de chiffres publiés à comparer")
    }
    let options = [
      data.file == nil ? "--data" : nil,
      published.contains { $0.data.file == nil } ? "--expected" : nil,
    ].compactMap { $0 }
    guard !options.isEmpty else { return nil }
    return LocalizedText(
      en: "not compared; needs \(options.joined(separator: " and "))",
      fr: "pas comparée ; demande \(options.joined(separator: " et "))")
  }
}
