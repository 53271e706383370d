import PalmaresCore

/// An option that a command takes.
struct OptionDeclaration: Sendable {
  /// With its hyphens: `--data`.
  var name: String
  /// What its value is called in help, `FILE`; `nil` for an option without a value.
  var value: LocalizedText?
  /// The only values it takes, where they can be listed.
  var allowed: [String]?
  /// The whole numbers it takes, where it takes nothing else.
  var numbers: WholeNumbers?
  /// Whether it may stand several times.
  var repeats: Bool
  var summary: LocalizedText

  init(
    _ name: String, value: LocalizedText? = nil, allowed: [String]? = nil,
    numbers: WholeNumbers? = nil, repeats: Bool = false, _ summary: LocalizedText
  ) {
    self.repeats = repeats
    self.name = name
    self.value =
      allowed.map { LocalizedText($0.joined(separator: "|")) } ?? value
      ?? numbers.map { _ in Placeholder.count }
    self.numbers = numbers
    self.allowed = allowed
    self.summary = summary
  }

  /// `--format table|csv|json`.
  var usage: LocalizedText {
    LocalizedText { language in value.map { "\(name) \($0[language])" } ?? name }
  }
}

/// What a command takes besides its options.
struct OperandDeclaration: Sendable {
  /// `METHOD`.
  var name: LocalizedText
  var isRequired: Bool
  var repeats: Bool

  init(_ name: LocalizedText, isRequired: Bool = true, repeats: Bool = false) {
    self.name = name
    self.isRequired = isRequired
    self.repeats = repeats
  }

  /// `METHOD…`, `[TOPIC]`.
  var usage: LocalizedText {
    LocalizedText { language in
      let name = repeats ? "\(name[language])…" : name[language]
      return isRequired ? name : "[\(name)]"
    }
  }
}
