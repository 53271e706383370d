public import PalmaresCore
import PalmaresEngine

/// Which children of a combination are in the first group, in the second, in none.
public struct WeightGroups: Sendable, Hashable {
  /// Codes as written. Empty: all that are not in the first.
  public var first: [String]
  public var second: [String]

  public init(first: [String], second: [String] = []) {
    self.first = first
    self.second = second
  }

  /// `A,B:C,D`; `A,B` for these against all others.
  ///
  /// - Throws: `usage.groups`.
  public init(parsing text: String) throws(DiagnosticError) {
    let sides = text.split(separator: ":", omittingEmptySubsequences: false)
    let names = sides.map { side in
      side.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
    guard names.count <= 2, names.allSatisfy({ $0.allSatisfy { !$0.isEmpty } }) else {
      throw DiagnosticError(RegionsProblem.unreadableGroups(text))
    }
    self.init(first: names.first ?? [], second: names.count == 2 ? names[1] : [])
  }

  /// Positions of the children of each group.
  func positions(
    in ranked: CombinationBehindRank
  ) throws(DiagnosticError) -> (first: [Int], second: [Int]) {
    let children = ranked.combination.children.map(\.node.description)
    let unknown = (first + second).filter { !children.contains($0) }
    if let name = unknown.first {
      throw DiagnosticError(RegionsProblem.unknownChild(name, of: ranked.node, children))
    }
    let twice = (first + second).first { name in (first + second).count { $0 == name } > 1 }
    if let twice { throw DiagnosticError(RegionsProblem.twice(twice)) }
    let firsts = children.indices.filter { first.contains(children[$0]) }
    let seconds = children.indices.filter {
      second.isEmpty ? !firsts.contains($0) : second.contains(children[$0])
    }
    if seconds.isEmpty { throw DiagnosticError(RegionsProblem.nothingLeft(ranked.node)) }
    return (firsts, seconds)
  }
}
