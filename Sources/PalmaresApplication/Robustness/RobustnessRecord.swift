public import PalmaresAnalysis
public import PalmaresCore

/// Draws of a robustness study that are done: a whole study, or a part to be added to others.
public struct RobustnessRecord: Sendable {
  public let header: RobustnessHeader
  public private(set) var progress: RobustnessProgress
  /// The file that it was read from.
  public var origin: String?

  init(header: RobustnessHeader, progress: RobustnessProgress, origin: String? = nil) {
    self.header = header
    self.progress = progress
    self.origin = origin
  }

  /// Parts of one study, added up.
  ///
  /// - Throws: `robust.parts-differ`, `robust.overlapping-draws`, `robust.missing-draws`.
  /// - Precondition: one part at least.
  public static func merged(_ parts: [RobustnessRecord]) throws(DiagnosticError) -> RobustnessRecord
  {
    precondition(!parts.isEmpty, "no parts")
    var problems: [Diagnostic] = []
    for part in parts.dropFirst() {
      let differences = part.header.differences(from: parts[0].header)
      if !differences.isEmpty {
        problems.append(RobustnessProblem.differ(part.origin, parts[0].origin, differences))
      }
    }
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    for (index, part) in parts.enumerated() {
      for other in parts[..<index] {
        if let twice = Self.common(part.progress.done, other.progress.done) {
          problems.append(RobustnessProblem.overlapping(twice, part.origin, other.origin))
        }
      }
    }
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    var merged = parts[0]
    merged.origin = nil
    for part in parts.dropFirst() { merged.progress.add(part.progress) }
    let missing = merged.progress.missing(of: [0..<merged.header.draws])
    guard missing.isEmpty else { throw DiagnosticError(RobustnessProblem.missing(missing)) }
    return merged
  }

  private static func common(_ a: [Range<Int>], _ b: [Range<Int>]) -> Range<Int>? {
    for range in a {
      for other in b where range.overlaps(other) { return range.clamped(to: other) }
    }
    return nil
  }

  /// Whether every draw is done.
  public var isWhole: Bool { progress.missing(of: [0..<header.draws]).isEmpty }
}
