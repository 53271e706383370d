import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct IntervalsTests {
  /// Ranks follow rounded scores there, which leaves ends open.
  private let words = [
    "intervals", "hdi-2023", "--weights", "box:25%", "--boxes", "1",
  ]

  private func run(_ further: String...) -> Run {
    Run(words + further, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
  }

  @Test func openEndsAreWrittenFromLowToHighOnEitherSide() throws {
    let run = run()
    #expect(run.exitCode == .done, "\(run.messages)")
    let pairs = run.output.split(whereSeparator: \.isWhitespace).filter { $0.contains("…") }
      .map { $0.split(separator: "…").compactMap { Int($0) } }.filter { $0.count == 2 }
    try #require(pairs.count > 1)
    for pair in pairs { #expect(pair[0] < pair[1]) }
    #expect(run.output.contains("lower"))
  }
}
