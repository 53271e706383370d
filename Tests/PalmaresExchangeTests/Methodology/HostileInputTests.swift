import PalmaresCore
import PalmaresExchange
import Testing

/// Whatever the bytes, the reader gives a document or says what is wrong, in order, with places.
@Suite struct HostileInputTests {
  /// SplitMix64: the same damage in every run.
  private struct Generator {
    var state: UInt64

    mutating func next(upTo limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(max(limit, 1)))
    }
  }

  private static let fragments = [
    "{", "}", "[", "]", ":", ": ", ",", "\n", "  ", "- ", "&a ", "*a", "!t ", "<<: ", "null", "~",
    "\"", "'", "#", "%", "${", "${x}", "}", "\u{0}", "\t", "é", "🙂", "1e999", "-0", "nan",
    "99999999999999999999", "all", "children", "for: ", "needs: ", "then: ", "!goal*", "@", "`",
    "x ^ ", "(((((", "x@y@z", "---\n", "...\n", "? ", "|\n", ">\n", "100%", "-1%", "quantile(2)",
  ]

  private func expectAnAnswer(_ bytes: [UInt8]) {
    do throws(DiagnosticError) {
      let document = try MethodologyReader.read(bytes, file: "m.yml")
      #expect(!document.warnings.hasErrors)
    } catch {
      #expect(error.diagnostics.hasErrors)
      #expect(error.diagnostics.allSatisfy { !$0.locations.isEmpty })
      #expect(error.diagnostics.allSatisfy { !$0.summary.en.isEmpty && !$0.summary.fr.isEmpty })
    }
  }

  @Test(arguments: CompleteExamplesTests.all)
  func survivesFragmentsAnywhere(text: String) {
    var random = Generator(state: 11)
    let bytes = Array(text.utf8)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0...random.next(upTo: 3) {
        let place = random.next(upTo: damaged.count)
        let end = min(damaged.count, place + random.next(upTo: 6))
        let fragment = Self.fragments[random.next(upTo: Self.fragments.count)]
        damaged.replaceSubrange(place..<end, with: Array(fragment.utf8))
      }
      expectAnAnswer(damaged)
    }
  }

  @Test(arguments: CompleteExamplesTests.all)
  func survivesScalarsExchanged(text: String) {
    var random = Generator(state: 12)
    let words = text.split { " ,:[]{}\n\"".contains($0) }.map(String.init)
    for _ in 0..<400 {
      let old = words[random.next(upTo: words.count)]
      let new = words[random.next(upTo: words.count)]
      guard let range = text.firstRange(of: old) else { continue }
      var damaged = text
      damaged.replaceSubrange(range, with: new)
      expectAnAnswer(Array(damaged.utf8))
    }
  }

  @Test func answersAFileOfManyNodesThatAllFail() {
    let nodes = (0..<2_000).map { "n\($0): {column: x, thne: \($0)}" }.joined(separator: "\n")
    #expect(MethodologyText.nodes(nodes).diagnostics.count == 2_000)
  }

  @Test func answersAVeryLongLine() {
    let list = (0..<50_000).map { "n\($0)" }.joined(separator: ", ")
    #expect(
      MethodologyText.nodes("a: {mean: [\(list)], needs: al}").problems.contains {
        $0.hasPrefix("methodology.unknown-value")
      })
  }

  @Test func answersADeepExpression() {
    let deep = String(repeating: "(", count: 5_000)
    #expect(
      MethodologyText.nodes("a: {formula: \"\(deep)\"}").problems.contains {
        $0.hasPrefix("methodology.expression")
      })
  }
}
