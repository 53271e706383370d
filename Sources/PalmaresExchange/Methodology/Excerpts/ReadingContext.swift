import PalmaresCore

/// What a methodology file is read into besides its values: everything that is wrong with it.
final class ReadingContext {
  /// Path as the user gave it.
  let file: String
  /// The folder of the file; empty for the working directory.
  let folder: String
  private(set) var diagnostics: [Diagnostic] = []
  /// SHA-256 of every file that the methodology is made of: its own, those that it extends, its
  /// tables, in the order in which they are read.
  var digests: [String] = []
  /// Set once a `for` could not be written out: that its nodes are absent is no further problem.
  var lacksNodes = false
  private var reported: Set<Report> = []

  /// One problem of a pattern that made many nodes is one problem.
  private struct Report: Hashable {
    var rule: DiagnosticRule
    var words: String
    var mark: Mark
  }

  init(file: String) {
    self.file = file
    self.folder = FilePath.folder(of: file)
  }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports a problem at a place, unless it was reported there for another node of one pattern.
  func report(_ diagnostic: Diagnostic, at mark: Mark, about path: String) {
    let words = diagnostic.summary.en.replacing(path, with: "…")
    let report = Report(rule: diagnostic.rule, words: words, mark: mark)
    if reported.insert(report).inserted { diagnostics.append(diagnostic) }
  }

  func location(_ mark: Mark, _ name: String? = nil) -> SourceLocation {
    SourceLocation(
      file: mark.file?.path ?? file, line: mark.line, column: mark.column, name: name)
  }

  /// A path given in the file, seen from the working directory.
  func path(of file: String) -> String { FilePath.joined(folder, file) }
}
