import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// Everything that is put out in French is typeset, whoever wrote the text.
@Suite struct FrenchPagesTests {
  private let share: TownShare

  init() throws { share = try TownShare() }

  private static let calls = [
    ["rank", "towns"], ["explain", "towns", "AL"], ["explain", "towns", "AL", "--field"],
    ["intervals", "towns", "--weights", "box:25%"],
    ["intervals", "towns", "--weights", "box:25%", "--unit", "AL"],
    ["regions", "towns", "--between", "green:calm"],
    ["sensitivity", "towns", "--vary", "weights:box:25%", "--samples", "16"],
    ["robust", "towns", "--vary", "weights:box:25%", "--draws", "40"],
    ["levers", "towns", "AL", "--gain", "1"],
    ["levers", "towns", "NI", "--gain", "1", "--cheapest"],
    ["whatif", "towns", "--set", "AL.green=50"], ["statistics", "towns"],
    ["methods", "show", "towns"], ["methods", "lint", "towns"], ["methods", "list"], ["doctor"],
    ["confidence", "towns", "--errors", "calm"], ["rank", "nowhere"], ["levers", "towns", "AL"],
  ]

  /// A plain space where a line may not end: before a mark, after `«`, within a number.
  private func loose(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter {
      $0.contains(#/[\p{L}\d»)] [:;!?»%](?!\p{L})|« |\b\d{1,3} \d{3}\b/#)
    }
  }

  @Test(arguments: calls)
  func isTypeset(call: [String]) throws {
    let run = Run(call + ["--lang", "fr"], environment: share.environment)
    #expect(!run.messages.contains("input.share-not-found"))
    #expect(loose(run.output).isEmpty, "\(call)")
    #expect(loose(run.messages).isEmpty, "\(call)")
  }

  @Test func helpIsTypesetAndNoLineEndsWithinGuillemets() {
    let pages = [""] + CommandList.all.map(\.name) + HelpTopic.all.map(\.name)
    for page in pages {
      let words = ["help"] + page.split(separator: " ").map(String.init) + ["--lang", "fr"]
      let text = Run(words).output
      #expect(loose(text).isEmpty, "\(page)")
      let lines = text.split(separator: "\n")
      #expect(!lines.contains { $0.hasSuffix("«") || $0.drop { $0 == " " }.hasPrefix("»") })
    }
  }

  // MARK: Eighty columns

  /// Tables, titles and prose; a step of a calculation and the path of a file are lines that one copies.
  @Test(arguments: calls.filter { $0[0] != "explain" && $0[1...] != ["lint", "towns"] }, [60, 80])
  func keepsWithinTheTerminal(call: [String], width: Int) throws {
    let run = Run(
      call + ["--lang", "fr"], environment: share.environment,
      terminal: Terminal(width: width, hasColours: false))
    let table = run.output.split(separator: "\n").filter {
      displayWidth(String($0)) > max(80, width)
    }
    #expect(table.isEmpty, "\(call)")
  }
}
