import PalmaresAnalysis
import PalmaresApplication
import PalmaresEngine
import Testing

/// The rankings of 51 countries between sustainability and connectivity, as a separate program swept them.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct RegionsOfASEMTests {
  @Test func findsThe328RankingsAndThePublishedOne() throws {
    let figures = try GoldenFile("golden/D_stable_rankings_2d.json").members()
    let ours = try RankingRegions(file: ReferenceFiles.shipped("asem-2018"), between: "Conn:Sust")
    let regions = try #require(ours.regions)
    #expect(Double(regions.count) == (try figures.number("n_distinct_rankings")))
    #expect(Double(regions.count - 1) == (try figures.number("n_exchange_points")))
    #expect(ours.way.segment.nominal == (try figures.number("nominal_t")))
    #expect(ours.otherRanks == 0)
    let nominal = try #require(ours.nominal.first).region
    let ends = try figures.numbers("nominal_ranking_region").compactMap { $0 }
    #expect(distance([nominal.from, nominal.to], ends) < 1e-10)
  }

  @Test func findsTheWidestRankings() throws {
    let figures = try GoldenFile("golden/D_stable_rankings_2d.json").members()
    let widest = try #require(figures["five_most_stable"] as? [[String: Any]])
    let ours = try RankingRegions(file: ReferenceFiles.shipped("asem-2018"), between: "Conn:Sust")
    try #require(widest.count == 5 && ours.widest.count == 5)
    for (ours, theirs) in zip(ours.widest.map { ($0, ours.dataset.units.identifiers) }, widest) {
      let (shown, identifiers) = ours
      #expect(abs(shown.region.from - (try theirs.number("from"))) < 1e-10)
      #expect(abs(shown.region.to - (try theirs.number("to"))) < 1e-10)
      #expect(shown.first.flatMap { $0 }.map { identifiers[$0] } == theirs["top10"] as? [String])
    }
  }

  @Test func findsWhoLeadsWhere() throws {
    let figures = try GoldenFile("golden/D_stable_rankings_2d.json").members()
    let shares = try #require(figures["share_of_t_each_leader"] as? [String: Double])
    let ours = try RankingRegions(file: ReferenceFiles.shipped("asem-2018"), between: "Conn:Sust")
    let leaders = try #require(ours.regions).leaders
    #expect(leaders.count == shares.count)
    for leader in leaders {
      let name = leader.units.map { ours.dataset.units.identifiers[$0] }.joined()
      #expect(abs(leader.share - (shares[name] ?? 0)) < 1e-10)
    }
  }
}
