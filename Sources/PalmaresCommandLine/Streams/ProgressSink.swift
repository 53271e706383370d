import PalmaresCore
import Synchronization

/// Standard error as long work sees it.
struct ProgressSink {
  private let sink: any OutputSink
  let isTerminal: Bool

  init(_ sink: any OutputSink, isTerminal: Bool) {
    self.sink = sink
    self.isTerminal = isTerminal
  }

  /// A line that says how far work is; `nil` on no terminal, unless it is asked for.
  func line(of unit: CountedNoun, in language: Language, isAsked: Bool) -> ProgressLine? {
    isTerminal || isAsked
      ? ProgressLine(sink, isTerminal: isTerminal, unit: unit, language: language) : nil
  }
}

/// How far work is, with an estimate of what is left: drawn over itself on a terminal, else in lines of its
/// own.
final class ProgressLine: @unchecked Sendable {
  private let sink: any OutputSink
  private let isTerminal: Bool
  private let unit: CountedNoun
  private let language: Language
  private let start = ContinuousClock.now
  /// Guards the sink too: work tells from several threads.
  private let last: Mutex<ContinuousClock.Instant>

  init(_ sink: any OutputSink, isTerminal: Bool, unit: CountedNoun, language: Language) {
    self.sink = sink
    self.isTerminal = isTerminal
    self.unit = unit
    self.language = language
    last = Mutex(start)
  }

  /// Often enough to be read, no more.
  private var pause: Duration { isTerminal ? .milliseconds(200) : .seconds(5) }

  func report(_ done: Int, _ total: Int) {
    last.withLock { last in
      let now = ContinuousClock.now
      guard now - last >= pause else { return }
      last = now
      let text = Self.text(done, of: total, unit, after: now - start, in: language)
      write(isTerminal ? "\r\u{1B}[K" + text : text + "\n")
    }
  }

  /// Takes the line away.
  func end() {
    guard isTerminal else { return }
    last.withLock { _ in write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // Nobody is left to be told that standard error is closed.
    do { try sink.write([UInt8](text)) } catch { return }
  }

  /// `4,200 of 10,000 draws, 12 s left`.
  static func text(
    _ done: Int, of total: Int, _ unit: CountedNoun, after time: Duration, in language: Language
  ) -> String {
    let count = unit.text(total)[language]
    let (of, left) =
      language == .french ? ("sur", "encore environ") : ("of", "about")
    let progress = "\(counted(done, in: language)) \(of) \(count)"
    guard done > 0, done < total else { return progress }
    let rest = elapsed(time * Double(total - done) / Double(done), in: language)
    return progress + ", " + (language == .french ? "\(left) \(rest)" : "\(left) \(rest) left")
  }
}

extension Invocation {
  /// Runs long work with a line that says how far it is, and with Ctrl+C asking it to stop.
  ///
  /// - Parameter unit: what is counted, `draws`.
  func monitored<Result, Failure: Error>(
    _ unit: CountedNoun, _ work: (WorkMonitor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let line = progress?.line(of: unit, in: language.language, isAsked: has("--progress"))
    let monitor = WorkMonitor(
      report: { line?.report($0, $1) }, isInterrupted: { Interruption.isWanted })
    defer { line?.end() }
    return try Interruption.asking { () throws(Failure) in try work(monitor) }
  }

  /// As asked, or one for each core.
  var threads: Int {
    get throws(DiagnosticError) { try count("--threads") ?? WorkMonitor.cores }
  }
}
