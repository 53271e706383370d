/// Options and operands of one call, as declared by the command.
struct ParsedArguments: Hashable {
  fileprivate(set) var operands: [String] = []
  private var values: [String: [String]] = [:]
  /// Names of options, in the order of the call.
  private var order: [String] = []

  /// Whether an option stands in the call.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option, if it stands in the call.
  subscript(option: String) -> String? { values[option]?.last }

  /// Every value of an option that may stand several times, in order.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  /// The values of an option that stand before and after another one; all before where that is absent.
  func around(_ option: String, _ other: String) -> (before: [String], after: [String]) {
    let place = order.firstIndex(of: other) ?? order.count
    let earlier = order[..<place].count { $0 == option }
    let all = all(option)
    return (Array(all.prefix(earlier)), Array(all.dropFirst(earlier)))
  }

  /// The options as one would type them again, in the order of the call, without some.
  func words(without left: [String]) -> [String] {
    var given: [String: Int] = [:]
    return order.flatMap { name -> [String] in
      let place = given[name, default: 0]
      given[name] = place + 1
      guard !left.contains(name) else { return [] }
      let value = all(name)[place]
      return value.isEmpty ? [name] : [name, value]
    }
  }

  mutating func append(operand: String) { operands.append(operand) }

  mutating func set(_ option: String, to value: String) {
    values[option, default: []].append(value)
    order.append(option)
  }
}
