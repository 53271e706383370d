import PalmaresCore
import PalmaresEngine

/// Reads which nodes are the results.
struct ResultsReader {
  let excerpt: Excerpt
  /// Codes of all nodes, for patterns.
  let codes: [String]

  func read() -> ResultsDefinition? {
    guard let fields = excerpt.fields(.results) else { return nil }
    return ResultsDefinition(
      score: fields.optional("score")?.nodeReference(),
      rank: fields.optional("rank")?.nodeReference(),
      band: fields.optional("band")?.nodeReference(),
      grades: (fields.optional("grades")?.listOrOne() ?? []).compactMap { $0.nodeReference() },
      shown: (fields.optional("show")?.listOrOne() ?? []).flatMap(shown),
      listed: fields.optional("listed")?.population())
  }

  private func shown(_ item: Excerpt) -> [ResultsDefinition.ShownNode] {
    if item.tree.mapping != nil { return beside(item).map { [$0] } ?? [] }
    guard let text = item.text() else { return [] }
    guard CodePattern.isPattern(text) else {
      return [ResultsDefinition.ShownNode(node: Excerpt.nodeReference(text))]
    }
    let matching = CodePattern(text).matches(in: codes)
    if matching.isEmpty { CodePattern.refuse(text, at: item) }
    return matching.map { ResultsDefinition.ShownNode(node: NodeReference($0)) }
  }

  private func beside(_ item: Excerpt) -> ResultsDefinition.ShownNode? {
    guard let fields = item.fields(.shown), let node = fields.required("node")?.nodeReference()
    else { return nil }
    return ResultsDefinition.ShownNode(
      node: node, rank: fields.optional("rank")?.nodeReference(),
      group: fields.optional("group")?.nodeReference())
  }
}
