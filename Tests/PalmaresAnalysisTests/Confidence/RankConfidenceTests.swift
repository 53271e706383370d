import PalmaresAnalysis
import PalmaresTestSupport
import Testing

@Suite struct RankConfidenceTests {
  typealias Settings = RankConfidence.Settings

  @Test func twoScoresFarApartKeepTheirRanksAndTwoNearOnesShareThem() throws {
    let estimates = ScoreEstimates([50, 90, 50.5], errors: [1, 1, 1])
    let sets = try #require(RankConfidence(of: estimates))
    #expect(sets.marginal == [2...3, 1...1, 2...3])
    #expect(sets.simultaneous == [2...3, 1...1, 2...3])
  }

  @Test func theLowestComesFirstWhereThatIsTheRule() throws {
    let estimates = ScoreEstimates([50, 90, 70], errors: [1, 1, 1], lowestFirst: true)
    let sets = try #require(RankConfidence(of: estimates))
    #expect(sets.simultaneous == [1...1, 3...3, 2...2])
  }

  @Test func anInstitutionAloneIsFirst() throws {
    let sets = try #require(
      RankConfidence(of: ScoreEstimates([50], errors: [3]), Settings(best: 1)))
    #expect(sets.marginal == [1...1])
    #expect(sets.simultaneous == [1...1])
    #expect(sets.canBeBest == [true])
    #expect(sets.criticalValue == nil)
  }

  @Test func noInstitutionNoSets() throws {
    #expect(try #require(RankConfidence(of: ScoreEstimates([], errors: []))).marginal == [])
  }

  /// Known exactly: any difference counts, and equal scores stay together.
  @Test func scoresWithoutErrorAreToldApartByAnyDifference() throws {
    let estimates = ScoreEstimates([3, 3.000_000_1, 3, 2], errors: [0, 0, 0, 0])
    let sets = try #require(RankConfidence(of: estimates, Settings(best: 1)))
    #expect(sets.simultaneous == [2...3, 1...1, 2...3, 4...4])
    #expect(sets.marginal == sets.simultaneous)
    #expect(sets.canBeBest == [false, true, false, false])
  }

  @Test func equalScoresAreNeverToldApart() throws {
    let estimates = ScoreEstimates([5, 5, 5, 5], errors: [0, 1, 2, 1e-9])
    let sets = try #require(RankConfidence(of: estimates))
    #expect(sets.simultaneous == [1...4, 1...4, 1...4, 1...4])
  }

  /// Two institutions: the difference is normal, so c is that of the normal curve, 1.96.
  @Test func theCriticalValueOfOnePairIsThatOfTheNormalCurve() throws {
    let estimates = ScoreEstimates([0, 0], errors: [1, 2])
    let sets = try #require(RankConfidence(of: estimates, Settings(resamples: 20_000, seed: 3)))
    let critical = try #require(sets.criticalValue)
    #expect(abs(critical - 1.96) < 0.04)
  }

  /// Three equal errors: the studentised range of three, q = 3.314 for infinite degrees of freedom, over
  /// √2 (tables of the studentised range, 5 %).
  @Test func theCriticalValueOfThreeIsThatOfTheStudentisedRange() throws {
    let estimates = ScoreEstimates([0, 0, 0], errors: [1, 1, 1])
    let sets = try #require(RankConfidence(of: estimates, Settings(resamples: 20_000, seed: 4)))
    let critical = try #require(sets.criticalValue)
    #expect(abs(critical - 3.314 / 2.0.squareRoot()) < 0.04)
  }

  @Test func saysHowManyDrawsALevelNeeds() {
    #expect(Settings(level: 95, resamples: 19).isEnough)
    #expect(!Settings(level: 95, resamples: 18).isEnough)
    #expect(Settings(level: 95).fewestResamples == 19)
    #expect(Settings(level: 99.9).fewestResamples == 999)
    #expect(!Settings(level: 100).isEnough && !Settings(level: 0).isEnough)
    #expect(!Settings(level: .nan).isEnough)
  }

  @Test(arguments: 0..<12)
  func agreesWithEveryPairOfEveryDraw(number: Int) throws {
    let estimates = RandomEstimates(seed: UInt64(number)).estimates
    let settings = Settings(level: 90, resamples: 59, seed: UInt64(number), best: 3)
    let sets = try #require(RankConfidence(of: estimates, settings))
    let plain = PlainRankConfidence(estimates, settings)
    #expect(sets.simultaneous == plain.simultaneous)
    #expect(sets.marginal == plain.marginal)
    #expect(sets.canBeBest == plain.canBeBest)
  }

  @Test(arguments: 0..<8)
  func keepsTheLawsOfSets(number: Int) throws {
    let random = RandomEstimates(seed: UInt64(100 + number))
    let settings = Settings(resamples: 400, seed: 9, best: 4)
    let sets = try #require(RankConfidence(of: random.estimates, settings))
    let canBeBest = try #require(sets.canBeBest)
    let scores = random.scores
    for unit in scores.indices {
      let better = scores.count { $0 > scores[unit] }
      let worse = scores.count { $0 < scores[unit] }
      let (marginal, simultaneous) = (sets.marginal[unit], sets.simultaneous[unit])
      // The rank, with whatever is shared, lies inside.
      #expect(marginal.contains(better + 1) && marginal.contains(scores.count - worse))
      #expect(simultaneous.contains(better + 1) && simultaneous.contains(scores.count - worse))
      #expect(
        simultaneous.lowerBound <= marginal.lowerBound + 1
          && simultaneous.upperBound >= marginal.upperBound - 1)
      if better + 1 <= 4 { #expect(canBeBest[unit]) }
    }
  }

  @Test func smallerErrorsGiveSmallerSets() throws {
    let random = RandomEstimates(seed: 78)
    let large = try #require(RankConfidence(of: random.estimates))
    let small = try #require(
      RankConfidence(of: ScoreEstimates(random.scores, errors: random.errors.map { $0 / 4 })))
    for (small, large) in zip(small.simultaneous, large.simultaneous) {
      #expect(large.lowerBound <= small.lowerBound && small.upperBound <= large.upperBound)
    }
    let widths = [small, large].map { $0.simultaneous.reduce(0) { $0 + $1.count } }
    #expect(widths[0] < widths[1])
  }

  @Test func theOrderOfInstitutionsDecidesNoRank() throws {
    let scores = (0..<30).map { Double($0) * 10 }
    let errors = [Double](repeating: 1, count: 30)
    let one = try #require(RankConfidence(of: ScoreEstimates(scores, errors: errors)))
    let other = try #require(
      RankConfidence(of: ScoreEstimates(scores.reversed(), errors: errors)))
    #expect(one.simultaneous == other.simultaneous.reversed())
  }

  /// Of 200 studies of the same twelve, at a level of 90 %, how many hold the truth: with 180 expected and
  /// a standard deviation of 4.2, fewer than 165 would be a mistake.
  @Test func coversTheTruthAsOftenAsItSays() throws {
    let truth = [10.0, 10.5, 11, 11, 12, 14, 14.2, 15, 18, 19, 19.1, 25]
    var random = SplitMix(seed: 2024)
    var (all, third) = (0, 0)
    for study in 0..<200 {
      let errors = truth.indices.map { 0.5 + 0.1 * Double($0 % 4) }
      let scores = zip(truth, errors).map { $0 + $1 * random.normal() }
      let settings = Settings(level: 90, resamples: 199, seed: UInt64(study))
      let sets = try #require(
        RankConfidence(of: ScoreEstimates(scores, errors: errors), settings))
      let holds = { (set: ClosedRange<Int>, unit: Int) in
        set.lowerBound <= truth.count { $0 > truth[unit] } + 1
          && set.upperBound >= truth.count - truth.count { $0 < truth[unit] }
      }
      if truth.indices.allSatisfy({ holds(sets.simultaneous[$0], $0) }) { all += 1 }
      if holds(sets.marginal[2], 2) { third += 1 }
    }
    #expect(all >= 165)
    #expect(third >= 165)
  }
}

/// Scores with ties, and errors of very different sizes, zero among them.
struct RandomEstimates {
  let scores: [Double]
  let errors: [Double]
  var estimates: ScoreEstimates { ScoreEstimates(scores, errors: errors) }

  init(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...40, using: &random)
    scores = (0..<count).map { _ in Double.random(in: 0...20, using: &random).rounded() }
    let spread: Double = [0.05, 1, 5][Int.random(in: 0..<3, using: &random)]
    errors = (0..<count).map { _ in
      Int.random(in: 0..<6, using: &random) == 0
        ? 0.0 : Double.random(in: 0...spread, using: &random)
    }
  }
}

extension SplitMix {
  /// A sum of twelve uniform numbers, less six: near enough to a normal one for counting.
  fileprivate mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}
