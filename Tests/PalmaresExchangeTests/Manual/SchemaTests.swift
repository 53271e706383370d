import PalmaresCore
import PalmaresExchange
import Testing

/// The readers, the manual and the JSON Schema know the same words.
@Suite struct SchemaTests {
  static let schema: MarkedTree? = {
    guard let text = Manual.text("docs/methodology.schema.json") else { return nil }
    let result = YAMLReader.read(Array(text.utf8), file: "methodology.schema.json")
    return result.diagnostics.isEmpty ? result.tree : nil
  }()

  private func definition(_ name: String) -> MarkedTree? {
    name == "file" ? Self.schema : Self.schema?["$defs"]?[name]
  }

  @Test(arguments: MethodologyLanguage.keySets)
  func schemaHasTheKeysOfTheReaders(keys: KeySet) throws {
    let found = try #require(definition(keys.name), "no definition of \(keys.name)")
    let properties = found["properties"]?.mapping?.map(\.key) ?? []
    #expect(Set(properties) == Set(keys.keys))
    let isOpen = found["additionalProperties"]?.scalar == nil
    #expect(isOpen == (keys.name == "for"))
  }

  @Test func schemaDefinesNothingThatNoReaderKnows() throws {
    let names = try #require(Self.schema?["$defs"]?.mapping).map(\.key)
    let known = Set(MethodologyLanguage.keySets.map(\.name) + ["name"])
    #expect(Set(names).subtracting(known) == [])
  }

  @Test func manualNamesEveryWord() {
    let words =
      MethodologyLanguage.keySets.flatMap(\.keys) + MethodologyLanguage.steps
      + MethodologyLanguage.combines
    let page = Manual.page
    let missing = Set(words).filter { word in
      !["`\(word)`", "`\(word):", "\(word): ", "{\(word):", " \(word):"].contains {
        page.contains($0)
      }
    }
    #expect(missing.sorted() == [])
  }

  @Test func manualNamesNoKeyThatNoReaderKnows() {
    let known = Set(
      MethodologyLanguage.keySets.flatMap(\.keys) + MethodologyLanguage.steps
        + MethodologyLanguage.combines)
    var unknown: [String] = []
    var isTable = false
    for line in Manual.page.split(separator: "\n") {
      if line.hasPrefix("| key") { isTable = true } else if !line.hasPrefix("|") { isTable = false }
      guard isTable, let cell = line.split(separator: "|").first else { continue }
      let words = cell.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
      unknown += words.map { String($0.element.prefix { $0 != ":" }) }.filter {
        !known.contains($0)
      }
    }
    #expect(unknown == [])
  }

  @Test(arguments: Manual.examples.filter(\.refusals.isEmpty))
  func acceptsTheExamplesOfTheManual(example: ManualExample) throws {
    try expectValid(example.file)
  }

  @Test(arguments: MethodologiesOfTheProjectTests.files)
  func acceptsTheMethodologiesOfTheProject(file: String) throws {
    let path = String(file.dropFirst(Manual.root.count + 1))
    try expectValid(try #require(Manual.text(path)))
  }

  @Test(arguments: CompleteExamplesTests.all)
  func acceptsAnExpandedMethodology(text: String) throws {
    try expectValid(try MethodologyText(text).read().expandedText)
  }

  @Test(arguments: [
    "a: {column: x, thne: []}", "a: {column: x, of: b}", "a: {then: []}",
    "a: {column: x, then: [{scael: 1}]}", "a: {column: x, then: [{rank: {first: top, ties: min}}]}",
    "a: {column: x, then: [{clip: [1]}]}", "a: {mean: [b], needs: most}",
    "a: {column: x, then: [{cut: {to: [1]}}]}", "a: {const: one}",
  ])
  func refusesWhatTheReaderRefuses(nodes: String) throws {
    let text = MethodologyText.nodes(nodes)
    #expect(!text.problems.isEmpty)
    #expect(try !problems(text.text).isEmpty)
  }

  private func problems(_ text: String) throws -> [String] {
    let schema = try #require(Self.schema)
    let tree = try #require(YAMLReader.read(Array(text.utf8), file: "m.yml").tree)
    return SchemaValidation(root: schema).problems(of: tree)
  }

  private func expectValid(_ text: String) throws {
    #expect(try problems(text) == [])
  }
}
