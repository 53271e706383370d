import Foundation
import PalmaresApplication
import PalmaresCommandLine
import PalmaresTestSupport
import Testing

/// The pages on rankings: what they tell a reader to type runs, and gives what they show.
@Suite struct RankingPagesTests {
  @Test func everyPageHasItsTwinInTheOtherLanguage() throws {
    let names = try RankingPage.names()
    #expect(names.contains("rankings/u-multirank.md") && names.contains("rankings/letudiant.md"))
    for name in names where !name.hasSuffix(".fr.md") {
      let twin = name.replacingOccurrences(of: ".md", with: ".fr.md")
      let (english, french) = (try RankingPage(name), try RankingPage(twin))
      #expect(english.calls.count == french.calls.count, "\(name)")
      #expect(english.calls.map(\.wordsWithoutLanguage) == french.calls.map(\.wordsWithoutLanguage))
    }
  }

  @Test(arguments: try RankingPage.names())
  func everyCallRunsAndGivesWhatThePageShows(name: String) throws {
    for call in try RankingPage(name).calls {
      let run = Run(call.words, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
      #expect(run.exitCode == (call.isRefused ? .badInput : .done), "\(call.line): \(run.messages)")
      let lines = Set(
        (run.output + run.messages).split(whereSeparator: \.isNewline).map(Self.withPlainSpaces))
      for shown in call.shown { #expect(lines.contains(shown), "\(call.line)") }
    }
  }

  /// Pages are typed with plain spaces where French output has those that don't break.
  private static func withPlainSpaces(_ line: Substring) -> String {
    String(line.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }
}

/// A page of `docs/rankings` or `docs/analysis`, by the calls in its blocks of `console`.
private struct RankingPage {
  struct Call {
    var line: String
    /// The block says `console refused`.
    var isRefused: Bool
    /// Lines that the output must hold.
    var shown: [String] = []

    /// As a shell takes them apart: by spaces, but not within `'…'`.
    var words: [String] {
      line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
        .flatMap { part, text in
          part.isMultiple(of: 2) ? text.split(separator: " ").map(String.init) : [String(text)]
        }.dropFirst().map { $0 }
    }

    var wordsWithoutLanguage: [String] {
      words.suffix(2) == ["--lang", "fr"] ? words.dropLast(2) : words
    }
  }

  private(set) var calls: [Call] = []

  init(_ name: String) throws {
    var block: Substring?
    let text = try String(contentsOfFile: "\(Self.docs)/\(name)", encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        block = block == nil ? line.dropFirst(3) : nil
      } else if let kind = block, kind.hasPrefix("console") {
        read(line, isRefused: kind.hasSuffix("refused"))
      }
    }
  }

  private mutating func read(_ line: Substring, isRefused: Bool) {
    if line.hasPrefix("$ ") {
      calls.append(Call(line: String(line.dropFirst(2)), isRefused: isRefused))
    } else if !calls.isEmpty, !line.isEmpty {
      calls[calls.count - 1].shown.append(String(line))
    }
  }

  static func names() throws -> [String] {
    try ["rankings", "analysis"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(docs)/\(folder)")
        .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().map { "\(folder)/\($0)" }
    }
  }

  private static let docs = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs").path
}
