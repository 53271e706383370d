import PalmaresCore
import PalmaresExchange
import Testing

/// What the strict part of YAML takes and what it refuses, each with its rule and place.
@Suite struct YAMLReaderTests {
  private func read(_ text: String) -> (tree: MarkedTree?, diagnostics: [Diagnostic]) {
    YAMLReader.read(Array(text.utf8), file: "m.yml")
  }

  private func place(_ diagnostic: Diagnostic?) -> String {
    guard let diagnostic else { return "nothing refused" }
    let location = diagnostic.locations.first
    return "\(diagnostic.rule) \(location?.line ?? 0):\(location?.column ?? 0)"
  }

  @Test func keepsCodesAsText() {
    let tree = read("{a: NO, b: 1.10, c: 007, d: null, e: ~, f: , g: \"null\"}").tree
    #expect(tree?["a"]?.scalar?.text == "NO")
    #expect(tree?["b"]?.scalar?.text == "1.10")
    #expect(tree?["c"]?.scalar?.text == "007")
    #expect(["d", "e", "f"].allSatisfy { tree?[$0]?.isNull == true })
    #expect(tree?["g"]?.isNull == false)
  }

  @Test func keepsTheOrderAndThePlaces() {
    let tree = read("é: 1\nnodes:\n  hdi: {mean: [a, 'b']}\n").tree
    #expect(tree?.mapping?.map(\.key) == ["é", "nodes"])
    let children = tree?["nodes"]?["hdi"]?["mean"]?.sequence
    #expect(children?.last?.mark.line == 3)
    #expect(children?.last?.mark.column == 19)
    #expect(children?.last?.mark.textColumn == 20)
  }

  @Test func countsColumnsInCharacters() {
    let tree = read("{éé: ' x'}").tree
    #expect(tree?["éé"]?.mark.column == 6)
  }

  @Test func knowsNoExactColumnInsideAnEscapedText() {
    let tree = read("a: \"x\\ty\"\nb: 'it''s'").tree
    #expect(tree?["a"]?.mark.textColumn == nil)
    #expect(tree?["b"]?.mark.textColumn == nil)
  }

  @Test func readsJSON() {
    let tree = read(
      """
      {
      \t"id":"hdi","n":[1,2.5e3,null,true],
      \t"text":"caf\\u00e9 \\"x\\" \\/", "empty":{}, "none":[]
      }
      """
    ).tree
    #expect(tree?["id"]?.scalar?.text == "hdi")
    #expect(tree?["n"]?.sequence?.map { $0.scalar?.plainNumber } == [1, 2500, nil, nil])
    #expect(tree?["n"]?.sequence?[2].isNull == true)
    #expect(tree?["text"]?.scalar?.text == "café \"x\" /")
    #expect(tree?["empty"]?.mapping?.isEmpty == true)
  }

  @Test func refusesNothingInAFileThatIsFine() {
    #expect(read("a: [1, {b: 'c'}]\n").diagnostics.isEmpty)
  }

  @Test func readsAFileWithAByteOrderMarkAndWindowsLineEnds() {
    let tree = read("\u{FEFF}a: 1\r\nb: 2\r\n").tree
    #expect(tree?["b"]?.scalar?.text == "2")
    #expect(tree?["a"]?.mark.column == 4)
  }

