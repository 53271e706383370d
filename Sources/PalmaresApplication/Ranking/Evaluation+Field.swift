import PalmaresCore
import PalmaresEngine

extension Evaluation {
  /// How many institutions have a rank, listed or not: a listed one may be 6th though four are listed.
  var fieldOfRank: Int {
    let rank = graph.methodology.results.rank.flatMap { column($0) }
    return rank?.states.count { $0 == .present } ?? 0
  }
}
