import PalmaresCore

/// The children of a combination as they enter it, for the institutions that set the weights: members
/// of the population for whom the node exists and who have a value of every child. The others are left
/// out, so that every child is judged on the same institutions.
struct WeightingInput {
  /// A column for each child, without holes.
  let columns: [[Double]]
  /// Positions of the institutions in the dataset, in its order.
  let units: [Int]
  /// Members for whom the node exists and who lack a value of some child.
  let leftOut: Int
  /// What was declared, child by child.
  let declared: [Double]

  init(_ children: [Column], among members: [Bool], declared: [Double]) {
    let candidates = members.indices.filter { members[$0] }
    let units = candidates.filter { unit in
      children.allSatisfy { $0.states[unit] == .present }
    }
    self.units = units
    self.declared = declared
    leftOut = candidates.count - units.count
    columns = children.map { column in units.map { column.values[$0] } }
  }

  var n: Int { units.count }
}

/// Weights from the data, with what a reader must know of them.
struct FittedWeights: Sendable, Hashable {
  var method: WeightingMethod
  /// In the order of the children; none negative, sum 1.
  var values: [Double]
  /// How many institutions set them.
  var institutions: Int
  /// Members that were left out because they lack a value of some child.
  var leftOut: Int
  /// Children that point against the first component of `pca`.
  var opposed: [Int] = []
}

/// Why there are no weights.
enum WeightingProblem: Error, Hashable {
  case tooFew(have: Int, need: Int)
  /// Children with the same value for everyone.
  case constant([Int])
  /// Values that the method can't take.
  case outOfDomain(child: Int, units: [Int], takesZero: Bool)
  /// Children that say the same.
  case collinear([Int])
  /// Every weight would be as good as another.
  case undetermined
  /// Children that could have their share of correlation with a negative weight only.
  case unbalanced([Int])
}