  @Test(arguments: [
    ("a: &x 1", "yaml.anchor 1:4"),
    ("a: 1\nb: *x", "yaml.alias 2:4"),
    ("a: !!int 1", "yaml.tag 1:4"),
    ("a: [goal*, !goal17]", "yaml.tag 1:12"),
    ("a: [*goal*]", "yaml.alias 1:5"),
    ("a: 1\nb: 2\na: 3", "yaml.duplicate-key 3:1"),
    ("a:\n  <<: {b: 1}", "yaml.merge-key 2:3"),
    ("a: 1\n---\nb: 2", "yaml.several-documents 2:1"),
    ("[a]: 1", "yaml.key-not-text 1:1"),
    ("{? {b: 1} : 2}", "yaml.key-not-text 1:4"),
    ("a: \"\\0\"", "yaml.nul 1:4"),
    ("a: 1\u{0}", "yaml.nul 1:5"),
    ("", "yaml.empty 1:1"),
    ("# only a comment\n---\n", "yaml.empty 1:1"),
    ("a: [1, 2", "yaml.syntax 1:9"),
    ("a: 1\n b: 2", "yaml.syntax 2:3"),
    ("a: b: c", "yaml.syntax 1:5"),
    ("a: @x", "yaml.syntax 1:4"),
    ("a: 'x", "yaml.syntax 1:6"),
    ("a:\n\t- b", "yaml.syntax 2:1"),
    ("a: \u{1}", "yaml.syntax 1:4"),
  ])
  func refusesWithRuleAndPlace(text: String, expected: String) {
    #expect(place(read(text).diagnostics.first) == expected)
  }

  @Test func namesBothLinesOfADuplicateKey() {
    let diagnostic = read("nodes:\n  a: 1\n  b: 2\n  a: 3").diagnostics.first
    #expect(diagnostic?.locations.map(\.line) == [4, 2])
    #expect(diagnostic?.summary.en.contains("line 2 and on line 4") == true)
    #expect(diagnostic?.summary.fr.contains("ligne 2 et ligne 4") == true)
  }

  @Test func refusesMoreThan64LevelsWithoutReadingFurther() {
    let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    let exceeds = String(repeating: "[", count: 100_000)
    #expect(read(fits).diagnostics.isEmpty)
    #expect(place(read(exceeds).diagnostics.first) == "yaml.nesting 1:65")
  }

  @Test func placesAByteThatIsNotUTF8() {
    let result = YAMLReader.read(Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A], file: "m.yml")
    #expect(place(result.diagnostics.first) == "yaml.encoding 2:7")
    #expect(result.diagnostics.first?.summary.en.contains("E9") == true)
  }

  @Test func refusesATextCutInTheMiddleOfACharacter() {
    let result = YAMLReader.read(Array("a: caf".utf8) + [0xC3], file: "m.yml")
    #expect(result.diagnostics.first?.rule.identifier == "yaml.encoding")
  }

  @Test func refusesAFileTooLarge() {
    let result = YAMLReader.read([UInt8](repeating: 0x20, count: (16 << 20) + 1), file: "m.yml")
    #expect(result.diagnostics.first?.rule.identifier == "yaml.too-large")
  }

  @Test func saysThatATruncatedFileMayBeCutOff() {
    let diagnostic = read("nodes: {a: {column: b}, c: {column").diagnostics.first
    #expect(diagnostic?.rule.identifier == "yaml.syntax")
    #expect(diagnostic?.explanation?.en.contains("cut off") == true)
  }

  @Test func reportsSeveralRefusalsAtOnce() {
    let rules = read("a: &x 1\nb: *x\na: 2\nc: !t 3").diagnostics.map(\.rule.identifier)
    #expect(rules == ["yaml.anchor", "yaml.alias", "yaml.tag", "yaml.duplicate-key"])
  }

  @Test func offersToQuoteAPatternThatLooksLikeATagOrAnAlias() {
    #expect(read("a: [*goal, b]").diagnostics[0].fixes[0].en.contains("\"*goal\""))
    #expect(read("a: [!goal17 , b]").diagnostics[0].fixes[0].en.contains("\"!goal17\""))
    #expect(read("a: [!goal17]").diagnostics[0].fixes[0].en.contains("\"!…\""))
    #expect(read("a: [*]").diagnostics[0].fixes[0].en.contains("\"*…\""))
  }

  @Test func survivesEveryPrefixOfAFile() {
    let text = "a: {b: [1, \"x\", 'y'], c: >\n  folded\n  text}\nd:\n  - e: *f\n  - !g h\n"
    for length in 0..<text.utf8.count {
      let result = YAMLReader.read(Array(text.utf8.prefix(length)), file: "m.yml")
      #expect(result.tree != nil || !result.diagnostics.isEmpty)
    }
  }
}
