import PalmaresApplication
import PalmaresEngine

extension Verification {
  /// Published figures that agree, absences not counted, over the columns of some nodes.
  func matchedFigures(where isWanted: (String) -> Bool = { _ in true }) -> Int {
    reports.flatMap(\.comparisons)
      .filter { isWanted($0.comparison.node.description) }
      .map { outcome in
        let figures = outcome.comparison.figures.count { $0 != .absent }
        return figures - outcome.differences.count { $0.published != .absent }
      }.reduce(0, +)
  }

  /// What differs, for a failing test to show.
  var differences: [String] {
    reports.flatMap { report in
      report.unknownIdentifiers.map { "unknown: \($0)" }
        + report.comparisons.flatMap { outcome in
          outcome.differences.prefix(3).map {
            "\(outcome.comparison.node) \($0.identifier): \($0.published), ours \($0.ours as Any)"
          }
        }
    }
  }
}
