public import PalmaresCore
public import PalmaresExchange

/// What can be said of a methodology in one line: the header of its file, or why it can't be read.
public struct MethodologyOverview: Sendable {
  public var entry: MethodologyCatalogue.Entry
  /// `nil` where the file has errors.
  public var header: MethodologyHeader?
  /// What it builds on with `extends`.
  public var base: BaseMethodology?
  public var diagnostics: [Diagnostic]

  /// One for each entry; a file that offers itself in place of a methodology that is there says so
  /// among its diagnostics.
  public static func all(of entries: [MethodologyCatalogue.Entry]) -> [MethodologyOverview] {
    let ids = Set(entries.map(\.id))
    return entries.map { entry in
      var overview = MethodologyOverview(entry)
      overview.diagnostics +=
        overview.header.map { StandIns.conflicts(of: $0, in: entry.file, with: ids) } ?? []
      return overview
    }
  }

  public init(_ entry: MethodologyCatalogue.Entry) {
    self.entry = entry
    do {
      let document = try MethodologyReader.read(file: entry.file)
      header = document.header
      base = document.bases.first
      diagnostics = document.warnings
    } catch {
      header = nil
      base = nil
      diagnostics = error.diagnostics
    }
  }
}
