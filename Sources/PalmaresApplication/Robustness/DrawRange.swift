public import PalmaresCore

/// Draws as they are named on the command line.
public enum DrawRange {
  /// `0..<2500`.
  ///
  /// - Throws: `usage.range` for anything that is no range of the draws there are, or an empty one.
  public static func range(
    _ text: String, of draws: Int
  ) throws(DiagnosticError) -> Range<Int> {
    let parts = text.split(separator: "..<", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let end = Int(parts[1]), first >= 0,
      first < end, end <= draws
    else { throw DiagnosticError(RobustnessProblem.unknownRange(text, draws: draws)) }
    return first..<end
  }

  /// The number of one draw.
  public static func draw(_ text: String, of draws: Int) throws(DiagnosticError) -> Int {
    guard let draw = Int(text), (0..<draws).contains(draw) else {
      throw DiagnosticError(RobustnessProblem.unknownDraw(text, draws: draws))
    }
    return draw
  }
}
