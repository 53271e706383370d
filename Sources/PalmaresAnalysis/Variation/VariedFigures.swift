public import PalmaresCore
public import PalmaresEngine

/// A column of figures with errors: to each is added a normal number of the figure's own standard error.
/// One coordinate for each institution.
///
/// Who has no figure has none in any draw.
public struct VariedFigures: Sendable {
  public var column: String
  public var nominal: Column
  /// A standard error for each institution; 0 where there is no figure.
  public var errors: [Double]

  /// - Precondition: a column of numbers, and an error that isn't negative for each.
  public init(of column: String, nominal: Column, errors: [Double]) {
    precondition(nominal.count == errors.count, "\(nominal.count) figures, \(errors.count) errors")
    precondition(errors.allSatisfy { $0.isFinite && $0 >= 0 }, "errors of '\(column)'")
    self.column = column
    self.nominal = nominal
    self.errors = errors
  }

  /// Errors that are the same share of the size of each figure.
  public init(of column: String, nominal: Column, share: Double) {
    let errors = (0..<nominal.count).map { share * abs(nominal.number(at: $0) ?? 0) }
    self.init(of: column, nominal: nominal, errors: errors)
  }

  public var dimension: Int { nominal.count }

  public var label: LocalizedText {
    LocalizedText(en: "figures of '\(column)'", fr: "chiffres de « \(column) »").typeset
  }

  /// The figures at a point of the unit cube.
  public func values(at point: ArraySlice<Double>) -> Column {
    var figures = nominal
    for (unit, u) in point.enumerated() {
      guard errors[unit] > 0, let value = nominal.number(at: unit) else { continue }
      let drawn = value + errors[unit] * Normal.quantile(OpenUniform.number(u))
      // A column holds no infinity: beyond what a double holds the largest stands.
      figures.values[unit] = min(
        max(drawn, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
    return figures
  }
}
