/// One output of a model at the points of a ``SensitivityDesign``, row by row.
public struct SampledOutputs: Sendable, Hashable {
  public var a: [Double]
  public var b: [Double]
  /// By group.
  public var mixed: [[Double]]

  /// - Precondition: as many values at each kind of point.
  public init(a: [Double], b: [Double], mixed: [[Double]]) {
    precondition(
      b.count == a.count && mixed.allSatisfy { $0.count == a.count }, "a value for each row")
    self.a = a
    self.b = b
    self.mixed = mixed
  }

  public var rows: Int { a.count }

  /// The first so many rows.
  public func prefix(_ rows: Int) -> SampledOutputs {
    SampledOutputs(
      a: Array(a.prefix(rows)), b: Array(b.prefix(rows)),
      mixed: mixed.map { Array($0.prefix(rows)) })
  }

  /// Whether nothing that was varied moves it. Differences of the size of rounding, 2^-40 of the value,
  /// are none.
  public var isConstant: Bool {
    let all = [a, b] + mixed
    guard let least = all.compactMap({ $0.min() }).min(),
      let greatest = all.compactMap({ $0.max() }).max()
    else { return true }
    return greatest - least <= max(abs(least), abs(greatest)) * Self.rounding
  }

  /// Differences smaller than this part of a value are rounding.
  private static let rounding = 0x1p-40

  /// Mean and variance over A and B; the variance is divided by their number.
  public var meanAndVariance: (mean: Double, variance: Double) {
    guard let origin = a.first else { return (0, 0) }
    let mean = (a + b).reduce(0) { $0 + ($1 - origin) } / Double(2 * rows)
    return (origin + mean, variance(of: Array(0..<rows)))
  }

  /// The indices of each group; `nil` where A and B are constant or there are no two rows.
  public var indices: [SobolIndex]? {
    guard rows > 1 else { return nil }
    return indices(of: Array(0..<rows))
  }

  /// The indices from some of the rows, each as often as it is named; `nil` where they have no variance.
  ///
  /// With y the output less its mean and V its variance over A and B of these rows, the first-order index
  /// is Σ y(B)·(y(AB) − y(A)) / n / V and the total one Σ (y(A) − y(AB))² / 2n / V. A constant added to
  /// the output changes neither; a group that does nothing has 0 and 0 exactly.
  ///
  /// - Source: first order: Saltelli et al. (2010), table 2 (b), on centred outputs as in Sobol',
  ///   Tarantola, Gatelli, Kucherenko & Mauntz (2007); total: Jansen (1999), "Analysis of variance
  ///   designs for model output", *Computer Physics Communications* 117.
  func indices(of rows: [Int]) -> [SobolIndex]? {
    let centre = centre(of: rows)
    let count = Double(rows.count)
    let variance = variance(of: rows)
    guard variance > 0 else { return nil }
    return mixed.map { mixed in
      var (products, differences) = (0.0, 0.0)
      for row in rows {
        let change = mixed[row] - a[row]
        products += (b[row] - centre) * change
        differences += change * change
      }
      return SobolIndex(
        first: products / count / variance, total: differences / (2 * count) / variance)
    }
  }

  /// Over A and B; 0 where they are equal but for rounding.
  private func variance(of rows: [Int]) -> Double {
    guard let first = rows.first else { return 0 }
    let (origin, count) = (a[first], 2 * Double(rows.count))
    var (least, greatest, sum) = (origin, origin, 0.0)
    for row in rows {
      least = min(least, a[row], b[row])
      greatest = max(greatest, a[row], b[row])
      sum += a[row] - origin + (b[row] - origin)
    }
    guard greatest - least > max(abs(least), abs(greatest)) * Self.rounding else { return 0 }
    let mean = origin + sum / count
    return rows.reduce(0) { squares, row in
      let (ya, yb) = (a[row] - mean, b[row] - mean)
      return squares + ya * ya + yb * yb
    } / count
  }

  /// The mean of all outputs of some rows: less of it, the product of two outputs has least error.
  private func centre(of rows: [Int]) -> Double {
    guard let first = rows.first else { return 0 }
    let origin = a[first]
    var sum = 0.0
    for row in rows {
      sum += a[row] - origin + (b[row] - origin)
      for mixed in mixed { sum += mixed[row] - origin }
    }
    return origin + sum / Double(rows.count * (mixed.count + 2))
  }
}
