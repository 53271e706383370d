import PalmaresEngine
import Testing

/// Statistics, correlations, reliability, principal components and effective weights of the ASEM
/// example (Becker et al. 2022), computed there by COINr 1.1.14: to 1e-10.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct StatisticsOfASEMTests {
  private static let folder = "indices/asem/"
  private static let pillars = [
    "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin",
  ]

  private func rows(_ name: String) throws -> [[String: String]] {
    try GoldenFile(Self.folder + name).rows()
  }

  private func columns(_ names: [String], of name: String) throws -> [Column] {
    let rows = try rows(name)
    return names.map { Column(rows.figures($0)) }
  }

  /// Indicators of a pillar, pillars of a sub-index.
  private func children(of parent: String) throws -> [String] {
    try rows("00_asem_iMeta.csv").filter { $0["Parent"] == parent }.compactMap { $0["iCode"] }
  }

  @Test func agreesInEveryColumnOfTheStatistics() throws {
    let data = try rows("00_asem_iData.csv")
    let expected = try rows("05_stats_raw.csv")
    #expect(expected.count == 49)
    for row in expected {
      let code = try #require(row["iCode"])
      let found = IndicatorStatistics(of: Column(data.figures(code)))
      let numbers: [(String, Double?)] = [
        ("Min", found.least), ("Max", found.greatest), ("Mean", found.mean),
        ("Median", found.median), ("Std", found.standardDeviation), ("Skew", found.skewness),
        ("Kurt", found.kurtosis), ("N.Avail", Double(found.available)),
        ("N.NonZero", Double(found.nonZero)), ("N.Unique", Double(found.unique)),
        ("N.Same", Double(found.mostShared)), ("Frc.Avail", found.shareAvailable),
        ("Frc.NonZero", found.shareNonZero), ("Frc.Unique", found.shareUnique),
        ("Frc.Same", found.shareOfMostShared),
      ]
      for (heading, number) in numbers {
        let value = try #require(row[heading].flatMap(Double.init))
        // Fifteen digits are printed.
        #expect(
          abs(try #require(number) - value) <= 1e-10 * max(1, abs(value)), "\(code) \(heading)")
      }
      let flags: [(String, String, IndicatorStatistics.Remark)] = [
        ("Flag.Avail", "LOW", .missing), ("Flag.NonZero", "LOW", .zeros),
        ("Flag.Unique", "LOW", .repeated), ("Flag.SkewKurt", "OUT", .extremes),
      ]
      for (heading, word, remark) in flags {
        #expect((row[heading] == word) == found.remarks.contains(remark), "\(code) \(heading)")
      }
    }
  }

  @Test(arguments: CorrelationKind.allCases)
  func agreesInTheCorrelationsOfPillars(kind: CorrelationKind) throws {
    let expected = try rows("05_corr_pillars_\(kind.rawValue).csv")
    let found = Correlations(
      kind, of: try columns(Self.pillars, of: "01_step_Aggregated.csv"))
    #expect(expected.count == 64)
    for row in expected {
      let a = try #require(Self.pillars.firstIndex(of: row["Var1"] ?? ""))
      let b = try #require(Self.pillars.firstIndex(of: row["Var2"] ?? ""))
      let value = try #require(row["Correlation"].flatMap(Double.init))
      #expect(abs(try #require(found.values[a][b]) - value) < 1e-10)
    }
  }

  @Test func agreesInTheCorrelationsWithTheIndex() throws {
    let expected = try rows("05_corr_indicators_vs_index_pearson.csv")
    let names = expected.compactMap { $0["Var2"] }
    let found = Correlations(
      .pearson, of: try columns(["Index"] + names, of: "01_step_Aggregated.csv"))
    #expect(expected.count == 49)
    for (place, row) in expected.enumerated() {
      let value = try #require(row["Correlation"].flatMap(Double.init))
      #expect(abs(try #require(found.values[0][place + 1]) - value) < 1e-10)
    }
  }

  /// Pairs of one pillar above .75, to the three decimals that COINr prints; it lists no negative ones.
  @Test func flagsTheStronglyCorrelatedPairsOfAPillar() throws {
    var found: Set<String> = []
    for pillar in Self.pillars {
      let names = try children(of: pillar)
      let correlations = Correlations(
        .pearson, of: try columns(names, of: "01_step_Normalised.csv"))
      for pair in correlations.pairs(beyond: 0.75) where pair.value > 0 {
        let two = [names[pair.first], names[pair.second]].sorted()
        found.insert("\(pillar) \(two[0]) \(two[1]) \((pair.value * 1000).rounded() / 1000)")
      }
    }
    let expected = try rows("05_corr_flags_075_grouplev2.csv").map { row in
      let two = [row["Ind1"] ?? "", row["Ind2"] ?? ""].sorted()
      return "\(row["Group"] ?? "") \(two[0]) \(two[1]) \(Double(row["Corr"] ?? "") ?? 0)"
    }
    #expect(found == Set(expected))
  }

  /// Indicators that follow a denominator, |r| above .7, to the two decimals printed.
  @Test func flagsTheIndicatorsThatFollowADenominator() throws {
    let indicators = try rows("05_stats_raw.csv").compactMap { $0["iCode"] }
    let denominators = ["Area", "Energy", "GDP", "Population"]
    let columns = try columns(indicators + denominators, of: "00_asem_iData.csv")
    let correlations = Correlations(.pearson, of: columns)
    var found: Set<String> = []
    for pair in correlations.pairs(beyond: 0.7)
    where pair.first < indicators.count && pair.second >= indicators.count {
      let denominator = denominators[pair.second - indicators.count]
      found.insert(
        "\(indicators[pair.first]) \(denominator) \((pair.value * 100).rounded() / 100)")
    }
    let expected = try rows("05_denom_corr.csv").map {
      "\($0["Ind"] ?? "") \($0["Denom"] ?? "") \(Double($0["Corr"] ?? "") ?? 0)"
    }
    #expect(found == Set(expected))
  }

  @Test(arguments: [
    ("cronbach_raw_by_pillar", "00_asem_iData.csv", 8),
    ("cronbach_normalised_by_pillar", "01_step_Normalised.csv", 8),
    ("cronbach_pillars_in_subindex", "01_step_Aggregated.csv", 2),
  ])
  func agreesInCronbachsAlpha(key: String, file: String, groups: Int) throws {
    let golden = try GoldenFile(Self.folder + "05_cronbach.json").members()
    let expected = try #require(golden[key] as? [String: Double])
    #expect(expected.count == groups)
    for (group, value) in expected {
      let alpha = try #require(cronbachAlpha(of: columns(children(of: group), of: file)))
      #expect(abs(alpha - value) < 1e-10, "\(group)")
    }
  }

  /// COINr's components have the sign that R's singular value decomposition gives them; ours sum to a
  /// positive number. `rotation[i]` is component i.
  @Test(arguments: [
    ("level2_in_subindex_Aggregated", "01_step_Aggregated.csv", 2),
    ("level1_in_pillar_Normalised", "01_step_Normalised.csv", 8),
  ])
  func agreesInThePrincipalComponents(key: String, file: String, groups: Int) throws {
    let golden = try GoldenFile(Self.folder + "06_pca.json").members()
    let expected = try #require(golden[key] as? [String: [String: Any]])
    #expect(expected.count == groups)
    for (group, values) in expected {
      let names = try #require(values["iCodes"] as? [String])
      let deviations = try #require(values["sdev"] as? [Double])
      let rotation = try #require(values["rotation"] as? [[Double]])
      let found = try #require(PrincipalComponents(of: columns(names, of: file)))
      #expect(distance(found.standardDeviations, deviations) < 1e-10, "\(group)")
      for (component, loadings) in rotation.enumerated() {
        let sign: Double = loadings.reduce(0, +) < 0 ? -1 : 1
        #expect(
          distance(found.loadings[component], loadings.map { sign * $0 }) < 1e-10,
          "\(group) \(component + 1)")
      }
    }
  }
}
