import PalmaresCore

/// A page of help that is about no single command.
struct HelpTopic: Sendable {
  var name: String
  var summary: LocalizedText
  /// Paragraphs; lines that begin with two spaces stand as they are.
  var text: LocalizedText

  static let all = [methods, data, missingValues, formats, exitCodes]
}
