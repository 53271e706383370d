/// Schools ranked among all and listed by size, with ties that another node breaks, groups, a word
/// without a value and a name on two lines.
///
/// | | score | points | rank among all | listed |
/// |---|---|---|---|---|
/// | Eta | 60 | 120 | 1 | no |
/// | Theta | 55 | 60 | 2 | yes |
/// | Beta | 55 | 10 | 3 | yes |
/// | Delta | 41.117… | 11 | 4 | yes |
/// | Al⏎pha | 5 | 10 | 5 | yes |
/// | Eps | – | – | – | yes |
public enum Schools {
  public static let methodology = """
    palmares: 1
    id: schools
    edition: "2024"
    title: {en: Schools, fr: Écoles}
    status: own
    sources:
      guide: {title: The guide, url: "https://example.org/guide"}
    data: {file: schools.csv, id: id, name: name}
    populations: {large: staff >= 100}
    fit: large
    nodes:
      teaching: {column: teaching, then: [{min_max: [0, 100], source: guide}]}
      points: {column: points}
      grade: {column: points, then: [{cut: {below: [11, 12.5], to: [low, fair, good]}}]}
      among: {column: teaching, then: [{rank: {first: high, ties: min}, by: kind}]}
      score: {mean: [teaching, points], needs: all}
      rank:
        of: score
        only: staff > 0
        then: [{rank: {first: high, ties: min, then_by: [{points: high}]}, over: all}]
    results: {score: score, rank: rank, grades: [grade], show: [teaching, among], listed: large}

    """

  public static let data = """
    id,name,staff,kind,teaching,points
    A,"Al
    pha",200,x,10,10
    B,Beta,150,x,20,10
    D,Delta,120,y,17.123456,11
    E,Eps,100,y,13,
    G,Eta,20,y,10,120
    H,Theta,130,y,15,60

    """

  /// Writes both files to a folder and gives the path of the methodology.
  public static func write(to folder: TemporaryFolder) throws -> String {
    try folder.file("schools.csv", data)
    return try folder.file("schools.yml", methodology)
  }
}
