/// Five towns and a small ranking of them: two tied, one without a score, names with accents.
///
/// | | green | calm | score | rank |
/// |---|---|---|---|---|
/// | Montpellier | 60 → 100 | 5 → 50 | 80 | 1 |
/// | Alès | 40 → 50 | 8 → 80 | 62 | 2 |
/// | Nîmes, Lunel | 20 → 0 | 10 → 100 | 40 | 3 |
/// | Sète | 30 → 25 | – | – | – |
public enum Towns {
  public static let methodology = """
    palmares: 1
    id: towns
    edition: "2024"
    title: {en: Towns to live in, fr: Villes où vivre}
    status: reconstruction
    undisclosed:
      - {en: how the towns were chosen, fr: comment les villes ont été choisies}
    data:
      file: towns.csv
      id: code
      name: name
      aliases: {uai: uai}
    fit: all
    nodes:
      green:
        column: green
        then: [{min_max: [0, 100]}]
        print: {decimals: 1}
        label: {en: Green, fr: Verdure}
      calm:
        column: calm
        then: [{scale: {from: [0, 10], to: [0, 100]}}]
        print: {decimals: 1}
        label: {en: Calm, fr: Calme}
      score:
        mean: {green: .6, calm: .4}
        needs: all
        print: {decimals: 1}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, show: [green, calm]}
    published:
      - file: towns-published.csv
        title: As printed
        id: code
        compare:
          score: {column: score, decimals: 1}

    """

  public static let data = """
    code,name,uai,green,calm
    AL,Alès,0300001A,40,8
    NI,Nîmes,0300002B,20,10
    MO,Montpellier,,60,5
    SE,Sète,,30,
    LU,Lunel,,20,10

    """

  /// Nîmes is 40 in our ranking.
  public static let published = """
    code,score
    AL,62.0
    NI,41.5
    MO,80.0
    LU,40.0
    SE,

    """

  /// Writes the three files to a folder and gives the path of the methodology.
  public static func write(to folder: TemporaryFolder, at place: String = "") throws -> String {
    try folder.file(place + "towns.csv", data)
    try folder.file(place + "towns-published.csv", published)
    return try folder.file(place + "towns.yml", methodology)
  }
}
