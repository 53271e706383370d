import Glibc

/// The eigenvalues of a symmetric matrix from the largest, with their vectors.
///
/// Jacobi's cyclic rotations: a fixed order of plain double operations, so that the same matrix gives
/// the same bytes on every machine, which libraries that choose their kernels by processor don't
/// promise. Matrices here have a row for each child of a node; for those it is fast enough and its
/// small eigenvalues are accurate.
///
/// Each vector has length 1, and the sign that makes the sum of its elements positive; where they
/// cancel, its first element that isn't zero is positive.
///
/// - Complexity: O(*p*³) for each sweep; six to ten sweeps.
/// - Source: Golub & Van Loan (2013), *Matrix Computations*, 4th edition, section 8.5.
struct SymmetricEigen {
  /// From the largest.
  let values: [Double]
  /// `vectors[k]` belongs to `values[k]`.
  let vectors: [[Double]]

  /// - Precondition: square, symmetric, finite.
  init(_ matrix: [[Double]]) {
    var rotation = JacobiRotation(matrix)
    rotation.diagonalise()
    let found = rotation.matrix.indices.map { k in
      (value: rotation.matrix[k][k], vector: Self.turned(rotation.vectors.map { $0[k] }))
    }
    let order = found.indices.sorted {
      found[$0].value != found[$1].value ? found[$0].value > found[$1].value : $0 < $1
    }
    values = order.map { found[$0].value }
    vectors = order.map { found[$0].vector }
  }

  private static func turned(_ vector: [Double]) -> [Double] {
    let sum = vector.reduce(0, +)
    let isNegative =
      abs(sum) > 1e-12 ? sum < 0 : (vector.first { abs($0) > 1e-12 } ?? 0) < 0
    return isNegative ? vector.map { -$0 } : vector
  }
}

/// A matrix on its way to a diagonal one.
private struct JacobiRotation {
  var matrix: [[Double]]
  /// Columns are the vectors.
  var vectors: [[Double]]

  init(_ matrix: [[Double]]) {
    self.matrix = matrix
    vectors = matrix.indices.map { row in matrix.indices.map { $0 == row ? 1 : 0 } }
  }

  mutating func diagonalise() {
    let sweeps = 64
    for _ in 0..<sweeps where rest > 0 {
      for p in matrix.indices {
        for q in matrix.indices where q > p { rotate(p, q) }
      }
    }
  }

  /// What is left beside the diagonal; elements too small to change it are set to zero on the way.
  private var rest: Double {
    var total = 0.0
    for p in matrix.indices { for q in matrix.indices where q > p { total += abs(matrix[p][q]) } }
    return total
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    let element = matrix[p][q]
    let size = sqrt(abs(matrix[p][p])) * sqrt(abs(matrix[q][q]))
    guard abs(element) > 1e-17 * size, abs(element) > 1e-300 else {
      matrix[p][q] = 0
      matrix[q][p] = 0
      return
    }
    let theta = (matrix[q][q] - matrix[p][p]) / (2 * element)
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + sqrt(theta * theta + 1))
    let cosine = 1 / sqrt(tangent * tangent + 1)
    let sine = tangent * cosine
    for k in matrix.indices {
      let (a, b) = (matrix[k][p], matrix[k][q])
      matrix[k][p] = cosine * a - sine * b
      matrix[k][q] = sine * a + cosine * b
    }
    for k in matrix.indices {
      let (a, b) = (matrix[p][k], matrix[q][k])
      matrix[p][k] = cosine * a - sine * b
      matrix[q][k] = sine * a + cosine * b
      let (u, v) = (vectors[k][p], vectors[k][q])
      vectors[k][p] = cosine * u - sine * v
      vectors[k][q] = sine * u + cosine * v
    }
    matrix[p][q] = 0
    matrix[q][p] = 0
  }
}
