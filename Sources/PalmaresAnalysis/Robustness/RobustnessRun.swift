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
    let usesModel = subject.rank != nil && subject.classes.isEmpty
    model =
      usesModel
      ? try DrawModel(
        subject.base, varying: subject.variation, givesScores: subject.score != nil) : nil
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
      throw DiagnosticError([Self.note(on: failure.draw)] + failure.error.diagnostics)
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
    if let model, model.obstacle == nil { return workInBlocks(on: piece, model, shared) }
    var work = Work(tally: subject.emptyTally, end: piece.draws.lowerBound)
    let random = CounterRandom(seed: seed)
    for draw in piece.draws {
      if shared.shallStop(before: draw) { break }
      do throws(DiagnosticError) {
        try add(draw, random, to: &work.tally)
      } catch {
        shared.fail(at: draw)
        work.failure = (draw, error)
        break
      }
      work.end = draw + 1
      shared.advance()
    }
    return work
  }

  /// Draws side by side, some hundreds between two looks at the clock.
  private func workInBlocks(
    on piece: Piece, _ model: DrawModel, _ shared: SharedWork
  ) -> Work {
    var work = Work(tally: subject.emptyTally, end: piece.draws.lowerBound)
    let random = CounterRandom(seed: seed)
    let worker = DrawWorker(model)
    while work.end < piece.draws.upperBound, !shared.shallStop(before: work.end) {
      let draws = work.end..<min(work.end + Self.drawsOfBlock, piece.draws.upperBound)
      var tooLarge: (draw: Int, unit: Int)?
      do throws(DrawFailure) {
        try worker.forEachDraw(in: draws, by: random) { draw in
          work.tally.draws += 1
          if model.countsHalves {
            work.tally.add(doubledRanks: draw.ranks)
          } else {
            work.tally.add(wholeRanks: draw.ranks)
          }
          if let scores = draw.scores, let unit = work.tally.add(scores: scores, draw.states) {
            tooLarge = tooLarge ?? (draw.number, unit)
          }
        }
      } catch {
        shared.fail(at: error.draw)
        work.failure = (error.draw, error.error)
        return work
      }
      if let tooLarge {
        shared.fail(at: tooLarge.draw)
        work.failure = (tooLarge.draw, DiagnosticError(self.tooLarge(tooLarge.unit)))
        return work
      }
      work.end = draws.upperBound
      shared.advance(by: draws.count)
    }
    return work
  }

  private static let drawsOfBlock = 256

  private func add(
    _ draw: Int, _ random: CounterRandom, to tally: inout RobustnessTally
  ) throws(DiagnosticError) {
    let change = subject.variation.change(of: draw, by: random)
    let outcome = try outcome(of: change)
    if let ranks = outcome.ranks {
      let doubled = try subject.doubledRanks(ranks)
      doubled.withUnsafeBufferPointer { tally.add(doubledRanks: $0) }
    }
    if let scores = outcome.scores, let unit = tally.add(scores: scores, of: draw) {
      throw DiagnosticError(tooLarge(unit))
    }
    for (index, column) in outcome.classes.enumerated() { tally.classes[index].add(column) }
    tally.draws += 1
  }

  private struct Outcome {
    var ranks: Column?
    var scores: Column?
    var classes: [Column]
  }

  private func outcome(of change: Change) throws(DiagnosticError) -> Outcome {
    if let model {
      let outcome = try model.outcome(of: change)
      return Outcome(ranks: outcome.ranks, scores: outcome.scores, classes: [])
    }
    let evaluation = try subject.base.changed(by: change, targets: subject.targets)
    let absent = Column(absent: .missing, count: subject.base.dataset.units.count)
    return Outcome(
      ranks: subject.rank.map { evaluation.column($0) ?? absent },
      scores: subject.score.map { evaluation.column($0) ?? absent },
      classes: subject.classes.map { evaluation.column($0) ?? absent })
  }

  // MARK: What goes wrong

  private static func note(on draw: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("robust.draw"), .error,
      LocalizedText(
        en: "In draw \(draw) a rule can't be applied.",
        fr: "Au tirage \(draw), une règle ne peut pas s’appliquer."
      ).typeset,
      why: LocalizedText(
        en: "A draw that is left out would bend every figure.",
        fr: "Un tirage laissé de côté fausserait tous les chiffres."),
      fix: [
        LocalizedText(
          en: "Look at it with '--draw \(draw)', and vary less, or give the rule an answer there.",
          fr:
            "Regardez-le avec « --draw \(draw) », et faites varier moins, ou donnez à la règle une "
            + "réponse pour ce cas."
        ).typeset
      ])
  }

  private func tooLarge(_ unit: Int) -> Diagnostic {
    let name = subject.base.dataset.units.names[unit]
    return Diagnostic(
      DiagnosticRule("robust.score-too-large"), .error,
      LocalizedText(
        en: "The score of '\(name)' is more than a thousand times the largest nominal score.",
        fr: "Le score de « \(name) » dépasse mille fois le plus grand score nominal."
      ).typeset,
      why: LocalizedText(
        en: "Its mean would say nothing.", fr: "Sa moyenne ne dirait rien."))
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

  func advance(by count: Int = 1) {
    let done = state.withLock { state in
      state.done += count
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
