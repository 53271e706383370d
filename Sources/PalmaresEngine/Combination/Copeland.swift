import PalmaresCore

extension CombinationInput {
  /// Copeland's score for those who have enough children: wins less losses against the members who
  /// have enough. Whoever isn't a member is compared with the members as if it alone joined.
  ///
  /// - Parameters:
  ///   - units: positions of those who get a score.
  ///   - rivals: positions of the members among them.
  /// - Returns: one record for each of `units`.
  /// - Source: Copeland (1951), *A reasonable social welfare function*, University of Michigan;
  ///   OECD/JRC (2008), *Handbook*, step 6.
  func records(of units: [Int], against rivals: [Int]) -> [PairwiseRecord] {
    let matrix = OutrankingMatrix(columns: columns, weights: weights)
    return inChunks(of: units.count, atLeast: 256) { range in
      range.map { matrix.record(of: units[$0], against: rivals) }
    }.flatMap { $0 }
  }
}
