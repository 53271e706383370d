import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What a robustness study is, beside its counts: everything that a report needs, and what two parts must have
/// in common.
public struct RobustnessHeader: Sendable, Hashable {
  /// One institution as it is, nothing varied.
  public struct Institution: Sendable, Hashable {
    public var identifier: String
    public var name: String
    public var rank: Double?
    public var score: Double?
    /// Bands and grades, in the order of ``RobustnessHeader/classes``.
    public var classes: [String?]
  }

  public struct Input: Sendable, Hashable {
    /// `weights@overall:box:25%`.
    public var text: String
    public var sentence: LocalizedText
  }

  public var id: String
  public var edition: String
  public var heading: LocalizedText
  public var status: MethodologyHeader.Status
  public var undisclosed: [LocalizedText]
  /// What must stand with the results.
  public var disclosures: [LocalizedText]
  public var methodDigest: String
  public var dataDigest: String?
  public var table: String?
  public var period: String?
  /// The reader's choice, as it would be asked for again.
  public var reader: String?
  public var readerNote: LocalizedText?
  public var basis: AnalysisBasis
  public var inputs: [Input]
  public var leftAside: [LocalizedText]
  public var draws: Int
  public var seed: UInt64
  public var hasRank: Bool
  public var hasScore: Bool
  /// Decimals of a printed score; as many as needed where `nil`.
  public var scoreDecimals: Int?
  public var classes: [String]
  /// Positions of the institutions that others are held against.
  public var rivals: [Int]
  /// Those for which the table has only a range.
  public var setAside: [SetAsideUnit]
  /// In the order of the data.
  public var institutions: [Institution]
  /// Positions of those that the methodology lists, in the order of its results.
  public var listed: [Int]
}

extension RobustnessHeader {
  init(_ study: RobustnessStudy) {
    let document = study.applied.document
    let evaluation = study.applied.evaluation
    let subject = study.run.subject
    id = document.header.id
    edition = document.header.edition
    heading = document.heading(of: study.compiled.chosenTable)
    status = document.header.status
    undisclosed = document.header.undisclosed
    disclosures = document.header.disclosures
    methodDigest = document.sha256
    dataDigest = evaluation.dataset.origin.sha256
    table = study.compiled.chosenTable?.id
    period = evaluation.dataset.period
    reader = study.compiled.readerChoice?.code
    readerNote = study.compiled.readerChoice?.note
    basis = study.basis
    inputs = zip(study.planned.parts, study.planned.sentences).map {
      Input(text: $0.text, sentence: $1)
    }
    leftAside = study.planned.leftAside
    draws = study.run.draws
    seed = study.run.seed
    hasRank = subject.rank != nil
    hasScore = subject.score != nil
    let printing = subject.score.flatMap { evaluation.graph.node($0.code)?.printing }
    if case .decimals(let count)? = printing { scoreDecimals = count }
    classes = subject.classes.map(\.description)
    rivals = subject.rivals
    setAside = evaluation.dataset.units.setAside
    institutions = Self.institutions(subject)
    listed = Results(evaluation).rows.map(\.unit)
  }

  private static func institutions(_ subject: RobustnessSubject) -> [Institution] {
    let units = subject.base.dataset.units
    let rank = subject.rank.flatMap(subject.base.column)
    let score = subject.score.flatMap(subject.base.column)
    let classes = subject.classes.map(subject.base.column)
    return (0..<units.count).map { unit in
      Institution(
        identifier: units.identifiers[unit], name: units.names[unit],
        rank: rank?.number(at: unit), score: score?.number(at: unit),
        classes: classes.map { $0.flatMap { ClassCounts.word(of: $0, at: unit) } })
    }
  }

  /// What the figures allow.
  var basisNotes: [LocalizedText] {
    [setAside.note(keeping: institutions.count), basis.sentence(for: .robustness)].compactMap { $0 }
  }

  /// What two parts have in common must be everything but the draws done.
  func differences(from other: RobustnessHeader) -> [LocalizedText] {
    var found: [LocalizedText] = []
    func compare(_ differ: Bool, _ en: String, _ fr: String) {
      if differ { found.append(LocalizedText(en: en, fr: fr)) }
    }
    compare(
      methodDigest != other.methodDigest || id != other.id, "the methodology", "la méthode")
    compare(dataDigest != other.dataDigest, "the data", "les données")
    compare(period != other.period, "the period", "la période")
    compare(table != other.table, "the table", "le tableau")
    compare(reader != other.reader, "the reader’s choice", "le choix du lecteur")
    compare(inputs.map(\.text) != other.inputs.map(\.text), "what varies", "ce qui varie")
    compare(seed != other.seed, "the seed", "la graine")
    compare(draws != other.draws, "the number of draws", "le nombre de tirages")
    compare(rivals != other.rivals, "'--beats'", "« --beats »")
    if found.isEmpty, self != other { compare(true, "the institutions", "les établissements") }
    return found
  }

  /// Nothing counted yet.
  var emptyTally: RobustnessTally {
    RobustnessTally(
      units: institutions.count, hasRanks: hasRank, keepsScores: hasScore && !hasRank,
      classes: classes, rivals: rivals)
  }
}
