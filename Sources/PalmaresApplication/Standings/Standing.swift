public import PalmaresCore
import PalmaresEngine

/// What a methodology makes of an institution: score, rank, and the classes that it stands in; `nil`
/// where it gives none.
public struct Standing: Sendable, Hashable {
  public var score: Double?
  public var rank: Double?
  /// Band, grades, and the groups of the nodes that are shown, in the order of `results`.
  public var classes: [StandingClass]

  public init(score: Double? = nil, rank: Double? = nil, classes: [StandingClass] = []) {
    self.score = score
    self.rank = rank
    self.classes = classes
  }
}

/// A band, a grade, or the group of a node that is shown.
public struct StandingClass: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case band
    /// The grade that a node gives.
    case grade(String)
    /// The group beside a node that is shown.
    case group(of: String)
  }

  public var kind: Kind
  /// `nil` where none is given.
  public var word: String?

  public init(_ kind: Kind, _ word: String?) {
    self.kind = kind
    self.word = word
  }
}

extension StandingClass.Kind {
  /// `band`, `grade` or `group`: for programs.
  var name: String {
    switch self {
    case .band: "band"
    case .grade: "grade"
    case .group: "group"
    }
  }

  /// The node that it belongs to, where there may be several.
  var node: String? {
    switch self {
    case .band: nil
    case .grade(let code), .group(let code): code
    }
  }

  /// For readers: `band`, a grade by its node's code, `group of 'total'`.
  public var words: LocalizedText {
    switch self {
    case .band: LocalizedText(en: "band", fr: "tranche")
    case .grade(let code): LocalizedText(code)
    case .group(let code):
      LocalizedText(en: "group of '\(code)'", fr: "groupe de « \(code) »").typeset
    }
  }
}

extension Results {
  /// Nothing for an institution that isn't listed.
  func standing(of row: ResultRow?, _ definition: ResultsDefinition) -> Standing {
    guard let row else { return Standing() }
    let band = definition.band == nil ? [] : [StandingClass(.band, row.band)]
    let grades = row.grades.map { StandingClass(.grade($0.code), $0.word) }
    let groups = row.groups(shown).map { StandingClass(.group(of: $0.code), $0.word) }
    return Standing(
      score: row.score?.number, rank: row.rank?.low, classes: band + grades + groups)
  }
}

extension ResultRow {
  /// The groups of the nodes that a methodology puts in groups.
  func groups(_ shown: [ShownNode]) -> [(code: String, word: String?)] {
    zip(shown, nodes).filter { $0.0.isGrouped }.map { ($0.0.code, $0.1.group) }
  }
}
