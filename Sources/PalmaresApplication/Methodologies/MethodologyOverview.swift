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
    // Editions of one ranking are equally long to read and stand together: every other one is dealt to
    // each of two cores.
    let order = entries.indices.sorted { ($0 % 2, $0) < ($1 % 2, $1) }
    let pieces = inChunks(of: order.count, atLeast: 2) { range in
      range.map { (order[$0], MethodologyOverview(entries[order[$0]], among: ids)) }
    }
    return pieces.joined().sorted { $0.0 < $1.0 }.map(\.1)
  }

  private init(_ entry: MethodologyCatalogue.Entry, among ids: Set<String>) {
    self.init(entry)
    diagnostics += header.map { StandIns.conflicts(of: $0, in: entry.file, with: ids) } ?? []
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
