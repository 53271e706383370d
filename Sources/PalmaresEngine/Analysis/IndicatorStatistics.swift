import PalmaresCore

/// What one indicator looks like before anything is done to it: how many have it, where its values lie,
/// whether a few extremes would set its scale.
///
///     let statistics = IndicatorStatistics(of: Column([1, 2, 2, nil]))
///     statistics.available   // 3
///     statistics.mostShared  // 2: two institutions have the same value
///
/// Statistics that so few values don't have are `nil`; skewness and kurtosis also where all values are
/// equal.
public struct IndicatorStatistics: Sendable, Hashable {
  /// Institutions looked at.
  public let institutions: Int
  /// How many of them have a value.
  public let available: Int
  /// How many have a value other than zero.
  public let nonZero: Int
  /// Different values.
  public let unique: Int
  /// How many share the commonest value; 0 without values.
  public let mostShared: Int
  public let least: Double?
  public let greatest: Double?
  public let mean: Double?
  public let median: Double?
  /// With n − 1.
  public let standardDeviation: Double?
  /// Type 2 (G₁).
  public let skewness: Double?
  /// Type 2 (G₂), in excess of the normal.
  public let kurtosis: Double?

  /// - Parameters:
  ///   - column: numbers.
  ///   - members: whom to look at, one for each institution; everyone where `nil`.
  public init(of column: Column, among members: [Bool]? = nil) {
    let units = (0..<column.count).filter { members?[$0] ?? true }
    let values = units.filter { column.states[$0] == .present }.map { column.values[$0] }
    let sample = Sample(values)
    institutions = units.count
    available = values.count
    nonZero = values.count { $0 != 0 }
    let runs = Dictionary(grouping: values) { $0 }.values.map(\.count)
    unique = runs.count
    mostShared = runs.max() ?? 0
    least = sample.value(of: .min, argument: nil)
    greatest = sample.value(of: .max, argument: nil)
    mean = sample.value(of: .mean, argument: nil)
    median = sample.value(of: .median, argument: nil)
    standardDeviation = sample.value(of: .sd, argument: nil)
    skewness = sample.value(of: .skew, argument: nil)
    kurtosis = sample.value(of: .kurt, argument: nil)
  }

  /// The share of institutions that have a value; `nil` without institutions.
  public var shareAvailable: Double? { share(available, of: institutions) }
  /// Of those that have a value, the share that isn't zero.
  public var shareNonZero: Double? { share(nonZero, of: available) }
  /// Different values over values.
  public var shareUnique: Double? { share(unique, of: available) }
  /// Of those that have a value, the share that has the commonest one.
  public var shareOfMostShared: Double? { share(mostShared, of: available) }

  private func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
