import Palmares

// Three schools, two indicators. One school doesn't say how many of its students are abroad.
let schools = Dataset(
  units: StatisticalUnits(identifiers: ["north", "south", "coast"]),
  columns: [
    "staff": Column([120, 80, 95]),
    "abroad": Column([0.31, nil, 0.22]),
  ])

// Each indicator goes from 0 (lowest) to 100 (highest); the score is their mean, and needs both.
func scaled(_ column: String) throws -> NodeDefinition {
  let minMax = Scale(
    from: (try Expression(parsing: "min"), try Expression(parsing: "max")), to: (0, 100))
  return NodeDefinition(
    code: "\(column)_score", source: .column(column), then: [Step(.scale(minMax))])
}

let score = Combination(
  rule: .mean(power: 1, zeros: .refuse),
  children: [
    Child(node: NodeReference("staff_score"), weight: 2),
    Child(node: NodeReference("abroad_score"), weight: 1),
  ],
  needs: .all)

let methodology = Methodology(
  code: "two-indicators",
  fit: .all,
  nodes: [
    try scaled("staff"), try scaled("abroad"),
    NodeDefinition(code: "score", source: .combination(score), printing: .decimals(1)),
    NodeDefinition(
      code: "rank", source: .node(NodeReference("score")),
      then: [Step(.rank(Rank(first: .high, ties: .min)))]),
  ],
  results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))

do {
  let evaluation = try Graph(compiling: methodology).evaluated(on: schools)
  for row in Results(evaluation).rows {
    let rank = row.rank.map { "\(Int($0.low))" } ?? "–"
    print(rank, row.name, row.score.map { "\($0.number)" } ?? row.reason?[.english] ?? "")
  }
} catch {
  for diagnostic in error.diagnostics { print(diagnostic.summary[.english]) }
}
