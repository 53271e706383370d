import Foundation

/// What a command wrote as JSON, read member by member; what isn't there is null.
struct JSONTree {
  private let value: Any?

  init(_ run: Run) throws {
    value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  private init(of value: Any?) { self.value = value }

  subscript(_ name: String) -> JSONTree { JSONTree(of: (value as? [String: Any])?[name]) }

  subscript(_ index: Int) -> JSONTree {
    let all = items
    return all.indices.contains(index) ? all[index] : JSONTree(of: nil)
  }

  var items: [JSONTree] { (value as? [Any] ?? []).map(JSONTree.init(of:)) }
  var number: Double? { (value as? NSNumber)?.doubleValue }
  var word: String? { value as? String }
  var isNull: Bool { value == nil || value is NSNull }

  /// The numbers of all members of these names, wherever they stand, with what stands in them.
  func everyNumber(under names: Set<String>) -> [Double] {
    if let members = value as? [String: Any] {
      return members.flatMap { name, member in
        names.contains(name)
          ? JSONTree(of: member).numbers : JSONTree(of: member).everyNumber(under: names)
      }
    }
    return items.flatMap { $0.everyNumber(under: names) }
  }

  private var numbers: [Double] {
    if let members = value as? [String: Any] {
      return members.values.flatMap { JSONTree(of: $0).numbers }
    }
    return number.map { [$0] } ?? items.flatMap(\.numbers)
  }
}
