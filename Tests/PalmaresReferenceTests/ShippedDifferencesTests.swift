import PalmaresCore
import PalmaresExchange
import Testing

/// What `methods diff` says of the shipped editions: few sentences, those of the publisher's changes.
@Suite struct ShippedDifferencesTests {
  private func rules(_ first: String, _ second: String) throws -> [LocalizedText] {
    try differences(first, second).filter(\.isRule).sentences
  }

  private func differences(_ first: String, _ second: String) throws -> [MethodologyDifference] {
    let (a, b) = (ReferenceFiles.shipped(first), ReferenceFiles.shipped(second))
    return try MethodologyReader.read(file: a).writtenDifferences(
      to: MethodologyReader.read(file: b))
  }

  @Test func theImpactOf2022IsElevenSentencesFrom2027() throws {
    let said = try rules(ImpactFiles.newest, ImpactFiles.id(2022))
    #expect(said.count == 11)
    for sentence in [
      "Table 'metrics': '7.3' (Energy per floor area), weight: 27 (was: 17).",
      "Table 'metrics': '7.5' (Share of low-carbon energy) is gone.",
      "Table 'indicators', weight: '7.3.1' (Energy per square metre) 27 (was: 17); "
        + "'8.2.2' (Unions are recognised) 2.45 (was: 1.22).",
      "Table 'indicators': '7.5.1' (Low-carbon share) and '8.2.9' (Labour rights) are gone.",
      "Node 'overall': what it is made of: from node 'total' (was: mean of 2 (total, "
        + "first_or_before)).",
    ] {
      #expect(said.contains { $0.en == sentence }, "\(sentence)")
    }
    #expect(said.allSatisfy { !$0.fr.contains("Table '") && $0.fr != $0.en })
  }

  @Test func theImpactOf2019NamesItsRowsOnce() throws {
    let said = try rules(ImpactFiles.newest, ImpactFiles.id(2019)).map(\.en)
    #expect(said.count == 18)
    #expect(said.contains { $0.hasPrefix("Table 'indicators': 97 rows are gone: '1.1.1', ") })
    #expect(
      said.contains(
        "Nodes 'scaled_sdg${goal}': step 1 (scale): the ends it starts from: [0, max] "
          + "(was: [min, max])."))
  }

  @Test func theImpactOf2022IsFiveSentencesFrom2021() throws {
    let said = try rules(ImpactFiles.id(2021), ImpactFiles.id(2022)).map(\.en)
    #expect(said.count == 5)
    #expect(
      said.contains(
        "Table 'indicators': '13.2.1' (Low-carbon energy is metered) is new: metric 13.2, goal 13, "
          + "kind evidence, weight 13.5, most 3."))
  }

  @Test func theEngineeringSchoolsOf2018AreSixSentencesFrom2017() throws {
    let said = try rules("letudiant-engineering-2017", "letudiant-engineering-2018").map(\.en)
    #expect(said.count == 6)
    #expect(
      said.contains(
        "Table 'families': 'new_publics' (Opening to new publics) is new: maximum 3."))
  }

  /// No edition differs after everything is written out and not as its authors wrote it, and none the
  /// other way about.
  @Test func whatCanChangeAFigureIsToldEitherWay() throws {
    let newest = try MethodologyReader.read(file: ReferenceFiles.shipped(ImpactFiles.newest))
    let editions = try ImpactFiles.editions.map { edition in
      try MethodologyReader.read(file: ReferenceFiles.shipped(ImpactFiles.id(edition)))
    }
    for (first, second) in zip([newest] + editions, editions) {
      let written = first.writtenDifferences(to: second).contains(where: \.isRule)
      let expanded = first.differences(to: second).contains(where: \.isRule)
      #expect(written == expanded, "\(first.header.id), \(second.header.id)")
    }
    #expect(newest.writtenDifferences(to: newest) == [])
  }
}
