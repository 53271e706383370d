/// How much a diagnostic matters.
public enum Severity: Int, Sendable, Hashable, Comparable {
  /// Worth knowing; nothing to do.
  case information
  /// The work was done, and the reader should look at this.
  case warning
  /// The work could not be done, or not as asked.
  case error

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What is wrong, where, why it matters and what to do: everything a reader needs to mend it.
///
///     error: Indicator 'waste' has the same value (5) for all 3 institutions.
///            [normalisation.constant-indicator]
///       at:  methods/own.yml:12:7 (nodes.waste.then[0])
///       why: The scale divides by the range, which is zero here.
///       fix: Take 'waste' out of the method: it can't tell institutions apart.
///       fix: Scale 'waste' between fixed goalposts.
public struct Diagnostic: Sendable, Hashable {
  public var rule: DiagnosticRule
  public var severity: Severity
  /// One sentence with the culprits' names and the values in question.
  public var summary: LocalizedText
  /// Where to look, most telling place first; several when two places contradict each other.
  public var locations: [SourceLocation]
  /// The rule that was broken, in one sentence.
  public var explanation: LocalizedText?
  /// Ways out, the likeliest first.
  public var fixes: [LocalizedText]

  /// French texts are typeset: plain spaces before `:` or `»` become narrow no-break ones.
  public init(
    _ rule: DiagnosticRule, _ severity: Severity = .error, _ summary: LocalizedText,
    at locations: [SourceLocation] = [], why explanation: LocalizedText? = nil,
    fix fixes: [LocalizedText] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.summary = summary.typeset
    self.locations = locations
    self.explanation = explanation?.typeset
    self.fixes = fixes.map(\.typeset)
  }
}

extension Sequence where Element == Diagnostic {
  /// Whether any of them stops the work.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// By place, so that a file can be mended from top to bottom; those without a place first.
  public func sortedByPlace() -> [Diagnostic] {
    enumerated().sorted { left, right in
      switch (left.element.locations.first, right.element.locations.first) {
      case (nil, nil): left.offset < right.offset
      case (nil, _): true
      case (_, nil): false
      case (let a?, let b?): a == b ? left.offset < right.offset : a < b
      }
    }.map(\.element)
  }
}

/// Diagnostics that stopped a piece of work; at least one is an error.
public struct DiagnosticError: Error, Sendable {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }
}
