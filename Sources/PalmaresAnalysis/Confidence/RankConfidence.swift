public import PalmaresCore

/// Confidence sets for the ranks of true scores, from estimated ones.
///
/// For every pair the hypothesis "these two are equal" is tested at once with the others: it is rejected
/// where |xⱼ − xₖ| is beyond c standard errors of the difference. c is the quantile of the largest such
/// difference when all true scores are equal, found by drawing errors anew. What was rejected is left out
/// and c found again, until nothing more is rejected (step-down). An institution's set goes from one more
/// than the number of those surely better to the number of all less those surely worse.
///
/// - *marginal*: c of the differences of one institution; its set holds its true rank with the level's
///   probability.
/// - *simultaneous*: c of all differences; all sets together hold all true ranks.
/// - *best*: those that can be among the τ best; holds all of them with the level's probability.
///
/// c is the ⌈(R + 1)·level⌉-th smallest of R draws. Which draws there are depends on the seed alone, so
/// results don't depend on threads. Memory grows with the number of institutions, not of pairs.
///
/// - Source: Mogstad, Romano, Shaikh & Wilhelm (2024), "Inference for ranks with applications to mobility
///   across neighbourhoods and academic achievement across countries", *Review of Economic Studies* 91(1);
///   step-down: Romano & Wolf (2005), *Econometrica* 73(4).
public struct RankConfidence: Sendable, Hashable {
  public struct Settings: Sendable, Hashable {
    /// In percent, between 0 and 100.
    public var level: Double
    public var resamples: Int
    public var seed: UInt64
    /// τ: how many are *the best*; `nil` where that isn't asked.
    public var best: Int?

    public init(level: Double = 95, resamples: Int = 1000, seed: UInt64 = 1, best: Int? = nil) {
      self.level = level
      self.resamples = resamples
      self.seed = seed
      self.best = best
    }

    /// Which of the draws, from the largest, is the critical value; beyond ``resamples`` where there are
    /// too few of them for the level.
    var place: Int { resamples + 1 - Int((Double(resamples + 1) * level / 100).rounded(.up)) }

    /// Whether there are draws enough for the level.
    public var isEnough: Bool { level > 0 && level < 100 && place >= 1 && place <= resamples }

    /// The fewest draws that are enough for the level.
    public var fewestResamples: Int { Int((level / (100 - level)).rounded(.up)) }
  }

  public let settings: Settings
  public let marginal: [ClosedRange<Int>]
  public let simultaneous: [ClosedRange<Int>]
  /// Whether each institution can be among the τ best; `nil` where that wasn't asked.
  public let canBeBest: [Bool]?
  /// How many standard errors of a difference tell two institutions apart when all are looked at; `nil`
  /// where no difference is uncertain.
  public let criticalValue: Double?

  /// - Precondition: ``Settings/isEnough``.
  /// - Returns: `nil` if it was interrupted.
  public init?(
    of estimates: ScoreEstimates, _ settings: Settings = Settings(),
    monitor: WorkMonitor = .silent
  ) {
    precondition(settings.isEnough, "too few draws for the level")
    let draws = ResampledErrors(estimates, settings)
    let simultaneous = SimultaneousStepDown(.bothSides, estimates, draws, monitor)
    let marginal = MarginalStepDown(estimates, draws, monitor)
    let oneSided = settings.best.map { _ in
      SimultaneousStepDown(.better, estimates, draws, monitor)
    }
    if monitor.isInterrupted { return nil }
    self.settings = settings
    self.simultaneous = simultaneous.sets
    self.marginal = marginal.sets
    criticalValue = simultaneous.limit.map { $0.squareRoot() }
    canBeBest = settings.best.flatMap { best in
      oneSided.map { $0.sets.map { $0.lowerBound <= best } }
    }
  }
}
