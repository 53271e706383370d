/// A school with its own facts only: a score, and nobody to be ranked against.
public enum OneSchool {
  static let methodology = """
    {palmares: 1, id: own, edition: "1", title: Own, status: example,
     data: {file: own.csv, id: code}, fit: all,
     nodes: {a: {column: a}, b: {column: b}, score: {arithmetic_mean: [a, b], needs: all},
       rank: {of: score, then: [{rank: {first: high, ties: min}}]}},
     results: {score: score, rank: rank}}
    """

  /// Writes the methodology and its table.
  ///
  /// - Returns: the methodology's path.
  public static func written(in folder: TemporaryFolder) throws -> String {
    try folder.file("own.csv", "code,a,b,error\nX,40,8,1\n")
    return try folder.file("own.yml", methodology)
  }
}
