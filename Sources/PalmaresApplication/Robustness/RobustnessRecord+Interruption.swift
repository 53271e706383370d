import PalmaresAnalysis
public import PalmaresCore

extension RobustnessRecord {
  /// What is said of a study that was interrupted.
  ///
  /// - Parameter part: the file that keeps what was done, where one does.
  public func interruption(keptIn part: String?) -> Diagnostic {
    let done = progress.done.reduce(0) { $0 + $1.count }
    return RobustnessProblem.interrupted(done, of: header.draws, part)
  }
}
