public import PalmaresCore
public import PalmaresEngine

/// What a score is made of, node by node: read once from an evaluation, then followed for as many
/// institutions as wanted.
///
/// It ends at *indicators*: nodes that no other node's combination stands behind, and columns. A chain of
/// steps over one indicator belongs to it; so does a formula over columns, and a ratio of two.
public struct ScoreStructure: Sendable {
  /// A node or column on the way, with its period where that is an earlier one.
  public struct Part: Sendable {
    public let node: NodeReference
    /// `nil` for the period of the evaluation.
    public let period: String?
    public let label: LocalizedText?
    /// Whether nothing is split below.
    public var isIndicator: Bool { if case .indicator = source { true } else { false } }

    /// Its own value, for the institutions of the evaluation.
    package let value: Column
    package let source: Source
    /// Before the node's own steps.
    let sourceValue: Column
    let steps: [ChainStep]
    /// Where the value of an indicator comes from, from the first to the last of its chain.
    let chain: [ChainStep]
    /// The cells that the chain of an indicator starts from; `nil` where it starts from a formula.
    let start: Start
  }

  package enum Source: Sendable {
    case indicator
    /// One other part, as it is.
    case same(Entry)
    case combined(Combined)
    /// constant + Σ coefficient × part.
    case linear(constant: Double, [(coefficient: Double, entry: Entry)])
    /// The first part that has a value.
    case first([Entry])
    case formula(
      Expression, [(name: NodeReference, entry: Entry)],
      cells: @Sendable (Int) -> [NodeReference: Column])
  }

  package struct Combined: Sendable {
    let rule: CombinationRule
    /// Of the children, in declared order.
    let weights: [Double]
    let entries: [Entry]
    /// An institution's own weights, where they aren't the same for all.
    let ownWeights: (@Sendable (Int) -> [Double]?)?
  }

  /// A part on its way into another one.
  package struct Entry: Sendable {
    let part: Int
    /// As it comes from the part.
    let raw: Column
    let steps: [ChainStep]
    /// As it counts.
    let value: Column
  }

  /// Where a chain of steps starts.
  enum Start: Sendable {
    case column(Column, name: String)
    case constant
    /// A formula: the columns that it reads itself.
    case formula([Column], asksForAbsence: Bool)
    case other
  }

  /// Each after those that it is made of; the last one is the score.
  public let parts: [Part]
  public let evaluation: Evaluation
  /// Whether the score depends on each part: a formula may have been read and not followed.
  let isUsed: [Bool]
  /// Where each part stands for a reader: a node, then what it is made of, in declared order.
  let readingOrder: [Int]

  /// - Parameters:
  ///   - node: a node of numbers.
  ///   - evaluation: made with `keepingSteps`.
  /// - Returns: `nil` where the node is a column, wasn't computed, or holds words.
  public init?(of node: NodeReference, in evaluation: Evaluation) {
    guard evaluation.record(of: node.code) != nil, let column = evaluation.column(node),
      column.categories == nil
    else { return nil }
    var builder = StructureBuilder(evaluation)
    _ = builder.part(of: node)
    parts = builder.parts
    self.evaluation = evaluation
    var isUsed = [Bool](repeating: false, count: parts.count)
    isUsed[parts.count - 1] = true
    for index in parts.indices.reversed() where isUsed[index] {
      for entry in parts[index].source.entries { isUsed[entry.part] = true }
    }
    self.isUsed = isUsed
    readingOrder = Self.readingOrder(of: parts)
  }

  private static func readingOrder(of parts: [Part]) -> [Int] {
    var order = [Int?](repeating: nil, count: parts.count)
    var open = [parts.count - 1]
    var next = 0
    while let index = open.popLast() {
      guard order[index] == nil else { continue }
      order[index] = next
      next += 1
      open += parts[index].source.entries.reversed().map(\.part)
    }
    return order.map { $0 ?? parts.count }
  }

  /// The score itself.
  public var root: Part { parts[parts.count - 1] }

  /// The score of an institution.
  public func score(of unit: Int) -> Double? { root.value.number(at: unit) }
}

extension ScoreStructure.Source {
  var entries: [ScoreStructure.Entry] {
    switch self {
    case .indicator: []
    case .same(let entry): [entry]
    case .linear(_, let list): list.map(\.entry)
    case .first(let entries): entries
    case .formula(_, let operands, _): operands.map(\.entry)
    case .combined(let combined): combined.entries
    }
  }
}
