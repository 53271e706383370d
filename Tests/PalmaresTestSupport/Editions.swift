/// Two editions of a ranking of towns, and a ranking that has nothing in common with them.
///
/// From 2023 to 2024: green becomes a percentile rank, its weight falls from .6 to .4, a third part
/// comes in, a missing part counts as zero, the score is no longer rounded.
public enum Editions {
  public static let first = """
    palmares: 1
    id: towns-2023
    edition: "2023"
    title: {en: Towns, fr: Villes}
    status: example
    data: {file: towns.csv, id: code, name: name}
    parameters: {share: .6}
    fit: all
    nodes:
      green: {column: green, then: [{min_max: [0, 100]}], source: "guide 2023, p. 3"}
      calm: {column: calm, then: [{scale: {from: [0, 10], to: [0, 100]}}]}
      score: {mean: {green: share, calm: 1 - share}, needs: all, then: [{round: 1}]}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank}

    """

  public static let second = """
    palmares: 1
    id: towns-2024
    edition: "2024"
    title: {en: Towns, fr: Villes}
    status: example
    data: {file: towns.csv, id: code, name: name}
    parameters: {share: .4}
    fit: all
    nodes:
      green:
        column: green
        then: [{percentile_rank: {best: high, ties: min, denominator: n, to: [0, 100]}}]
        source: "guide 2024, p. 3"
      calm: {column: calm, then: [{scale: {from: [0, 10], to: [0, 100]}}]}
      extra: {column: calm, then: [{map: x ^ 2}]}
      score: {mean: {green: share, calm: 1 - share, extra: .1}, missing: zero}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank}

    """

  public static let other = """
    palmares: 1
    id: other
    edition: "2024"
    title: {en: Other, fr: Autre}
    status: reconstruction
    data: {file: towns.csv, id: code, name: name}
    populations: {northern: green > 20}
    fit: all
    nodes:
      g: {column: green, then: [{cut: {at_least: [40], to: [A, B]}}]}
      c: {column: calm, then: [{cut: {at_least: [9], to: [A, B]}}]}
    results: {grades: [g, c], listed: northern}

    """

  /// Writes the three methods and their table to a folder and gives the paths of the methods.
  public static func write(
    to folder: TemporaryFolder
  ) throws -> (first: String, second: String, other: String) {
    try folder.file("towns.csv", Towns.data)
    return (
      try folder.file("first.yml", first), try folder.file("second.yml", second),
      try folder.file("other.yml", other)
    )
  }
}
