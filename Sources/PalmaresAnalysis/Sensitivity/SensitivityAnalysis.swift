public import PalmaresCore
import PalmaresEngine
import Synchronization

/// How much of the variance of ranks and scores each uncertain input accounts for: Sobol' indices by
/// group of inputs, for several targets at once.
///
/// Every row of the design takes as many evaluations as there are groups, and two more. The result
/// depends on the seed and on nothing else: not on threads, nor on how the work was cut.
public struct SensitivityAnalysis: Sendable {
  public struct Finding: Sendable {
    public let target: SensitivityTarget
    /// What it is when nothing varies.
    public let nominal: Double?
    /// Rows without a value of it at each point, which don't count.
    public let incomplete: Int
    public let verdict: Verdict

    /// Where its variance can be split.
    public var estimate: SobolEstimate? {
      if case .split(let estimate) = verdict { estimate } else { nil }
    }
  }

  /// What can be said of a target.
  public enum Verdict: Sendable {
    case split(SobolEstimate)
    /// Nothing that was varied moves it.
    case constant(Double)
    /// It moves at a few points only, too few to split its variance.
    case rare
    /// There are no two rows with a value.
    case absent
  }

  public let groups: [SensitivityGroup]
  /// Whether a group's coordinates come from the Sobol sequence.
  public let isSequenced: [Bool]
  public let seed: UInt64
  /// Rows asked for.
  public let samples: Int
  /// Rows evaluated: fewer than asked for where the work was interrupted.
  public let rows: Int
  public let findings: [Finding]
  /// Each row's outputs at the points of the design: by row, point and target.
  public let outputs: [[[Double?]]]
  private let design: SensitivityDesign
  /// What the rankings at the points took, and what splitting the variance did.
  public let drawing: Duration
  public let splitting: Duration

  /// How often ranks were computed.
  public var evaluations: Int { rows * (groups.count + 2) }

  /// - Parameters:
  ///   - model: what varies.
  ///   - groups: which of its coordinates go together; all of them, in order.
  ///   - samples: rows of the design, a power of two.
  ///   - seed: of the scrambling and of the resamples.
  ///   - members: whose ranks the mean shift is taken over.
  /// - Throws: what can't be applied at a point.
  public init(
    of model: DrawModel, groups: [SensitivityGroup], samples: Int, seed: UInt64,
    targets: [SensitivityTarget], among members: [Bool], monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    precondition(samples > 1 && samples & (samples - 1) == 0, "\(samples) is no power of two")
    let design = SensitivityDesign(groups: groups.map(\.coordinates), seed: seed)
    let gauge = TargetGauge(model, targets, among: members)
    let points = design.pointsPerRow
    let size = max(2, Self.pointsAtOnce(of: model) / points)
    let begin = ContinuousClock.now
    let total = samples * points
    let alone = Atomic<Int>(0)
    let reach = WorkReach(monitor)
    let values = try inBlocks(
      of: samples, size: size, atLeast: max(2, drawLanes / points), weight: points, reach.watching
    ) { rows throws(DiagnosticError) in
      let found = try gauge.values(at: rows.flatMap(design.points)) {
        // Asked before each point that is evaluated alone, which may take long.
        let done = alone.add(1, ordering: .relaxed).oldValue
        reach.watching.advance(to: max(done, reach.done), of: total)
        return monitor.isInterrupted
      }
      // An interruption may leave points out; the rows before the first of them are whole.
      let whole = (found.firstIndex { $0 == nil } ?? found.count) / points
      return (0..<whole).map { row in
        found[row * points..<(row + 1) * points].compactMap { $0 }
      }
    }
    let end = ContinuousClock.now
    drawing = end - begin
    outputs = values
    self.design = design
    self.groups = groups
    isSequenced = design.isSequenced
    self.seed = seed
    self.samples = samples
    rows = values.count
    findings = targets.indices.map { index in
      Finding(
        targets[index], nominal: gauge.nominal(index),
        rows: values.map { row in row.map { $0[index] } }, seed: seed)
    }
    splitting = ContinuousClock.now - end
  }

  /// The points of a row in the unit cube, in the order of its outputs: A, A with each group from B, B.
  public func points(of row: Int) -> [[Double]] { design.points(of: row) }

  /// Enough for draws to be worked out side by side, where they are; few enough to be held, and to hear of
  /// an interruption in time.
  private static func pointsAtOnce(of model: DrawModel) -> Int {
    let mostNumbers = 4_000_000
    return min(
      model.obstacle == nil ? 2048 : 256, mostNumbers / max(1, model.variation.dimension))
  }
}

extension SensitivityAnalysis.Finding {
  /// - Parameter rows: values at the points of each row, in the order of the design.
  fileprivate init(
    _ target: SensitivityTarget, nominal: Double?, rows: [[Double?]], seed: UInt64
  ) {
    let complete = rows.map { $0.compactMap { $0 } }.filter { $0.count == rows[0].count }
    self.target = target
    self.nominal = nominal
    incomplete = rows.count - complete.count
    verdict = SensitivityAnalysis.Verdict(of: complete, seed: seed)
  }
}

extension SensitivityAnalysis.Verdict {
  fileprivate init(of rows: [[Double]], seed: UInt64) {
    guard rows.count > 1, let first = rows.first, let b = first.indices.last else {
      self = .absent
      return
    }
    let outputs = SampledOutputs(
      a: rows.map { $0[0] }, b: rows.map { $0[b] },
      mixed: (1..<max(1, b)).map { point in rows.map { $0[point] } })
    if outputs.isConstant {
      self = .constant(first[0])
    } else if let estimate = SobolEstimate(of: outputs, seed: seed) {
      self = .split(estimate)
    } else {
      self = .rare
    }
  }
}
