import PalmaresCore

/// A combination in the field's words, and what it is in the kernel.
///
/// To add one: an extension that declares it, and a line in ``all``.
struct CombineForm: Sendable {
  /// The keys that take its place, the combine first. Steps under `each` come after those that are
  /// written beside the form.
  typealias Expansion = [(key: String, value: MarkedTree)]

  let name: String
  let keys: KeySet?
  /// Keys that must stand beside it.
  let needed: [String]
  let expanded: @Sendable (Excerpt) -> Expansion?

  init(
    _ name: String, keys: [String] = [], needed: [String] = [],
    _ expanded: @escaping @Sendable (Excerpt, KeySet) -> Expansion?
  ) {
    let keys = KeySet(name, keys)
    self.name = name
    self.keys = keys.keys.isEmpty ? nil : keys
    self.needed = needed
    self.expanded = { expanded($0, keys) }
  }

  static let all: [CombineForm] = [
    .arithmeticMean, .geometricMean, .harmonicMean, .generalisedMean, .weightedSum, .best, .worst,
    .maximum, .minimum, .median, .ratio, .difference, .borda, .promethee,
  ]

  static func named(_ name: String) -> CombineForm? { all.first { $0.name == name } }
}
