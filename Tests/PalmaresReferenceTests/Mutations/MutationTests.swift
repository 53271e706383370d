import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Flipping any one rule of a shipped methodology must show in its published figures, wherever they
/// can tell. Those that can't are listed, each with the reason; a new survivor fails.
@Suite struct MutationTests {
  struct Subject: Sendable, CustomTestStringConvertible {
    var id: String
    /// Rules that the published figures can't tell, and why.
    var survivors: [String: String]
    var testDescription: String { id }
  }

  @Test(arguments: subjects + invented)
  func everyRuleThatFiguresCanTellIsPinnedDown(subject: Subject) throws {
    let document = try MethodologyReader.read(file: ReferenceFiles.shipped(subject.id))
    let compared = document.published.flatMap(\.comparisons).flatMap { comparison in
      [comparison.node] + (comparison.between.map { [$0.low, $0.high] } ?? [])
    }
    let graph = try Graph(compiling: document.methodology, alsoUsing: compared)
    let (dataset, _) = try DatasetReader.read(
      document.data, requirements: graph.requirements(for: compared))
    let tables = try document.published.map { try PublishedTableReader.read($0, file: nil).0 }

    let mutants = document.methodology.mutants
    #expect(mutants.count > 5)
    var survivors = Set<String>()
    for mutant in mutants where agrees(mutant, with: tables, on: dataset, compared) {
      survivors.insert(mutant.name)
    }
    #expect(survivors.subtracting(subject.survivors.keys).sorted() == [])
    #expect(Set(subject.survivors.keys).subtracting(survivors).sorted() == [])
  }

  /// A mutant that can't be applied at all is seen, too.
  private func agrees(
    _ mutant: Mutant, with tables: [PublishedTable], on dataset: Dataset,
    _ compared: [NodeReference]
  ) -> Bool {
    guard let graph = try? Graph(compiling: mutant.methodology, alsoUsing: compared),
      let evaluation = try? graph.evaluated(on: dataset, targets: compared)
    else { return false }
    return tables.allSatisfy {
      !VerificationReport(of: $0, against: evaluation).hasDifferences
    }
  }
}

private let noTies = "no two institutions have the same value"
private let complete = "every child has a value for everyone compared"

/// The tie rule of a ranking in which nothing is tied.
private func untied(_ node: String) -> [String: String] {
  Dictionary(
    uniqueKeysWithValues: ["average", "dense", "max", "order"].map {
      ("\(node): rank min→\($0)", noTies)
    })
}

private func needsAll(_ nodes: String...) -> [String: String] {
  Dictionary(uniqueKeysWithValues: nodes.map { ("\($0): needs all→count(1)", complete) })
}

private func merged(_ parts: [String: String]...) -> [String: String] {
  parts.reduce(into: [:]) { all, part in all.merge(part) { $1 } }
}

private let subjects: [MutationTests.Subject] = [
  MutationTests.Subject(
    id: "hdi-2023",
    survivors: merged(
      untied("gni_rank"), needsAll("education", "gain", "hdi"),
      ["achieved: no clip": "no country reaches 15 mean years of schooling"])),
  MutationTests.Subject(
    id: "sdg-index-2019",
    survivors: merged(
      untied("rank"), needsAll("index"),
      ["fit: all": "every node exists for ranked countries only"])),
  MutationTests.Subject(
    id: "asem-2018",
    survivors: merged(untied("Physical_rank"), needsAll("Index", "Physical"))),
  MutationTests.Subject(
    id: "svi-us-2018",
    survivors: merged(
      untied("rank"),
      [
        "rank: rank other end": "the publisher prints percentiles, not this rank",
        "overall_sum: one digit more": "sums of four decimals have no fifth",
        "theme1_sum: one digit more": "sums of four decimals have no fifth",
      ])),
  MutationTests.Subject(
    id: "imd-england-2025",
    survivors: merged(
      untied("rank"), untied("decile"),
      needsAll(
        "education_score", "housing_and_services_score", "living_environment_score", "score"),
      [
        "education_score: sum→mean": "the weights sum to 1",
        "housing_and_services_score: sum→mean": "the weights sum to 1",
        "living_environment_score: sum→mean": "the weights sum to 1",
      ])),
]

/// Methodologies whose figures are invented so that they tell every rule from its neighbours.
private let invented: [MutationTests.Subject] = [
  MutationTests.Subject(
    id: "letudiant-engineering-2012",
    survivors: ["fit: named(\"scored\")": "who has no score has no rank, whoever is counted"]),
  engineeringSchools("2017"), engineeringSchools("2018"), engineeringSchools("2023"),
  engineeringSchools("2023-with-declared-points"),
  MutationTests.Subject(
    id: "u-multirank-2022",
    survivors: merged(
      needsAll(
        "chosen", "n_a", "n_ab", "n_graded", "teaching_a", "teaching_ab", "teaching_graded"),
      [
        "distance_graduation_ba: one digit more": healed,
        "distance_computer_science_students_per_teacher: one digit more": healed,
        "distance_computer_science_work_experience: one digit more": healed,
        "distance_computer_science_overall_experience: one digit more": healed,
      ])),
]

private let healed = "rounding is there for the last digits of a quotient only"

private func engineeringSchools(_ edition: String) -> MutationTests.Subject {
  MutationTests.Subject(
    id: "letudiant-engineering-\(edition)",
    survivors: merged(
      needsAll("maximum", "possible"),
      ["fit: named(\"complete\")": "who has no total has no rank, whoever is counted"]))
}
