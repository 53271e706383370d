import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Command {
  static let methodsVerify = Command(
    words: ["methods", "verify"],
    summary: LocalizedText(
      en: "Compare methodologies with the figures that were published",
      fr: "Comparer des méthodologies aux chiffres publiés"),
    description: LocalizedText(
      en: """
        For each published column: how many figures match to the printed digit, and which differ, by how much. Without METHOD, every methodology that carries its data and its published figures; those that don't are named.

        Ends with 1 where any figure differs.
        """,
      fr: """
        Pour chaque colonne publiée : combien de chiffres concordent jusqu’au dernier imprimé, lesquels diffèrent, et de combien. Sans METHOD, toutes les méthodologies qui portent leurs données et leurs chiffres publiés ; les autres sont nommées.

        Finit par 1 quand un chiffre diffère.
        """),
    operands: [OperandDeclaration("METHOD", isRequired: false, repeats: true)],
    options: [
      data,
      OptionDeclaration(
        "--expected", value: "FILE",
        LocalizedText(
          en: "Table of published figures, where the methodology names none",
          fr: "Tableau des chiffres publiés, quand la méthodologie n’en nomme pas")),
    ] + format(.table, .csv, .json),
    examples: [
      Example(
        "palmares methods verify hdi-2023",
        LocalizedText(en: "one methodology", fr: "une méthodologie")),
      Example(
        "palmares methods verify the-wur-2024 --data wur.csv --expected wur.csv",
        LocalizedText(
          en: "figures that can't be given with the program",
          fr: "des chiffres qui ne peuvent accompagner le programme")),
    ],
    run: { invocation throws(DiagnosticError) in try verifyMethodologies(invocation) })
}

private func verifyMethodologies(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  var verifications: [Verification] = []
  var outcome = Outcome()
  if invocation.operands.isEmpty {
    (verifications, outcome.notes) = try verifyAll(invocation)
  }
  for method in invocation.operands {
    let file = try invocation.methodologyFile(method)
    verifications.append(
      try Verification(
        file: file, data: invocation["--data"], expected: invocation["--expected"]))
  }
  switch format {
  case .table: outcome.output = [UInt8](text(of: verifications, invocation))
  case .csv: outcome.output = verifications.table.csv(in: invocation.language.ofFiles)
  case .json: outcome.output = verifications.json()
  }
  outcome.diagnostics = verifications.flatMap(\.remarks)
  outcome.exitCode = verifications.contains(where: \.hasDifferences) ? .findings : .done
  return outcome
}

/// Every methodology that carries what it takes, and the names of those that don't.
private func verifyAll(
  _ invocation: Invocation
) throws(DiagnosticError) -> ([Verification], [LocalizedText]) {
  var verifications: [Verification] = []
  var left: [String] = []
  for entry in try MethodologyCatalogue(in: invocation.surroundings).entries {
    let document = try MethodologyReader.read(file: entry.file)
    if document.carriesItsTest {
      verifications.append(try Verification(file: entry.file))
    } else {
      left.append(entry.id)
    }
  }
  guard !left.isEmpty else { return (verifications, []) }
  let names = culprits(left, atMost: left.count)
  return (
    verifications,
    [
      LocalizedText(
        en: "Not compared, for want of data or published figures: \(names.en).",
        fr: "Pas comparées, faute de données ou de chiffres publiés : \(names.fr).")
    ]
  )
}

extension MethodologyDocument {
  /// Whether it names the files of its data and of its published figures.
  fileprivate var carriesItsTest: Bool {
    data.file != nil && !published.isEmpty && published.allSatisfy { $0.data.file != nil }
  }
}

private func text(of verifications: [Verification], _ invocation: Invocation) -> String {
  let language = invocation.language.language
  var text = invocation.draw(verifications.summary)
  let reports = verifications.flatMap(\.reports)
  let sentences =
    reports.flatMap(\.comparisons).flatMap { $0.sentences() }
    + reports.compactMap(\.unknownSentence)
  if !sentences.isEmpty { text += "\n" }
  for sentence in sentences { text += sentence[language] + "\n" }
  return text + "\n" + verdict(reports)[language] + "\n"
}

private func verdict(_ reports: [VerificationReport]) -> LocalizedText {
  let outcomes = reports.flatMap(\.comparisons)
  let matched = outcomes.reduce(0) { $0 + $1.matched }
  let compared = outcomes.reduce(0) { $0 + $1.compared }
  return LocalizedText { language in
    let (some, all) = (counted(matched, in: language), counted(compared, in: language))
    return language == .french
      ? "\(some) chiffres publiés sur \(all) concordent."
      : "\(some) of \(all) published figures match."
  }
}

extension VerificationReport {
  /// Published rows that our data don't have.
  fileprivate var unknownSentence: LocalizedText? {
    guard !unknownIdentifiers.isEmpty else { return nil }
    let names = culprits(unknownIdentifiers)
    return LocalizedText(
      en: "\(file): not in the data: \(names.en)", fr: "\(file) : absents des données : \(names.fr)"
    )
  }
}
