import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What a reader sets for several methodologies at once: each gets the parameters that it leaves to
/// readers, and each setting must be of one of them.
struct SharedSettings {
  private let settings: [String]
  private var taken: Set<String> = []

  init(_ settings: [String]) {
    self.settings = settings
  }

  /// A methodology with those settings that are of its parameters.
  mutating func compiled(_ file: String) throws(DiagnosticError) -> CompiledMethodology {
    let plain = try CompiledMethodology(file: file)
    let names = Set(plain.document.readersParameters.map(\.name))
    let own = settings.filter { names.contains(Self.name(of: $0)) }
    if own.isEmpty { return plain }
    taken.formUnion(own)
    return try CompiledMethodology(file: file, reader: ReaderRequest(settings: own))
  }

  /// What is wrong with the settings that no methodology takes, as one of them tells it.
  func problems(with document: MethodologyDocument?) -> [Diagnostic] {
    let left = settings.filter { !taken.contains($0) }
    guard let document, !left.isEmpty else { return [] }
    do {
      _ = try document.chosen(by: ReaderRequest(settings: left))
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func name(of setting: String) -> String {
    String(setting.prefix { $0 != "=" }).filter { $0 != " " }
  }
}
