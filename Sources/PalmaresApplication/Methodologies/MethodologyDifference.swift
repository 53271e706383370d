public import PalmaresExchange

/// One place where two methodologies differ, both written out in full.
public struct MethodologyDifference: Sendable, Hashable {
  /// `nodes.hdi.then[0].round`.
  public var path: String
  /// As YAML; `nil` where only the second has it.
  public var before: String?
  /// As YAML; `nil` where only the first has it.
  public var after: String?

  /// Everything that differs, in the order of the first file, then what only the second has.
  ///
  /// Named forms, patterns and `for` are written out first, so that two ways of writing one rule are
  /// no difference.
  public static func between(
    _ first: MethodologyDocument, _ second: MethodologyDocument
  ) -> [MethodologyDifference] {
    differences(first.expanded, second.expanded, at: "")
  }

  private static func differences(
    _ a: MarkedTree, _ b: MarkedTree, at path: String
  ) -> [MethodologyDifference] {
    if a.hasSameContent(as: b) { return [] }
    if let left = a.mapping, let right = b.mapping {
      return differences(left, right, b, a, at: path)
    }
    if let left = a.sequence, let right = b.sequence, left.count == right.count {
      return zip(left, right).enumerated().flatMap { index, pair in
        differences(pair.0, pair.1, at: "\(path)[\(index)]")
      }
    }
    return [MethodologyDifference(path: path, before: text(a), after: text(b))]
  }

  private static func differences(
    _ left: [MarkedTree.Entry], _ right: [MarkedTree.Entry], _ b: MarkedTree, _ a: MarkedTree,
    at path: String
  ) -> [MethodologyDifference] {
    let changed = left.flatMap { entry in
      let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      guard let other = b[entry.key] else {
        return [MethodologyDifference(path: place, before: text(entry.value), after: nil)]
      }
      return differences(entry.value, other, at: place)
    }
    let added = right.filter { a[$0.key] == nil }.map { entry in
      let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      return MethodologyDifference(path: place, before: nil, after: text(entry.value))
    }
    return changed + added
  }

  private static func text(_ tree: MarkedTree) -> String {
    var text = YAMLWriter.text(of: tree)
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
