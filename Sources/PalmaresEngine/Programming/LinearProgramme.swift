import CClp

/// A linear programme: min Σ cost·x, with bounds on every variable and every row. Made once, changed a
/// little, solved many times.
///
/// Each solution starts from the same basis, so that it doesn't depend on what was solved before.
/// The solver, COIN-OR Clp, is looked for when the first programme is made.
final class LinearProgramme {
  /// A variable: its column of the matrix by row.
  struct Variable {
    var elements: [(row: Int, value: Double)]
    var cost: Double
    var bounds: ClosedRange<Double> = 0 ... .infinity
  }

  enum Problem: Error, Hashable {
    /// The solver isn't installed.
    case noSolver
    /// It is, and isn't one that can be used.
    case unknownSolver
    /// It found no optimum, or one that doesn't stand a second look.
    case notSolved
  }

  private let programme: OpaquePointer
  private let variables: Int
  private let rows: Int

  /// - Parameter rows: the bounds of each row of the matrix.
  init(_ variables: [Variable], rows: [ClosedRange<Double>]) throws(Problem) {
    switch Int(palmares_clp_status()) {
    case PALMARES_CLP_READY: break
    case PALMARES_CLP_NO_LIBRARY: throw .noSolver
    default: throw .unknownSolver
    }
    let elements = variables.flatMap(\.elements)
    var starts: [Int32] = [0]
    for variable in variables {
      starts.append(starts[starts.count - 1] + Int32(variable.elements.count))
    }
    let programme = palmares_clp_new(
      Int32(variables.count), Int32(rows.count), starts, elements.map { Int32($0.row) },
      elements.map(\.value), variables.map(\.bounds.lowerBound), variables.map(\.bounds.upperBound),
      variables.map(\.cost), rows.map(\.lowerBound), rows.map(\.upperBound))
    guard let programme else { throw .notSolved }
    self.programme = programme
    self.variables = variables.count
    self.rows = rows.count
  }

  deinit { palmares_clp_free(programme) }

  func set(_ value: Double, row: Int, variable: Int) {
    palmares_clp_set_element(programme, Int32(row), Int32(variable), value)
  }

  /// - Precondition: one for each row.
  func setLowerBounds(ofRows bounds: [Double]) {
    precondition(bounds.count == rows, "\(bounds.count) bounds for \(rows) rows")
    palmares_clp_set_row_lows(programme, bounds)
  }

  /// - Precondition: one for each variable.
  func setUpperBounds(_ bounds: [Double]) {
    precondition(bounds.count == variables, "\(bounds.count) bounds for \(variables) variables")
    palmares_clp_set_highs(programme, bounds)
  }

  /// The least Σ cost·x, and for each row by how much it would rise if the row's bound did.
  func solved() throws(Problem) -> (solution: [Double], duals: [Double]) {
    guard palmares_clp_solve(programme) == 0, let solution = palmares_clp_solution(programme),
      let duals = palmares_clp_duals(programme)
    else { throw .notSolved }
    return (
      Array(UnsafeBufferPointer(start: solution, count: variables)),
      Array(UnsafeBufferPointer(start: duals, count: rows))
    )
  }
}
