/// An invented ranking of invented schools whose published score is rescaled in a way that isn't told:
/// three components, published as numbers for the first ten and by ranges for the others.
///
/// The score published is 8 + .9 × mean of the components ± 3: the methodology knows the mean alone.
public enum PublishedGoals {
  public static let methodology = """
    palmares: 1
    id: goals
    edition: "2024"
    title: {en: Invented goals, fr: Objectifs inventés}
    status: example
    undisclosed: [{en: the rescaling, fr: la mise à l’échelle}]
    data: {id: school, columns: {water: {heading: Water}}}
    fit: all
    nodes:
      water: {column: water}
      waste: {column: waste}
      peace: {column: peace}
      score: {mean: [water, waste, peace], needs: all, then: [{clip: [0, 100]}]}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank}
    published:
      - title: As printed
        id: name
        period: year
        compare:
          score: {column: overall, printed: true, missing: skip}
          rank: {column: place, printed: true, missing: skip}
          water: {column: Water score, printed: true, missing: skip}

    """

  public static let own = """
    school,Water,waste,peace
    Mine,60.5,55–65,50-70
    School 3,70,,60
    School 7,90,90,90

    """

  /// Published rows: `count` schools in each of two editions.
  public static func rows(_ count: Int, seed: UInt64 = 1) -> String {
    var generator = SplitMix(seed: seed)
    var text = "name,year,place,overall,Water score,waste,peace\n"
    let levels = (0..<count).map { _ in Double.random(in: 20...85, using: &generator) }
    for year in [2023, 2024] {
      var schools = levels.enumerated().map { School($0.offset + 1, $0.element, &generator) }
      schools.sort { $0.overall > $1.overall }
      for (index, school) in schools.enumerated() {
        text += "\(school.name),\(year)," + school.cells(at: index, of: schools) + "\n"
      }
    }
    return text
  }

  private struct School {
    let name: String
    let components: [Double]
    let overall: Double

    init(_ number: Int, _ level: Double, _ generator: inout SplitMix) {
      name = "School \(number)"
      components = (0..<3).map { _ in level + .random(in: -10...10, using: &generator) }
      let mean = components.reduce(0, +) / 3
      overall = 8 + 0.9 * mean + .random(in: -3...3, using: &generator)
    }

    func cells(at index: Int, of schools: [School]) -> String {
      guard index >= 10 else {
        return ([String(index + 1)] + ([overall] + components).map(one)).joined(separator: ",")
      }
      let band = index / 10
      let first = band * 10
      let last = min(first + 9, schools.count - 1)
      let range = "\(one(schools[last].overall))–\(one(schools[first].overall))"
      let parts = components.map {
        "\(one(($0 / 5).rounded(.down) * 5))-\(one(($0 / 5).rounded(.up) * 5))"
      }
      return (["\(first + 1)–\(first + 10)", range] + parts).joined(separator: ",")
    }

    private func one(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  }

  /// Writes the methodology, own scores and published rows to a folder.
  public static func write(
    to folder: TemporaryFolder, rows count: Int = 40, seed: UInt64 = 1
  ) throws -> (method: String, own: String, rows: String) {
    (
      try folder.file("goals.yml", methodology), try folder.file("own-goals.csv", own),
      try folder.file("rows.csv", rows(count, seed: seed))
    )
  }
}
