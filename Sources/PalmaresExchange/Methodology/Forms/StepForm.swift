import PalmaresCore

/// A step in the field's words, and what it is in the kernel.
///
/// To add one: a file with an extension that declares it, and a line in ``all``.
struct StepForm: Sendable {
  /// The key that stands in the file.
  let name: String
  /// The keys of its value, where that is a mapping with keys of the language.
  let keys: KeySet?
  /// Keys that must stand beside it.
  let needed: [String]
  /// The steps it stands for; `nil` where the value is not what the form takes, already reported.
  let expanded: @Sendable (Excerpt) -> [KernelStep]?

  init(
    _ name: String, keys: [String] = [], needed: [String] = [],
    _ expanded: @escaping @Sendable (Excerpt, KeySet) -> [KernelStep]?
  ) {
    let keys = KeySet(name, keys)
    self.name = name
    self.needed = needed
    self.keys = keys.keys.isEmpty ? nil : keys
    self.expanded = { expanded($0, keys) }
  }

  static let all: [StepForm] = [
    .minMax, .zScore, .fractionOfBest, .goalposts, .distanceToTarget, .lowerIsBetter,
    .percentileRank, .quantileGroup, .borda, .trim, .cap, .floor, .points, .bands,
    .distanceToMaximum, .distanceToReference, .boxCox, .logFromMinimum, .logFromMaximum,
    .logRescaled, .frozenRank,
  ]

  static func named(_ name: String) -> StepForm? { all.first { $0.name == name } }
}

/// One step of the kernel as a form writes it.
struct KernelStep: Sendable {
  var key: String
  var value: MarkedTree
  /// Whether a population and groups set the step: `over` and `by` go to it.
  var isFitted: Bool

  init(key: String, value: MarkedTree, isFitted: Bool = true) {
    self.key = key
    self.value = value
    self.isFitted = isFitted
  }

  static func scale(_ from: [MarkedTree], to: [MarkedTree], at mark: Mark) -> KernelStep {
    KernelStep(
      key: "scale",
      value: .mapping([("from", .list(from, at: mark)), ("to", .list(to, at: mark))], at: mark))
  }

  static func rank(first: String, ties: String, at mark: Mark) -> KernelStep {
    KernelStep(
      key: "rank",
      value: .mapping(
        [("first", .plain(first, at: mark)), ("ties", .plain(ties, at: mark))], at: mark))
  }

  static func clip(_ low: MarkedTree?, _ high: MarkedTree?, at mark: Mark) -> KernelStep {
    let nothing = MarkedTree.plain("null", at: mark)
    return KernelStep(key: "clip", value: .list([low ?? nothing, high ?? nothing], at: mark))
  }

  /// - Parameter isFitted: whether the expression reads statistics of the population.
  static func map(_ expression: String, isFitted: Bool = false, at mark: Mark) -> KernelStep {
    KernelStep(key: "map", value: .plain(expression, at: mark), isFitted: isFitted)
  }
}

extension MarkedTree {
  /// Steps of the kernel that a form of a whole node writes, with the form's name.
  static func steps(
    _ steps: [KernelStep], of form: String, over: MarkedTree? = nil, at mark: Mark
  ) -> MarkedTree {
    .list(
      steps.map { step in
        var parts = [(step.key, step.value)]
        if let over, step.isFitted { parts.append(("over", over)) }
        return .mapping(parts + [("form", .plain(form, at: mark))], at: mark)
      }, at: mark)
  }
}

extension Excerpt {
  /// A word of the kernel, placed where the form stands.
  func kernel(_ text: String) -> MarkedTree { .plain(text, at: tree.mark) }

  /// The two ends of a scale, as written: `to: [0, 100]`.
  func ends() -> [MarkedTree]? {
    guard let items = list(), hasCount(2, items) else { return nil }
    return items.map(\.tree)
  }
}
