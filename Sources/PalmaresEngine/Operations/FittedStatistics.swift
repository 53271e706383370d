import PalmaresCore

/// The statistics that a rule's expressions ask for, as a population set them, group by group.
///
/// While they stand, an institution's value depends on its own figures alone.
struct FittedStatistics: Sendable {
  fileprivate struct Entry {
    var statistic: Statistic
    var reference: NodeReference?
    var argument: Double?
    /// One for each group.
    var values: [Double?]
  }

  private var entries: [Entry] = []
  private let population: [Bool]
  private let grouping: Grouping
  /// The institution that they are asked for.
  private var unit = 0

  init(of expressions: [Expression], in context: StepContext) {
    population = context.population
    grouping = context.grouping
    for case .statistic(let statistic, let reference, let argument)
      in Set(expressions.flatMap(\.tree.statistics))
    {
      let samples =
        reference.map {
          context.groupSamples(of: context.value(of: $0).column(count: context.count))
        } ?? context.currentSamples
      let values = samples.map { $0.value(of: statistic, argument: argument) }
      entries.append(
        Entry(statistic: statistic, reference: reference, argument: argument, values: values))
    }
  }

  /// The same, asked for by an institution.
  func asked(by unit: Int) -> FittedStatistics {
    var asked = self
    asked.unit = unit
    return asked
  }

  /// What they are of besides the value in hand.
  var references: [NodeReference] { entries.compactMap(\.reference) }

  /// As ``StepContext/statistic(_:of:argument:)`` gives it to the institution.
  func value(
    of statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue {
    let entry = entries.first {
      $0.statistic == statistic && $0.reference == reference && $0.argument == argument
    }
    guard let entry else { return .absent(.missing) }
    let value = grouping.memberships[unit].flatMap { entry.values[$0] }
    if grouping.isSingle { return value.map { .number($0) } ?? .absent(.missing) }
    return .column(Column([value]))
  }

  /// Whether all statistics of a column are what they were, after one of its cells became another.
  ///
  /// - Parameter reference: the node or column that it is; `nil` for the value in hand.
  func stand(after was: Cell, at unit: Int, in column: Column, of reference: NodeReference?) -> Bool
  {
    guard population[unit], let group = grouping.memberships[unit] else { return true }
    let now = Cell(column, at: unit)
    if now.isIdentical(to: was) { return true }
    return entries.allSatisfy { entry in
      if entry.reference != reference { return true }
      let known = entry.values[group]
      if let known, entry.isBeyondReach(was, known), entry.isBeyondReach(now, known) { return true }
      if entry.statistic == .n, now.isPresent == was.isPresent { return true }
      let sample = grouping.sample(of: column, among: population, in: group)
      return sample.value(of: entry.statistic, argument: entry.argument)?.bitPattern
        == known?.bitPattern
    }
  }
}

extension FittedStatistics.Entry {
  /// Whether a value can't be the lowest or the highest, and there is another that is.
  fileprivate func isBeyondReach(_ cell: Cell, _ known: Double) -> Bool {
    switch statistic {
    case .min: !cell.isPresent || cell.value > known
    case .max: !cell.isPresent || cell.value < known
    default: false
    }
  }
}

extension Grouping {
  /// The values of the members of a population in one group.
  fileprivate func sample(of column: Column, among population: [Bool], in group: Int) -> Sample {
    var values: [Double] = []
    values.reserveCapacity(column.count)
    for unit in 0..<column.count
    where column.states[unit] == .present && population[unit] && memberships[unit] == group {
      values.append(column.values[unit])
    }
    return Sample(values)
  }
}

extension ExpressionTree {
  /// The statistics that it asks for.
  fileprivate var statistics: [ExpressionTree] {
    if case .statistic = self { return [self] }
    return parts.flatMap(\.statistics)
  }
}
