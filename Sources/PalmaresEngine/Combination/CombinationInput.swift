import PalmaresCore

/// The children of a combination on their way in: one column each, after their steps, with weights.
struct CombinationInput {
  let columns: [Column]
  let weights: [Double]
  let units: Int

  /// How many children have a value for an institution.
  func present(at unit: Int) -> Int {
    var count = 0
    for column in columns where column.states[unit] == .present { count += 1 }
    return count
  }

  /// Whether an institution has enough children for a value.
  func meets(_ needs: Needs, at unit: Int) -> Bool {
    let present = present(at: unit)
    if case .weightPercent(let percent) = needs {
      var (held, total) = (0.0, 0.0)
      for (column, weight) in zip(columns, weights) {
        total += weight
        if column.states[unit] == .present { held += weight }
      }
      return present > 0 && held * 100 >= percent * total
    }
    return needs.areMet(by: present, of: columns.count) {
      columns.count { $0.states[unit] == .notApplicable }
    }
  }

  /// Why an institution has no value: nothing applies to it, or too little is known.
  func absence(at unit: Int) -> ValueState {
    columns.allSatisfy { $0.states[unit] == .notApplicable } ? .notApplicable : .missing
  }
}

extension Needs {
  /// Whether so many children with a value are enough, where weights don't matter.
  func areMet(by present: Int, of children: Int, notApplicable: () -> Int) -> Bool {
    switch self {
    case .all: present == children
    case .count(let count): present >= max(1, count)
    case .percent(let percent):
      present > 0 && Double(present) * 100 >= percent * Double(children)
    case .applicable: present > 0 && present + notApplicable() == children
    case .weightPercent: preconditionFailure("a share of weight is no number of children")
    }
  }
}

/// What a rule of combination can't take.
struct CombinationFault: Error, Hashable {
  enum Reason: Hashable {
    /// A zero or a negative number under a mean of power ≤ 0 or a broken power.
    case outOfDomain
    /// The result is beyond what a double holds.
    case overflow
    /// The weights of the children present sum to zero.
    case noWeight
    /// One child alone has no spread over n − 1.
    case oneChild
  }

  var unit: Int
  /// Position of the child; `nil` when it concerns the result.
  var child: Int?
  var value: Double
  var reason: Reason
}
