/// The stable name of a rule that a file, a figure or a command broke: `area.problem`.
///
/// Names never change once released: people search for them, programs switch on them. Each stands
/// in `docs/diagnostics.md`; a test compares that page with the sources.
public struct DiagnosticRule: Sendable, Hashable, CustomStringConvertible {
  public let identifier: String

  public init(_ identifier: String) {
    self.identifier = identifier
  }

  public var description: String { identifier }
}
