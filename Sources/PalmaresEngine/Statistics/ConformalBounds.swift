/// How far a published range lies from a prediction, for a declared share of institutions: what turns a
/// prediction into an interval without any assumption on how errors are distributed.
///
/// For each known institution the published range [l, h] is compared with its prediction m. Of the n
/// distances h − m the k-th smallest is `low`, of the n distances l − m the k-th largest is `high`, with
/// k = ⌊(n + 1) · (1 − coverage) / 2⌋. For another institution that could have stood anywhere among
/// them, the published range meets [m + low, m + high] with a probability of at least
/// 1 − 2k/(n + 1) ≥ coverage: it lies wholly below with at most k/(n + 1), wholly above likewise. A
/// published number is a range of no width, which then lies in the interval.
///
///     ConformalBounds(of: [(l: 1, h: 3), …], coverage: .9)  // nil below 19 institutions: k would be 0
///
/// - Source: Vovk, Gammerman and Shafer (2005), *Algorithmic Learning in a Random World*, chapter 2;
///   Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), “Distribution-free predictive inference for
///   regression”, *JASA* 113, §2.2, with one end of the range on each side.
public struct ConformalBounds: Sendable, Hashable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// - Parameters:
  ///   - distances: of the ends of each published range from its prediction.
  ///   - coverage: between 0 and 1.
  /// - Returns: `nil` where there are too few institutions to claim that coverage.
  public init?(of distances: [(low: Double, high: Double)], coverage: Double) {
    let count = Double(distances.count + 1)
    let place = Int((count * (1 - coverage) / 2 + 1e-9).rounded(.down))
    guard place >= 1, place <= distances.count else { return nil }
    let low = distances.map(\.high).sorted()[place - 1]
    let high = distances.map(\.low).sorted(by: >)[place - 1]
    // Where ranges are wide and errors small the two cross; the interval between them does no less.
    self.init(low: min(low, high), high: max(low, high))
  }
}
