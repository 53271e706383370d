public import PalmaresCore

extension Array where Element == MethodologyDifference {
  /// What differs, in sentences. What is said alike of several nodes is one sentence, and so are the
  /// weights of one node.
  public var sentences: [LocalizedText] {
    var groups: [DifferenceGroup] = []
    for difference in self {
      if let place = groups.firstIndex(where: { $0.takes(difference) }) {
        groups[place].members.append(difference)
      } else {
        groups.append(DifferenceGroup(members: [difference]))
      }
    }
    return groups.map(\.sentence)
  }
}

/// Differences that one sentence tells.
struct DifferenceGroup {
  var members: [MethodologyDifference]

  func takes(_ difference: MethodologyDifference) -> Bool {
    guard let first = members.first else { return false }
    if Self.isWeight(first) {
      return Self.isWeight(difference) && first.keys[1] == difference.keys[1]
    }
    if Self.isRow(first) { return Self.isRow(difference) && saysAlikeOfRows(first, difference) }
    return saysTheSame(first, difference)
  }

  private static func isRow(_ difference: MethodologyDifference) -> Bool {
    difference.keys.count > 2 && difference.keys[0] == "tables"
  }

  /// Rows of one table that came, or that went; cells of one column.
  private func saysAlikeOfRows(_ a: MethodologyDifference, _ b: MethodologyDifference) -> Bool {
    guard a.keys[1] == b.keys[1], a.keys.count == b.keys.count else { return false }
    return a.keys.count == 3 ? a.kind == b.kind : a.keys[3] == b.keys[3]
  }

  /// The weight of a child that was there and is.
  private static func isWeight(_ difference: MethodologyDifference) -> Bool {
    let keys = difference.keys
    guard keys.count >= 4, keys[0] == "nodes", KeySet.combines.contains(keys[2]) else {
      return false
    }
    return difference.kind == .changed && (keys.count == 4 || keys[4] == "weight")
  }

  /// Of another node, the same.
  private func saysTheSame(_ a: MethodologyDifference, _ b: MethodologyDifference) -> Bool {
    guard a.keys.count == b.keys.count, a.keys.count > 1, a.keys[0] == b.keys[0] else {
      return false
    }
    if a.keys.count == 2 { return saysTheSameOfTheWhole(a, b) }
    guard a.keys[0] == "nodes" else { return false }
    return b.keys[0] == "nodes" && a.keys.dropFirst(2) == b.keys.dropFirst(2)
      && a.kind == b.kind && a.before == b.before && a.after == b.after
  }

  /// Of another node or parameter that came or went, the same words.
  private func saysTheSameOfTheWhole(
    _ a: MethodologyDifference, _ b: MethodologyDifference
  ) -> Bool {
    guard ["nodes", "parameters"].contains(a.keys[0]), a.kind == b.kind, a.kind != .changed else {
      return false
    }
    return Self.tail(a) == Self.tail(b)
  }

  private static func tail(_ difference: MethodologyDifference) -> Substring {
    let words = difference.summary.en
    guard let name = words.firstRange(of: "'\(difference.keys[1])'") else { return words[...] }
    return words[name.upperBound...]
  }

  var sentence: LocalizedText {
    guard let first = members.first, members.count > 1 else {
      return members.first?.summary ?? LocalizedText("")
    }
    if Self.isWeight(first) { return weights }
    if Self.isRow(first) { return RowSentence(members).text }
    return DifferenceSentence(
      path: first.keys, before: first.before, after: first.after, nodes: members.map { $0.keys[1] }
    ).text
  }

  private var weights: LocalizedText {
    let node = members.first?.keys[1] ?? ""
    let changes = members.prefix(20).map { member in
      (member.keys[3], member.before ?? "", member.after ?? "")
    }
    let left = members.count - changes.count
    let more = LocalizedText(en: ", and \(left) more", fr: ", et \(left) de plus")
    let en = changes.map { "'\($0)' \($2) (was: \($1))" }.joined(separator: ", ")
    let fr = changes.map { "« \($0) » \($2) (avant : \($1))" }.joined(separator: ", ")
    return LocalizedText(
      en: "Node '\(node)': the weights of \(members.count) children change: \(en)"
        + (left > 0 ? more.en : "") + ".",
      fr: "Nœud « \(node) » : les poids de \(members.count) enfants changent : \(fr)"
        + (left > 0 ? more.fr : "") + "."
    ).typeset
  }
}
