import PalmaresCore

/// An option that a command takes.
struct OptionDeclaration: Sendable {
  /// With its hyphens: `--data`.
  var name: String
  /// What its value is called in help, `FILE`; `nil` for an option without a value.
  var value: String?
  /// The only values it takes, where they can be listed.
  var allowed: [String]?
  var summary: LocalizedText

  init(_ name: String, value: String? = nil, allowed: [String]? = nil, _ summary: LocalizedText) {
    self.name = name
    self.value = allowed.map { $0.joined(separator: "|") } ?? value
    self.allowed = allowed
    self.summary = summary
  }

  /// `--format table|csv|json`.
  var usage: String { value.map { "\(name) \($0)" } ?? name }
}

/// What a command takes besides its options.
struct OperandDeclaration: Sendable {
  /// `METHOD`.
  var name: String
  var isRequired: Bool
  var repeats: Bool

  init(_ name: String, isRequired: Bool = true, repeats: Bool = false) {
    self.name = name
    self.isRequired = isRequired
    self.repeats = repeats
  }

  /// `METHOD…`, `[TOPIC]`.
  var usage: String {
    let name = repeats ? "\(name)…" : name
    return isRequired ? name : "[\(name)]"
  }
}
