public import PalmaresCore
import PalmaresEngine
import Synchronization

/// The draws of a robustness study, each by its number: whoever draws them, in whatever order and in however
/// many pieces, the sums are the same.
public struct RobustnessRun: Sendable {
  public let subject: RobustnessSubject
  public let seed: UInt64
  /// How many draws the whole study has.
  public let draws: Int
  private let model: DrawModel?

  /// - Precondition: one draw at least.
  public init(_ subject: RobustnessSubject, draws: Int, seed: UInt64) throws(DiagnosticError) {
    precondition(draws > 0, "\(draws) draws")
    self.subject = subject
    self.draws = draws
    self.seed = seed
    let ranks = subject.rank.map { subject.base.graph.rankTies(of: $0) != nil } ?? false
    model =
      ranks && subject.classes.isEmpty
      ? try DrawModel(subject.base, varying: subject.variation) : nil
  }

  /// Why draws are evaluated one by one, and not many at once; `nil` where they aren't.
  public var obstacle: LocalizedText? {
    guard let model else {
      return LocalizedText(
        en: "bands, grades and scores are evaluated draw by draw",
        fr: "tranches, mentions et scores se calculent tirage par tirage")
    }
    return model.obstacle?.sentence
  }

  /// The first half of the study and the second: what convergence is seen from.
  public var halves: [Range<Int>] { [0..<draws / 2, draws / 2..<draws] }

  /// Works through some of the draws.
  ///
  /// - Parameters:
  ///   - ranges: the draws wanted, in order, none twice.
  ///   - threads: how many pieces are worked on at once.
  ///   - monitor: hears of every draw; an interruption ends the work with what was done.
  /// - Throws: what a rule can't do in a draw: of the first such draw.
  public func progress(
    on ranges: [Range<Int>], threads: Int = 1, monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) -> RobustnessProgress {
    let pieces = pieces(of: ranges, threads: threads)
    let total = ranges.reduce(0) { $0 + $1.count }
    let shared = SharedWork(total: total, monitor: monitor)
    let work: @Sendable (Range<Int>) -> [Work] = { indices in
      indices.map { self.work(on: pieces[$0], shared) }
    }
    let works =
      threads > 1
      ? inChunks(of: pieces.count, atLeast: 1, work).flatMap { $0 }
      : work(0..<pieces.count)
    if let failure = works.compactMap(\.failure).min(by: { $0.draw < $1.draw }) {
      throw DiagnosticError([note(on: failure)] + failure.error.diagnostics)
    }
    var progress = RobustnessProgress(halves: halves.map { _ in subject.emptyTally })
    for (piece, work) in zip(pieces, works) {
      progress.add(piece.draws.lowerBound..<work.end, work.tally, half: piece.half)
    }
    return progress
  }

  // MARK: Pieces

  /// Draws in a row of one half.
  private struct Piece: Sendable {
    var draws: Range<Int>
    var half: Int
  }

