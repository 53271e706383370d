/// Every pair of some indicators, correlated; symmetric to the last bit, 1 on the diagonal.
struct CorrelationMatrix {
  /// `rows[i][j]`.
  let rows: [[Double]]

  /// Product-moment correlations of columns without holes.
  ///
  /// - Returns: `nil` where a column has no spread.
  init?(of columns: [[Double]]) {
    var rows = columns.map { _ in [Double](repeating: 1, count: columns.count) }
    for i in columns.indices {
      for j in columns.indices where j > i {
        guard let r = PairedSample(columns[i], columns[j]).pearson else { return nil }
        rows[i][j] = r
        rows[j][i] = r
      }
    }
    self.rows = rows
  }

  /// The first two columns that say the same up to scale and direction: |r| is 1, to the precision of
  /// doubles.
  var collinearPair: (Int, Int)? {
    for i in rows.indices {
      for j in rows.indices where j > i && abs(rows[i][j]) > 1 - 1e-12 { return (i, j) }
    }
    return nil
  }
}
