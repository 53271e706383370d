public import PalmaresCore

/// Where something stands in a YAML file.
///
/// Lines and columns count from 1; columns count characters.
public struct Mark: Sendable, Hashable {
  public var line: Int
  public var column: Int
  /// Column of the first character of a scalar's text, where every further character of the text
  /// stands in the column after: plain and quoted scalars of one line without escapes. A place
  /// inside the text then has an exact column.
  public var textColumn: Int?
  /// The table row or list item whose value was put here by `for`.
  public var origin: ExpansionOrigin?
  /// The file, where it isn't the one being read: a file that it `extends`.
  public var file: InheritedFile?

  public init(
    line: Int, column: Int, textColumn: Int? = nil, origin: ExpansionOrigin? = nil,
    file: InheritedFile? = nil
  ) {
    self.line = line
    self.column = column
    self.textColumn = textColumn
    self.origin = origin
    self.file = file
  }
}

/// A file that another builds on; one object for all its marks.
public final class InheritedFile: Sendable, Hashable {
  /// Path as it is told to people.
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  public static func == (left: InheritedFile, right: InheritedFile) -> Bool {
    left === right || left.path == right.path
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
  }
}

/// The row of a table that made a node.
public final class ExpansionOrigin: Sendable, Hashable {
  public let location: SourceLocation

  public init(_ location: SourceLocation) {
    self.location = location
  }

  public static func == (left: ExpansionOrigin, right: ExpansionOrigin) -> Bool {
    left.location == right.location
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(location)
  }
}
