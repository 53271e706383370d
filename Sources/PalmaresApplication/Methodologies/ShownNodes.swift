import PalmaresCore
import PalmaresEngine

/// The nodes that a reader asks to see, by code or by pattern: `goal*` is every code that begins so.
struct ShownNodes {
  private let known: [String]
  /// As the methodology shows them, with their ranks and groups.
  private let shown: [ResultsDefinition.ShownNode]

  init(of methodology: Methodology) {
    known = methodology.nodes.map(\.code)
    shown = methodology.results.shown
  }

  /// In the order asked for, those of a pattern in the order of the file; each once.
  ///
  /// - Throws: `input.unknown-node` for every name that fits nothing.
  func matching(_ names: [String]) throws(DiagnosticError) -> [ResultsDefinition.ShownNode] {
    var seen: Set<String> = []
    var problems: [Diagnostic] = []
    var shown: [ResultsDefinition.ShownNode] = []
    for name in names {
      let codes = known.filter { fits($0, name) }
      if codes.isEmpty { problems.append(unknown(name)) }
      shown += codes.filter { seen.insert($0).inserted }.map(asShown)
    }
    if !problems.isEmpty { throw DiagnosticError(problems) }
    return shown
  }

  /// A node that the methodology shows keeps the rank and the group that it has there.
  private func asShown(_ code: String) -> ResultsDefinition.ShownNode {
    shown.first { $0.node == NodeReference(code) } ?? .init(node: NodeReference(code))
  }

  /// A node by its code, or a named stage of one: `waste@scaled`.
  func reference(_ name: String) throws(DiagnosticError) -> NodeReference {
    if known.contains(name) { return NodeReference(name) }
    if let mark = name.lastIndex(of: "@"), known.contains(String(name[..<mark])) {
      let stage = String(name[name.index(after: mark)...])
      return NodeReference(String(name[..<mark]), stage: stage)
    }
    throw DiagnosticError(unknown(name))
  }

  /// Whether a code is a name, or fits a pattern whose `*` stands for any letters.
  private func fits(_ code: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return code == pattern
    }
    guard code.hasPrefix(first), code.count >= first.count + last.count else { return false }
    var rest = code.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return code.hasSuffix(last)
  }

  private func unknown(_ name: String) -> Diagnostic {
    let list = culprits(known, atMost: 12)
    return Diagnostic(
      DiagnosticRule("input.unknown-node"), .error,
      LocalizedText(
        en: "The methodology has no node '\(name)'.",
        fr: "La méthode n’a pas de nœud « \(name) »."),
      fix: known.suggestion(for: name) + [
        LocalizedText(en: "Its nodes are: \(list.en).", fr: "Ses nœuds sont : \(list.fr).")
      ])
  }
}

extension Substring {
  fileprivate func firstRange(of part: Substring) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
