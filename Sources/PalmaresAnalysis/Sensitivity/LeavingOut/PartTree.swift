import PalmaresCore
import PalmaresEngine

/// What a combination is made of, all the way down, and what becomes of it when a part goes.
struct PartTree: Sendable {
  struct Part: Sendable {
    let node: String
    let parent: String
    let level: Int
  }

  /// Each once, level by level.
  let parts: [Part]
  /// Codes, itself first.
  private(set) var combinations: [String] = []
  private let root: String
  private let graph: Graph
  /// Nodes that only show another, with that.
  private var shown: [String: String] = [:]
  /// Combinations, with the codes of their children.
  private var children: [String: [String]] = [:]

  init(below root: String, in graph: Graph) {
    self.root = root
    self.graph = graph
    var parts: [Part] = []
    var seen: Set<String> = [root]
    var open = [(node: root, level: 0)]
    while !open.isEmpty {
      let (code, level) = open.removeFirst()
      switch graph.node(code)?.source {
      case .node(let inner):
        shown[code] = inner.code
        open.insert((inner.code, level), at: 0)
      case .combination(let combination):
        guard children[code] == nil else { continue }
        combinations.append(code)
        children[code] = combination.children.map(\.node.code)
        for child in combination.children where seen.insert(child.node.code).inserted {
          parts.append(Part(node: child.node.code, parent: code, level: level + 1))
          open.append((child.node.code, level + 1))
        }
      default: break
      }
    }
    self.parts = parts
  }

  /// Combinations without a part and without those that it leaves empty.
  ///
  /// - Throws: `sensitivity.nothing-left`.
  func change(without part: String) throws(DiagnosticError) -> Change {
    let gone = gone(with: part)
    guard !gone.contains(root) else { throw DiagnosticError(nothingLeft(without: part)) }
    var change = Change()
    for (code, children) in children where !gone.contains(code) {
      guard children.contains(where: gone.contains), var node = graph.node(code),
        case .combination(let combination) = node.source
      else { continue }
      for child in combination.children where gone.contains(child.node.code) {
        node = RuleAlternative.without(child.node).applied(to: node)
      }
      change.nodes[code] = node
    }
    return change
  }

  private func gone(with part: String) -> Set<String> {
    var gone: Set<String> = [part]
    var grows = true
    while grows {
      let before = gone.count
      for (code, children) in children where children.allSatisfy(gone.contains) {
        gone.insert(code)
      }
      for (code, inner) in shown where gone.contains(inner) { gone.insert(code) }
      grows = gone.count > before
    }
    return gone
  }

  private func nothingLeft(without part: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("sensitivity.nothing-left"), .error,
      LocalizedText(
        en: "Without '\(part)' nothing would be left of '\(root)'.",
        fr: "Sans « \(part) », il ne resterait rien de « \(root) »."))
  }
}
