/// Options and operands of one call, as declared by the command.
struct ParsedArguments: Hashable {
  fileprivate(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Whether an option stands in the call.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option, if it stands in the call.
  subscript(option: String) -> String? { values[option]?.last }

  /// Every value of an option that may stand several times, in order.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  mutating func append(operand: String) { operands.append(operand) }

  mutating func set(_ option: String, to value: String) {
    values[option, default: []].append(value)
  }
}
