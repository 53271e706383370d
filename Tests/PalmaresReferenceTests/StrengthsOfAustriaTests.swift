import Foundation
import PalmaresAnalysis
import PalmaresApplication
import PalmaresEngine
import Testing

/// Strengths and weaknesses of Austria as COINr gives them (`get_str_weak`): ranks among the countries
/// with a figure, before imputation.
///
/// Source: Becker et al. (2022), "COINr", *JOSS* 7(78), 4567, run on its ASEM data.
@Suite(
  .enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct StrengthsOfAustriaTests {
  private struct List: Decodable {
    var codes: [String]
    var ranks: [Int]

    enum CodingKeys: String, CodingKey {
      case codes = "Code"
      case ranks = "Rank"
    }
  }

  private struct Lists: Decodable {
    var strengths: List
    var weaknesses: List

    enum CodingKeys: String, CodingKey {
      case strengths = "Strengths"
      case weaknesses = "Weaknesses"
    }
  }

  private struct Summary: Decodable {
    var codes: [String]
    var scores: [Double]

    enum CodingKeys: String, CodingKey {
      case codes = "Code"
      case scores = "Score"
    }
  }

  private struct File: Decodable {
    var lists: Lists
    var summary: Summary

    enum CodingKeys: String, CodingKey {
      case lists = "str_weak_AUT"
      case summary = "summary_AUT"
    }
  }

  private let golden: File
  private let analysis: ScoreAnalysis

  init() throws {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: ReferenceFiles.shared("indices/asem/09_unit_AUT.json")))
    golden = try JSONDecoder().decode(File.self, from: data)
    let explanation = try Explanation(file: ReferenceFiles.shipped("asem-2018"), of: "AUT")
    analysis = try #require(explanation.analysis)
  }

  @Test func ranksAreThoseOfCOINr() {
    for list in [golden.lists.strengths, golden.lists.weaknesses] {
      for (code, rank) in zip(list.codes, list.ranks) where code != "Gas" {
        let standing = analysis.standings.first { $0.node.code == code }
        #expect(standing?.rank == rank, "\(code)")
      }
    }
  }

  /// COINr ranks tonnes of gas, of which Austria's trade is the 41st; what the score counts is tonnes by
  /// the energy used.
  @Test func whatIsRankedIsWhatCounts() throws {
    let place = try #require(golden.lists.weaknesses.codes.firstIndex(of: "Gas"))
    let evaluation = analysis.structure.evaluation
    let tonnes = try #require(evaluation.dataset.columns["Gas"])
    let own = try #require(tonnes.number(at: analysis.unit))
    let more = (0..<tonnes.count).count { (tonnes.number(at: $0) ?? 0) > own }
    #expect(more + 1 == golden.lists.weaknesses.ranks[place])
    let perProduct = try #require(evaluation.column(NodeReference("Gas", stage: "denominated")))
    let ratio = try #require(perProduct.number(at: analysis.unit))
    let better = (0..<perProduct.count).count { unit in
      tonnes.number(at: unit) != nil && (perProduct.number(at: unit) ?? 0) > ratio
    }
    #expect(analysis.standings.first { $0.node.code == "Gas" }?.rank == better + 1)
  }

  @Test func nodesGiveTheirShareOfThePrintedScore() throws {
    let contributions = try #require(analysis.contributions)
    for (code, score) in zip(golden.summary.codes, golden.summary.scores) {
      guard code != "Index" else {
        #expect(abs(contributions.score - score) < 0.05)
        continue
      }
      // Two halves, of which Connectivity has five parts and Sustainability three.
      let share = ["Conn": 0.5, "Sust": 0.5, "Environ": 0.5 / 3, "Social": 0.5 / 3]
      let weight = share[code] ?? (code == "SusEcFin" ? 0.5 / 3 : 0.1)
      let points = contributions.nodes.first { $0.node.code == code }?.points
      #expect(abs((points ?? 0) - weight * score) < 0.006 * weight, "\(code)")
    }
  }
}
