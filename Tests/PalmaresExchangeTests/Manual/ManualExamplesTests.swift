import Glibc
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// What the manual shows is what comes out.
@Suite struct ManualExamplesTests {
  @Test(arguments: Manual.examples)
  func comesOutAsPrinted(example: ManualExample) throws {
    let folder = try write(example)
    defer { remove(example, folder) }
    do throws(DiagnosticError) {
      let document = try MethodologyReader.read(file: "\(folder)/method.yml")
        .chosen(by: example.request).document
      let targets = example.result.first?.dropFirst().map(reference) ?? []
      let compared = document.published.flatMap(\.comparisons).flatMap {
        [$0.node] + ($0.between.map { [$0.low, $0.high] } ?? [])
      }
      let graph = try Graph(compiling: document.methodology, alsoUsing: targets + compared)
      let wanted = targets + graph.resultNodes + compared
      let requirements = graph.requirements(for: wanted)
      let data = try DatasetReader.read(
        document.data, file: "\(folder)/data.csv", requirements: requirements)
      let evaluation = try graph.evaluated(on: data.dataset, targets: wanted)
      check(example, evaluation, targets)
      try check(document, evaluation)
      #expect(example.refusals.isEmpty, "this example shows a mistake")
    } catch {
      let rules = error.diagnostics.map(\.rule.identifier)
      let message = error.diagnostics.map {
        "\($0.locations.first?.description ?? "") \($0.summary.en)"
      }
      #expect(rules == example.refusals, "\(message)")
    }
  }

  @Test func thereAreExamples() {
    #expect(Manual.examples.count > 20)
    #expect(Set(Manual.examples.map(\.name)).count == Manual.examples.count)
    #expect(Manual.examples.allSatisfy { !$0.result.isEmpty || !$0.refusals.isEmpty })
  }

  @Test func everyWordOfTheLanguageHasAnExample() {
    var used = Set<String>()
    for example in Manual.examples {
      let tree = YAMLReader.read(Array(example.file.utf8), file: example.name).tree
      collect(tree, into: &used)
    }
    let words =
      MethodologyLanguage.keySets.flatMap(\.keys) + MethodologyLanguage.steps
      + MethodologyLanguage.combines
    let missing = Set(words).subtracting(used).subtracting(["form"])
    #expect(missing.sorted() == [])
  }

  private func collect(_ tree: MarkedTree?, into used: inout Set<String>) {
    for entry in tree?.mapping ?? [] {
      used.insert(entry.key)
      collect(entry.value, into: &used)
    }
    for item in tree?.sequence ?? [] { collect(item, into: &used) }
  }

  // MARK: Values

  private func check(
    _ example: ManualExample, _ evaluation: Evaluation, _ targets: [NodeReference]
  ) {
    for row in example.result.dropFirst() {
      guard let unit = evaluation.dataset.units.position(of: row[0]) else {
        Issue.record("there is no \(row[0])")
        continue
      }
      for (node, printed) in zip(targets, row.dropFirst()) {
        let column = evaluation.column(node)
        #expect(
          column.map { agrees($0, at: unit, with: printed) } == true,
          "\(node) of \(row[0]): \(String(describing: column?.number(at: unit))), printed \(printed)"
        )
      }
    }
  }

  /// Numbers to the digits printed; words and states as written; a blank is any missing value.
  private func agrees(_ column: Column, at unit: Int, with printed: String) -> Bool {
    if printed.isEmpty { return column.states[unit] == .missing }
    if let state = ValueState(code: printed) { return column.states[unit] == state }
    if let word = column.word(at: unit) { return word == printed }
    guard let number = column.number(at: unit), let wanted = Double(printed) else { return false }
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    return abs(number - wanted) <= 0.5 * pow(10, -Double(decimals == 0 ? 9 : decimals)) + 1e-12
  }

  private func check(
    _ document: MethodologyDocument, _ evaluation: Evaluation
  ) throws(DiagnosticError) {
    for description in document.published {
      let table = try PublishedTableReader.read(description).table
      let report = VerificationReport(of: table, against: evaluation)
      #expect(!report.hasDifferences, "\(report.comparisons.map(\.differences))")
      #expect(report.comparisons.allSatisfy { $0.matched > 0 })
    }
  }

  private func reference(_ name: String) -> NodeReference {
    let parts = name.split(separator: "@").map(String.init)
    return NodeReference(parts[0], stage: parts.count > 1 ? parts[1] : nil)
  }

  // MARK: Files

  private func write(_ example: ManualExample) throws -> String {
    var pattern = Array("/tmp/palmares-manual-XXXXXX".utf8CString)
    try #require(mkdtemp(&pattern) != nil)
    let folder = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try AtomicFile.write(Array(example.file.utf8), to: "\(folder)/method.yml")
    for (name, text) in example.files {
      try AtomicFile.write(Array(text.utf8), to: "\(folder)/\(fileName(name))")
    }
    return folder
  }

  private func remove(_ example: ManualExample, _ folder: String) {
    for name in example.files.keys { unlink("\(folder)/\(fileName(name))") }
    unlink("\(folder)/method.yml")
    rmdir(folder)
  }

  private func fileName(_ name: String) -> String { name == "data" ? "data.csv" : name }
}
