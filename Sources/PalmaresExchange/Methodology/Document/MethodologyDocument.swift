public import PalmaresCore
public import PalmaresEngine

/// A methodology file, read: who publishes it and what it admits, its rules, its data and the
/// figures it must reproduce.
public struct MethodologyDocument: Sendable {
  public var header: MethodologyHeader
  /// Everything that computes.
  public var methodology: Methodology
  public var data: DataDescription
  /// The test that the methodology carries.
  public var published: [PublishedDescription]
  /// Where parameters and populations come from.
  public var provenance: [Provenance]
  /// The file with every `for`, pattern and named form written out.
  public var expanded: MarkedTree
  /// The file as its authors wrote it, on its base; `nil` for a document that wasn't read.
  var written: WrittenMethodology?
  /// SHA-256 of everything that it is read from, in hexadecimal: that of the file; with files that
  /// it extends and tables that make nodes, that of all their digests, written one after the other
  /// in the order in which they are read.
  public var sha256: String
  /// Choices that it offers its readers by name, in the order of the file.
  public var profiles: [ReaderProfile] = []
  /// What it builds on, nearest first; empty for a file of its own.
  public var bases: [BaseMethodology] = []
  /// Path as the user gave it.
  public var file: String
  public var warnings: [Diagnostic]

  public init(
    header: MethodologyHeader, methodology: Methodology, data: DataDescription,
    published: [PublishedDescription] = [], provenance: [Provenance] = [], expanded: MarkedTree,
    sha256: String, file: String, warnings: [Diagnostic] = []
  ) {
    self.header = header
    self.methodology = methodology
    self.data = data
    self.published = published
    self.provenance = provenance
    self.expanded = expanded
    self.sha256 = sha256
    self.file = file
    self.warnings = warnings
  }

  /// The file with everything written out, as YAML: what `methods show --expanded` prints.
  public var expandedText: String { YAMLWriter.text(of: expanded) }
}

/// Citation and note of a parameter or a population.
public struct Provenance: Sendable, Hashable {
  /// `parameters.alpha`.
  public var path: String
  public var citation: String?
  public var note: LocalizedText?

  public init(path: String, citation: String? = nil, note: LocalizedText? = nil) {
    self.path = path
    self.citation = citation
    self.note = note
  }
}