  private func pieces(of ranges: [Range<Int>], threads: Int) -> [Piece] {
    let total = max(1, ranges.reduce(0) { $0 + $1.count })
    return halves.enumerated().flatMap { half, bounds in
      ranges.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty }.flatMap { draws in
        let share = Double(draws.count) / Double(total) * Double(threads)
        let cuts = min(draws.count, max(1, Int(share.rounded())))
        return (0..<cuts).map { cut in
          let (start, count) = (draws.lowerBound, draws.count)
          return Piece(
            draws: start + count * cut / cuts..<start + count * (cut + 1) / cuts, half: half)
        }
      }
    }
  }

  // MARK: One piece

  /// What one piece came to.
  private struct Work: Sendable {
    var tally: RobustnessTally
    /// The first draw that wasn't done.
    var end: Int
    var failure: (draw: Int, error: DiagnosticError)?
  }

  private func work(on piece: Piece, _ shared: SharedWork) -> Work {
    var work = Work(tally: subject.emptyTally, end: piece.draws.lowerBound)
    let worker = model.map { DrawWorker($0) }
    var pace = WorkPace(
      from: 1, atMost: worker == nil || model?.obstacle != nil ? 1 : Self.drawsAtOnce)
    while work.end < piece.draws.upperBound, !shared.shallStop(before: work.end) {
      let draws = work.end..<min(work.end + pace.size, piece.draws.upperBound)
      let begin = ContinuousClock.now
      do throws(DrawFailure) {
        if let worker {
          try add(draws, by: worker, to: &work.tally)
        } else {
          try add(draws.lowerBound, to: &work.tally)
        }
      } catch {
        shared.fail(at: error.draw)
        work.failure = (error.draw, error.error)
        break
      }
      work.end = draws.upperBound
      pace.note(ContinuousClock.now - begin, atLeast: worker?.drewAlone ?? true ? 1 : drawLanes)
      shared.advance(by: draws.count)
    }
    work.tally.settle()
    return work
  }

  /// As many as are worked out between two looks at whether to stop: fewer where draws fall back to the
  /// engine one by one.
  private static let drawsAtOnce = 256

  private var random: CounterRandom { CounterRandom(seed: seed) }

  private func add(
    _ draws: Range<Int>, by worker: DrawWorker, to tally: inout RobustnessTally
  ) throws(DrawFailure) {
    let isDoubled = model?.countsHalves ?? false
    try worker.forEachDraw(in: draws, by: random) { draw in
      if isDoubled {
        tally.add(doubledRanks: draw.ranks)
      } else {
        tally.add(wholeRanks: draw.ranks)
      }
      tally.draws += 1
    }
  }

  /// One draw by the engine.
  private func add(_ draw: Int, to tally: inout RobustnessTally) throws(DrawFailure) {
    do throws(DiagnosticError) {
      try evaluate(draw, into: &tally)
    } catch {
      throw DrawFailure(draw: draw, error: error)
    }
  }

  private func evaluate(
    _ draw: Int, into tally: inout RobustnessTally
  ) throws(DiagnosticError) {
    let change = subject.variation.change(of: draw, by: random)
    let evaluation = try subject.base.changed(by: change, targets: subject.targets)
    let absent = Column(absent: .missing, count: tally.units)
    if let rank = subject.rank {
      let doubled = try subject.doubledRanks(evaluation.column(rank) ?? absent)
      doubled.withUnsafeBufferPointer { tally.add(doubledRanks: $0) }
    } else if let score = subject.score {
      tally.add(scores: evaluation.column(score) ?? absent, of: draw)
    }
    for (index, node) in subject.classes.enumerated() {
      tally.classes[index].add(evaluation.column(node) ?? absent)
    }
    tally.draws += 1
  }

  // MARK: What goes wrong

  private func note(on failure: (draw: Int, error: DiagnosticError)) -> Diagnostic {
    let isRefused = failure.error.diagnostics.contains { $0.rule == DiagnosticRule("data.refused") }
    let draw = failure.draw
    return Diagnostic(
      DiagnosticRule("robust.draw"), .error,
      LocalizedText(
        en: "In draw \(draw) a rule can't be applied.",
        fr: "Au tirage \(draw), une règle ne peut pas s’appliquer."
      ).typeset,
      why: LocalizedText(
        en: "A draw that is left out would bend every figure.",
        fr: "Un tirage laissé de côté fausserait tous les chiffres."),
      fix: (isRefused ? [subject.noisableColumns] : []).compactMap { $0 } + [
        LocalizedText(
          en: "Look at it with '--draw \(draw)', and vary less, or give the rule an answer there.",
          fr:
            "Regardez-le avec « --draw \(draw) », et faites varier moins, ou donnez à la règle une "
            + "réponse pour ce cas."
        ).typeset
      ])
  }
}

/// What pieces of a run tell each other.
private final class SharedWork: Sendable {
  private let state = Mutex((done: 0, failure: Int.max))
  private let total: Int
  private let monitor: WorkMonitor

  init(total: Int, monitor: WorkMonitor) {
    self.total = total
    self.monitor = monitor
  }

  /// After an interruption, or a failure of an earlier draw: that of the first draw is told, always.
  func shallStop(before draw: Int) -> Bool {
    monitor.isInterrupted || state.withLock { $0.failure < draw }
  }

  func fail(at draw: Int) { state.withLock { $0.failure = min($0.failure, draw) } }

  func advance(by draws: Int) {
    let done = state.withLock { state in
      state.done += draws
      return state.done
    }
    monitor.advance(to: done, of: total)
  }
}

/// Which draws are done, and what they gave in each half of the study.
public struct RobustnessProgress: Sendable {
  /// In order, apart from each other.
  public private(set) var done: [Range<Int>] = []
  /// Of the first half and of the second.
  public private(set) var halves: [RobustnessTally]

  public init(halves: [RobustnessTally]) { self.halves = halves }

  /// Both halves together.
  public var whole: RobustnessTally {
    var whole = halves[0]
    for half in halves.dropFirst() { whole.add(half) }
    return whole
  }

  /// - Precondition: none of the draws was added before.
  public mutating func add(_ draws: Range<Int>, _ tally: RobustnessTally, half: Int) {
    note(draws)
    halves[half].add(tally)
  }

  /// Adds the draws of another part of the study.
  ///
  /// - Precondition: none of its draws is among those here.
  public mutating func add(_ other: RobustnessProgress) {
    for draws in other.done { note(draws) }
    for (half, tally) in other.halves.enumerated() { halves[half].add(tally) }
  }

  /// Says that draws are done, whose tallies are added apart.
  public mutating func note(_ draws: Range<Int>) {
    guard !draws.isEmpty else { return }
    var all: [Range<Int>] = []
    for range in (done + [draws]).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = all.last, last.upperBound == range.lowerBound {
        all[all.count - 1] = last.lowerBound..<range.upperBound
      } else {
        all.append(range)
      }
    }
    done = all
  }

  /// Whether a draw is done.
  public func holds(_ draw: Int) -> Bool { done.contains { $0.contains(draw) } }

  /// The draws of some ranges that are not done.
  public func missing(of ranges: [Range<Int>]) -> [Range<Int>] {
    var missing = ranges
    for range in done {
      missing = missing.flatMap { wanted in
        [
          wanted.lowerBound..<max(wanted.lowerBound, min(wanted.upperBound, range.lowerBound)),
          min(wanted.upperBound, max(wanted.lowerBound, range.upperBound))..<wanted.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return missing
  }
}
