import PalmaresCore

extension Invocation {
  /// Runs long work with a line that says how far it is, and with Ctrl+C asking it to stop.
  ///
  /// - Parameter unit: what is counted, `draws`.
  func monitored<Result, Failure: Error>(
    _ unit: CountedNoun, _ work: (WorkMonitor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let line = progress?.line(of: unit, in: language.language, isAsked: has("--progress"))
    let monitor = WorkMonitor(
      report: { line?.report($0, $1) }, isInterrupted: isInterrupted)
    defer { line?.end() }
    return try Interruption.asking { () throws(Failure) in try work(monitor) }
  }

  /// As asked, or one for each core.
  var threads: Int {
    count("--threads") ?? WorkMonitor.cores
  }
}
