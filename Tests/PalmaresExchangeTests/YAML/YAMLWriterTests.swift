import PalmaresCore
import PalmaresExchange
import Testing

/// What is written can be read again and says the same.
@Suite struct YAMLWriterTests {
  private func tree(_ text: String) throws -> MarkedTree {
    let result = YAMLReader.read(Array(text.utf8), file: "m.yml")
    #expect(result.diagnostics.isEmpty)
    return try #require(result.tree)
  }

  @Test(arguments: [
    "", " ", "a", "1", "1.10", "-1", "-", "- a", "-x", "null", "~", "NO", "true", "a: b", "a:b",
    "a #b", "#a", "a,b", "[a", "{a}", "a}", "*a", "&a", "!a", "'a'", "\"a\"", "a\\b", "a\nb", "\t",
    "a ", " a", "%a", "@a", "`a`", "---", "...", "?", "? a", ":", "a:", "é", "🙂", "\u{85}",
    "\u{2028}", "\u{FEFF}", "\u{A0}", "\u{202F}x", "\u{7F}", "<<", "101–200", "60%", "x < 0", "|",
    ">", "=", "0x10", "1e5", "a?b", "a\r\nb", "\u{7}",
  ])
  func roundTripsAnyText(text: String) throws {
    let mark = Mark(line: 1, column: 1)
    for isQuoted in [true, false] {
      // A plain scalar can't hold every text; those it can't hold come back as quoted text.
      let scalar = MarkedTree(
        .scalar(MarkedTree.Scalar(text, isQuoted: isQuoted)), at: mark)
      let shapes = [
        MarkedTree(.sequence([scalar]), at: mark),
        MarkedTree(
          .mapping([MarkedTree.Entry(key: text, keyMark: mark, value: scalar)]), at: mark),
        MarkedTree(.sequence(Array(repeating: scalar, count: 60)), at: mark),
        MarkedTree(
          .mapping([
            MarkedTree.Entry(
              key: text, keyMark: mark,
              value: MarkedTree(.sequence(Array(repeating: scalar, count: 60)), at: mark))
          ]), at: mark),
      ]
      for shape in shapes {
        let written = YAMLWriter.text(of: shape)
        #expect(try tree(written).hasSameContent(as: shape), "\(written)")
      }
    }
  }

  @Test func roundTripsRandomTrees() throws {
    var random = Generator(state: 7)
    for _ in 0..<300 {
      let tree = randomTree(depth: 5, &random)
      let written = YAMLWriter.text(of: tree)
      #expect(try self.tree(written).hasSameContent(as: tree), "\(written)")
      #expect(try YAMLWriter.text(of: self.tree(written)) == written)
    }
  }

  @Test func writesSmallMappingsOnOneLineAndLargeOnesOverSeveral() throws {
    let text = """
      id: hdi-2023
      nodes:
        health: {column: le, then: [{scale: {from: [20, 85], to: [0, 1]}}, {clip: [null, 1]}]}
        income:
          column: gnipc
          then:
            - {map: log(x)}
            - {scale: {from: [log(100), log(75000)], to: [0, 1]}, source: "tn, p. 3"}
            - {clip: [null, 1]}
          note: As published in the technical notes.

      """
    #expect(try YAMLWriter.text(of: tree(text)) == text)
  }

  private func randomTree(depth: Int, _ random: inout Generator) -> MarkedTree {
    let mark = Mark(line: 1, column: 1)
    let words = ["a", "null", "1.10", "log(x)", "a: b", "", "NO", "x, y", "long text with words"]
    switch depth > 0 ? random.next(upTo: 4) : 0 {
    case 0, 1:
      let text = words[random.next(upTo: words.count)]
      return MarkedTree(
        .scalar(MarkedTree.Scalar(text, isQuoted: random.next(upTo: 2) == 0)), at: mark)
    case 2:
      return MarkedTree(
        .sequence((0..<random.next(upTo: 5)).map { _ in randomTree(depth: depth - 1, &random) }),
        at: mark)
    default:
      return MarkedTree(
        .mapping(
          (0..<random.next(upTo: 5)).map {
            MarkedTree.Entry(
              key: words[random.next(upTo: words.count)] + "\($0)", keyMark: mark,
              value: randomTree(depth: depth - 1, &random))
          }), at: mark)
    }
  }
}

/// SplitMix64: the same trees in every run.
private struct Generator {
  var state: UInt64

  mutating func next(upTo limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }
}
