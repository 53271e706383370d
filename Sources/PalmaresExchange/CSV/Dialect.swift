/// What stands between the fields of a record.
public enum FieldSeparator: String, Sendable, Hashable, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab = "\t"
  case bar = "|"

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }
}

/// What stands between the whole part of a number and its decimals.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
  case point = "."
  case comma = ","

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  var other: DecimalMark { self == .point ? .comma : .point }
}

/// What stands between groups of three digits.
public enum ThousandsMark: String, Sendable, Hashable, CaseIterable {
  /// A space of any width: U+0020, U+00A0, U+2009 or U+202F.
  case space = " "
  case point = "."
  case comma = ","
  /// `'` or `’`.
  case apostrophe = "'"
}

/// How the letters of a file are stored.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
}

/// What an author says of a file's form. What isn't said is found by looking, and what was found is
/// reported.
public struct DeclaredDialect: Sendable, Hashable {
  public var separator: FieldSeparator?
  public var decimal: DecimalMark?
  public var thousands: ThousandsMark?
  public var encoding: TextEncoding?

  public init(
    separator: FieldSeparator? = nil, decimal: DecimalMark? = nil,
    thousands: ThousandsMark? = nil, encoding: TextEncoding? = nil
  ) {
    self.separator = separator
    self.decimal = decimal
    self.thousands = thousands
    self.encoding = encoding
  }
}

/// The form in which a file was read: as declared, or as found. How its numbers are written is known
/// only once the columns of numbers are.
public struct FoundDialect: Sendable, Hashable {
  public var separator: FieldSeparator
  public var encoding: TextEncoding
  /// Whether the file starts with the UTF-8 byte order mark, as spreadsheets write it.
  public var hasByteOrderMark: Bool

  public init(
    separator: FieldSeparator = .comma, encoding: TextEncoding = .utf8,
    hasByteOrderMark: Bool = false
  ) {
    self.separator = separator
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
  }
}
