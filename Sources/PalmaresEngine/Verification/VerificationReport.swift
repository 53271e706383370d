public import PalmaresCore

/// How computed values compare with published figures, column by column.
public struct VerificationReport: Sendable {
  public var title: LocalizedText
  public var file: String
  public var comparisons: [Outcome]
  /// Identifiers of published rows that the dataset doesn't hold.
  public var unknownIdentifiers: [String]

  /// One published column against one node.
  public struct Outcome: Sendable {
    public var comparison: PublishedTable.Comparison
    /// Published figures that ours agrees with.
    public var matched: Int
    /// Rows where neither the publisher nor we have a value.
    public var absent: Int
    /// Rows without a published figure, where the comparison says to skip them.
    public var skipped: Int
    public var differences: [Difference]

    /// Figures that were compared; rows where neither side has one don't count.
    public var compared: Int { matched + differences.count }
  }

  /// A figure that ours doesn't agree with.
  public struct Difference: Sendable {
    public var identifier: String
    public var line: Int
    public var published: PublishedFigure
    public var ours: Double?
    public var ourWord: String?
    /// Ours minus theirs, where both are numbers.
    public var by: Double?
  }

  public var hasDifferences: Bool {
    comparisons.contains { !$0.differences.isEmpty } || !unknownIdentifiers.isEmpty
  }

  /// Compares every row of a table of published figures with an evaluation.
  ///
  /// The evaluation must hold the nodes that the table compares.
  public init(of table: PublishedTable, against evaluation: Evaluation) {
    title = table.title
    file = table.file
    let units = evaluation.dataset.units
    let positions = table.identifiers.map { units.position(of: $0) }
    unknownIdentifiers = zip(table.identifiers, positions).filter { $0.1 == nil }.map(\.0)
    let members = table.only.flatMap { evaluation.members(of: $0) }
    let rows = positions.enumerated().compactMap { row, unit -> (row: Int, unit: Int)? in
      guard let unit, members?[unit] ?? true else { return nil }
      return (row, unit)
    }
    comparisons = table.comparisons.map { comparison in
      Self.outcome(of: comparison, rows: rows, table, evaluation)
    }
  }

  private static func outcome(
    of comparison: PublishedTable.Comparison, rows: [(row: Int, unit: Int)],
    _ table: PublishedTable, _ evaluation: Evaluation
  ) -> Outcome {
    var outcome = Outcome(
      comparison: comparison, matched: 0, absent: 0, skipped: 0, differences: [])
    let column = evaluation.column(comparison.node)
    let bounds = comparison.between.map {
      (low: evaluation.column($0.low), high: evaluation.column($0.high))
    }
    for (row, unit) in rows {
      let figure = comparison.figures[row]
      if figure == .absent, comparison.skipsMissing {
        outcome.skipped += 1
        continue
      }
      let ours = ComputedFigure(
        number: column?.number(at: unit), word: column?.word(at: unit),
        low: bounds?.low?.number(at: unit), high: bounds?.high?.number(at: unit),
        hasBounds: bounds != nil)
      if ours.agrees(with: figure, by: comparison.rule) {
        if figure == .absent { outcome.absent += 1 } else { outcome.matched += 1 }
      } else {
        outcome.differences.append(
          Difference(
            identifier: table.identifiers[row], line: table.lines[row], published: figure,
            ours: ours.number, ourWord: ours.word, by: ours.distance(to: figure)))
      }
    }
    return outcome
  }
}
