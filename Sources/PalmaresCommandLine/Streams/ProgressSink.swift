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
  /// Guards the sink too: work tells from several threads.
  private let state: Mutex<State>

  private struct State {
    /// When the stage began, of which the estimate is.
    var start: ContinuousClock.Instant
    /// When something was last drawn.
    var last: ContinuousClock.Instant
    var done = 0
    var total = 0

    /// Another total, or a count that begins anew, is another stage of the work.
    mutating func note(_ done: Int, _ total: Int, _ now: ContinuousClock.Instant) {
      if self.total != 0, total != self.total || done < self.done / 2 { start = now }
      (self.done, self.total) = (done, total)
    }
  }

  init(_ sink: any OutputSink, isTerminal: Bool, unit: CountedNoun, language: Language) {
    self.sink = sink
    self.isTerminal = isTerminal
    self.unit = unit
    self.language = language
    let now = ContinuousClock.now
    state = Mutex(State(start: now, last: now))
  }

  /// Often enough to be read, no more.
  private var pause: Duration { isTerminal ? .milliseconds(200) : .seconds(5) }

  func report(_ done: Int, _ total: Int) {
    state.withLock { state in
      let now = ContinuousClock.now
      state.note(done, total, now)
      guard now - state.last >= pause else { return }
      state.last = now
      let text = Self.text(done, of: total, unit, after: now - state.start, in: language)
      write(isTerminal ? "\r\u{1B}[K" + text : text + "\n")
    }
  }

  /// Takes the line away.
  func end() {
    guard isTerminal else { return }
    state.withLock { _ in write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // Nobody is left to be told that standard error is closed.
    do { try sink.write(Array(text.utf8)) } catch { return }
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
