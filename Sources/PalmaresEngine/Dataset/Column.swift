public import PalmaresCore

/// One value per institution, packed: a double, a state, and words where the values are categories.
///
/// `values[i]` means something only where `states[i]` is ``ValueState/present``; elsewhere it is 0,
/// so that equal columns have equal bytes. A column never holds NaN or an infinity.
public struct Column: Sendable, Hashable {
  public var values: [Double]
  public var states: [ValueState]
  /// The categories, where the column holds words: a value is then an index into them.
  public var categories: [String]?

  public init(values: [Double], states: [ValueState], categories: [String]? = nil) {
    precondition(
      values.count == states.count, "\(values.count) values, \(states.count) states")
    self.values = values
    self.states = states
    self.categories = categories
  }

  /// Every institution without a value, for the same reason.
  public init(absent state: ValueState, count: Int) {
    self.init(
      values: [Double](repeating: 0, count: count),
      states: [ValueState](repeating: state, count: count))
  }

  /// For examples and tests: `nil` is missing.
  public init(_ values: [Double?]) {
    self.init(
      values: values.map { $0 ?? 0 }, states: values.map { $0 == nil ? .missing : .present })
  }

  /// A column of words; categories are numbered in order of first appearance. `nil` is missing.
  public init(words: [String?]) {
    var index: [String: Int] = [:]
    var categories: [String] = []
    var values: [Double] = []
    for word in words {
      guard let word else {
        values.append(0)
        continue
      }
      let known = index[word] ?? categories.count
      if known == categories.count {
        index[word] = known
        categories.append(word)
      }
      values.append(Double(known))
    }
    self.init(
      values: values, states: words.map { $0 == nil ? .missing : .present },
      categories: categories)
  }

  /// Number of institutions.
  public var count: Int { values.count }

  /// The number at a position, or `nil` where there is no value or the column holds words.
  public func number(at index: Int) -> Double? {
    states[index] == .present && categories == nil ? values[index] : nil
  }

  /// The word at a position, or `nil` where there is no value or the column holds numbers.
  public func word(at index: Int) -> String? {
    guard states[index] == .present, let categories else { return nil }
    return categories[Int(values[index])]
  }

  /// Puts a number there.
  public mutating func set(_ value: Double, at index: Int) {
    values[index] = value
    states[index] = .present
  }

  /// Takes the value away.
  public mutating func clear(at index: Int, as state: ValueState) {
    values[index] = 0
    states[index] = state
  }
}
