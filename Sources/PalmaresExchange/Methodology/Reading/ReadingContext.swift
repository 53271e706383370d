import PalmaresCore

/// What a methodology file is read into besides its values: everything that is wrong with it.
final class ReadingContext {
  /// Path as the user gave it.
  let file: String
  /// The folder of the file; empty for the working directory.
  let folder: String
  private(set) var diagnostics: [Diagnostic] = []
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
    self.folder = Self.folder(of: file)
  }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports a problem at a place, unless it was reported there for another node of one pattern.
  func report(_ diagnostic: Diagnostic, at mark: Mark, about path: String) {
    let words = diagnostic.summary.en.replacing(path, with: "…")
    let report = Report(rule: diagnostic.rule, words: words, mark: mark)
    if reported.insert(report).inserted { diagnostics.append(diagnostic) }
  }

  func location(_ mark: Mark, _ name: String? = nil) -> SourceLocation {
    SourceLocation(file: file, line: mark.line, column: mark.column, name: name)
  }

  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// A path given in the file, seen from the working directory.
  func path(of file: String) -> String {
    file.hasPrefix("/") || folder.isEmpty ? file : "\(folder)/\(file)"
  }
}
