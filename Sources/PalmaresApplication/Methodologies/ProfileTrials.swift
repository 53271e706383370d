import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// A methodology under each of the profiles that it offers: a profile that doesn't work is a mistake of
/// the file, which its readers should not be the first to find.
struct ProfileTrials {
  let compiled: CompiledMethodology
  private(set) var choices: [CompiledMethodology] = []
  private(set) var problems: [Diagnostic] = []

  init(_ compiled: CompiledMethodology, file: String) {
    self.compiled = compiled
    for profile in compiled.document.profiles {
      do {
        choices.append(
          try CompiledMethodology(file: file, reader: ReaderRequest(profile: profile.name)))
      } catch {
        problems += error.diagnostics.filter { $0.severity == .error }
      }
    }
  }
}

extension CompiledMethodology {
  /// Every column that some node or population reads, wanted for results or not.
  var everyRequirement: [ColumnRequirement] {
    let methodology = document.methodology
    return graph.requirements(
      for: methodology.nodes.map { NodeReference($0.code) },
      populations: methodology.populations.map { .named($0.name) })
  }
}
