/// A place in a file that a person can go to: file, line, column, and what stands there.
///
/// Lines and columns count from 1; columns count characters of the file as an editor does.
public struct SourceLocation: Sendable, Hashable {
  /// Path as the user gave it, or as found beside the file that names it.
  public var file: String
  /// Line in the file, from 1; `nil` where the whole file is meant.
  public var line: Int?
  /// Character in the line, from 1.
  public var column: Int?
  /// What the place is called in the user's words: `column 'waste'`, `nodes.hdi.then[0]`.
  public var name: LocalizedText?

  /// - Parameter name: the same in every language, such as `nodes.hdi.then[0]`.
  public init(file: String, line: Int? = nil, column: Int? = nil, name: String? = nil) {
    self.init(file: file, line: line, column: column, localizedName: name.map { LocalizedText($0) })
  }

  public init(file: String, line: Int?, column: Int? = nil, localizedName: LocalizedText?) {
    self.file = file
    self.line = line
    self.column = column
    self.name = localizedName
  }

  /// The cell of a table: its line, and its column by number and heading.
  public init(file: String, line: Int?, tableColumn number: Int, heading: String) {
    self.init(
      file: file, line: line,
      localizedName: LocalizedText(
        en: "column \(number), '\(heading)'",
        fr: "colonne \(number), « \(heading) »"
      ).typeset)
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String { text(in: .english) }

  /// `file:line:column (name)`, the form that editors and terminals make clickable.
  public func text(in language: Language) -> String {
    var text = file
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    if let name { text += " (\(name[language]))" }
    return text
  }
}

extension SourceLocation: Comparable {
  /// By file, then line, then column: the order in which a person would mend them.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.name?.en ?? "")
      < (right.file, right.line ?? 0, right.column ?? 0, right.name?.en ?? "")
  }
}
