import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Published rows with a figure beyond the scale that the methodology declares for it: somebody's slip,
/// so that nothing of the row is used.
struct OutsideScale {
  /// Positions in the table.
  let rows: Set<Int>
  let remarks: [Diagnostic]

  init(_ table: PublishedTable, of predictor: Predictor) {
    let scales = ComponentScales(predictor.compiled.document.data)
    var rows: Set<Int> = []
    var remarks: [Diagnostic] = []
    for column in table.comparisons where column.rule == .printed {
      for (position, figure) in column.figures.enumerated() {
        let allowed =
          column.node == predictor.score
          ? predictor.limits.flatMap { Self.broken($0, by: figure) }
          : scales.broken(by: figure, of: column.node.code)
        guard let allowed else { continue }
        rows.insert(position)
        remarks.append(
          Self.remark(
            figure, allowed, column.heading, table.identifiers[position],
            SourceLocation(file: table.file, line: table.lines[position])))
      }
    }
    self.rows = rows
    self.remarks = remarks
  }

  private static func broken(
    _ limits: ClosedRange<Double>, by figure: PublishedFigure
  ) -> LocalizedText? {
    let allowed = AllowedNumbers(low: limits.lowerBound, high: limits.upperBound)
    guard let ends = figure.ends, !allowed.contains(ends.low) || !allowed.contains(ends.high)
    else { return nil }
    return allowed.words
  }

  private static func remark(
    _ figure: PublishedFigure, _ allowed: LocalizedText, _ heading: String, _ identifier: String,
    _ place: SourceLocation
  ) -> Diagnostic {
    let printed = figure.asPrinted
    return Diagnostic(
      DiagnosticRule("estimate.published-outside-scale"), .warning,
      LocalizedText(
        en:
          "'\(heading)' of '\(identifier)' is \(printed.en), and takes \(allowed.en): the row isn't "
          + "used.",
        fr: "« \(heading) » de « \(identifier) » est \(printed.fr), et prend \(allowed.fr) : la "
          + "ligne n’est pas utilisée."),
      at: [place])
  }
}
