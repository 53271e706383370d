public import PalmaresCore
public import PalmaresExchange

/// What can be said of a methodology in one line: the header of its file, or why it can't be read.
public struct MethodologyOverview: Sendable {
  public var entry: MethodologyCatalogue.Entry
  /// `nil` where the file has errors.
  public var header: MethodologyHeader?
  public var diagnostics: [Diagnostic]

  public init(_ entry: MethodologyCatalogue.Entry) {
    self.entry = entry
    do {
      let document = try MethodologyReader.read(file: entry.file)
      header = document.header
      diagnostics = document.warnings
    } catch {
      header = nil
      diagnostics = error.diagnostics
    }
  }
}
