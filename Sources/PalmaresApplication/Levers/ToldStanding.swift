import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// Where an institution stands, as it is told: with what it shares its place with.
struct ToldStanding: Sendable {
  let score: Double?
  let place: Place?

  /// - Parameter standing: where it stands in an evaluation.
  init(_ standing: LeverStanding, of unit: Int, in evaluation: Evaluation?, _ basis: AnalysisBasis)
  {
    score = standing.score
    let row = evaluation.flatMap { evaluation in
      Results(evaluation, from: basis).rows.first { $0.unit == unit }
    }
    place = standing.rank.map { rank in
      Place(rank, tied: row?.rank.map { $0.low == rank && $0.tied } ?? false)
    }
  }
}

extension Place {
  /// As the end of a way: `24th`, `tied 3rd`; `au 24e rang`, `au 3e rang ex æquo`.
  func asDestination(in language: Language) -> String {
    guard language == .french else { return words(in: language) }
    return "au \(asRang)"
  }

  /// In French: `24e rang`, `3e rang ex æquo`, `rang 1,5 ex æquo`.
  private var asRang: String {
    let first =
      low == low.rounded()
      ? "\(ordinal(low, in: .french)) rang"
      : "rang \(Printing.general.text(of: low, in: NumberNotation(.french)))"
    return tied ? "\(first) ex æquo" : first
  }

  /// Behind *à partir*: `du 24e rang d’aujourd’hui`.
  var asOrigin: String { "du \(asRang) d’aujourd’hui" }

  /// As a target: `20th place`, `1st place`; `le 20e rang`.
  func asTarget(in language: Language) -> String {
    language == .french ? "le \(asRang)" : "\(words(in: language)) place"
  }
}
