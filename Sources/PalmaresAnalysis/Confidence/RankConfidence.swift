public import PalmaresCore

/// Confidence sets for the ranks of true scores, from estimated ones.
///
/// Of every pair (j, k) the claim "j is better than k" is tested at once with all others: it is made where
/// xⱼ − xₖ is beyond c standard errors of the difference. c is the quantile of the largest such difference
/// when no true score is better than another, found by drawing errors anew. Claims made are left out and c
/// is found again, until no claim is added (step-down). An institution's set goes from one more than the
/// number of those surely better to the number of all less those surely worse.
///
/// - *marginal*: c of the claims about one institution; its set holds its true rank with the level's
///   probability.
/// - *simultaneous*: c of all claims; all sets together hold all true ranks.
/// - *best*: those whose simultaneous set reaches τ or better; they hold all of the τ best with the level's
///   probability.
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

    /// More than this are never needed: an error of the quantile is then far below a rank.
    public static let mostResamples = 100_000_000

    public init(level: Double = 95, resamples: Int = 1000, seed: UInt64 = 1, best: Int? = nil) {
      self.level = level
      self.resamples = resamples
      self.seed = seed
      self.best = best
    }

    /// Which of the draws, from the largest, is the critical value; beyond ``resamples`` where there are
    /// too few of them for the level.
    var place: Int {
      let beyond = (Double(resamples) + 1) * (100 - level) / 100
      // A level such as 99.9 isn't exact in binary; the last bits shall not take a draw away.
      return Int(min(0x1p60, (beyond * (1 + 1e-12)).rounded(.down)))
    }

    /// Whether there are draws enough for the level.
    public var isEnough: Bool {
      level > 0 && level < 100 && resamples > 0 && (1...resamples).contains(place)
    }

    /// Whether what is kept of the draws, the largest ``place`` of each institution, fits into memory.
    public func fits(institutions: Int) -> Bool {
      let kept = place.multipliedReportingOverflow(by: institutions)
      return !kept.overflow && kept.partialValue <= Self.mostNumbers
    }

    private static let mostNumbers = 50_000_000

    /// The fewest draws that are enough for a level between 0 and 100: (R + 1)·level must leave a draw beyond.
    public var fewestResamples: Int {
      var settings = self
      settings.resamples = max(1, Int(100 / (100 - level)) - 2)
      while !settings.isEnough { settings.resamples += 1 }
      return settings.resamples
    }
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
    let simultaneous = SimultaneousStepDown(estimates, draws, monitor)
    let marginal = MarginalStepDown(estimates, draws, monitor)
    if monitor.isInterrupted { return nil }
    self.settings = settings
    self.simultaneous = simultaneous.sets
    self.marginal = marginal.sets
    criticalValue = simultaneous.limit.map { $0.squareRoot() }
    canBeBest = settings.best.map { best in
      simultaneous.sets.map { $0.lowerBound <= best }
    }
  }
}
