public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What an analysis stands on, which decides what it can say.
public enum AnalysisBasis: String, Sendable, Hashable, CaseIterable {
  /// The figures of one institution: there is no field, hence no rank.
  case ownFacts = "own-facts"
  /// Scores as their publisher prints them: what lies beneath them is not there.
  case publishedTable = "published-table"
  /// Every institution with its figures.
  case cohort

  /// One institution is own facts; a table of which the methodology says that it holds published scores is a
  /// published table.
  public init(_ document: MethodologyDocument, _ dataset: Dataset) {
    if dataset.units.count == 1 {
      self = .ownFacts
    } else {
      self = document.data.holds == .publishedScores ? .publishedTable : .cohort
    }
  }

  /// What an analysis can and can't do from it.
  public func sentence(for analysis: AnalysisKind) -> LocalizedText {
    switch self {
    case .ownFacts: analysis.fromOwnFacts
    case .publishedTable: analysis.fromPublishedTable
    case .cohort: analysis.fromCohort
    }
  }
}

extension Results {
  /// What can be said of each from a basis: from own facts, no rank.
  init(_ evaluation: Evaluation, from basis: AnalysisBasis) {
    let results = Results(evaluation)
    self = basis == .ownFacts ? results.withoutRanks : results
  }
}
