/// A YAML or JSON file as a tree that knows where everything stands.
///
/// Scalars stay text: `NO`, `1.10` and `007` are what was written. Whether a scalar is a number, a
/// code or nothing is decided by whoever reads it.
public struct MarkedTree: Sendable {
  public enum Content: Sendable {
    case scalar(Scalar)
    case sequence([MarkedTree])
    /// In the order of the file; every key once.
    case mapping([Entry])
    /// Refused already, with its diagnostic: readers pass over it in silence.
    case unreadable
  }

  public struct Scalar: Sendable, Hashable {
    public var text: String
    /// Quoted scalars, and those in block style, are never null and never numbers among words.
    public var isQuoted: Bool

    public init(_ text: String, isQuoted: Bool = false) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  public struct Entry: Sendable {
    public var key: String
    public var keyMark: Mark
    public var value: MarkedTree
    /// Whether quotation marks stand around the key; never in JSON, where they always do.
    public var keyIsQuoted: Bool

    public init(key: String, keyMark: Mark, value: MarkedTree, keyIsQuoted: Bool = false) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
      self.keyIsQuoted = keyIsQuoted
    }
  }

  public var content: Content
  public var mark: Mark

  public init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }
}

extension MarkedTree {
  public var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  public var sequence: [MarkedTree]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  public var mapping: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  public var isUnreadable: Bool {
    if case .unreadable = content { true } else { false }
  }

  /// Plain `null`, `~` or nothing at all.
  public var isNull: Bool { scalar.map(\.isNull) ?? false }

  /// The value of a key, where this is a mapping that has it.
  public subscript(key: String) -> MarkedTree? {
    mapping?.first { $0.key == key }?.value
  }

  /// Whether two trees say the same, wherever they stand and however they are quoted.
  public func hasSameContent(as other: MarkedTree) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a), .scalar(let b)): a.saysTheSame(as: b)
    case (.sequence(let a), .sequence(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.hasSameContent(as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.hasSameContent(as: $1.value) }
    case (.unreadable, .unreadable): true
    default: false
    }
  }
}

extension MarkedTree.Scalar {
  public var isNull: Bool { !isQuoted && (text.isEmpty || text == "null" || text == "~") }

  /// The number that a plain scalar is; a quoted one is a word.
  public var plainNumber: Double? { isQuoted ? nil : DecimalNumber.value(of: text) }

  func saysTheSame(as other: Self) -> Bool {
    if isNull || other.isNull { return isNull == other.isNull }
    return text == other.text && (plainNumber == nil) == (other.plainNumber == nil)
  }
}

extension MarkedTree {
  /// A plain scalar, for what a named form writes.
  static func plain(_ text: String, at mark: Mark) -> MarkedTree {
    MarkedTree(.scalar(Scalar(text)), at: mark)
  }

  static func list(_ items: [MarkedTree], at mark: Mark) -> MarkedTree {
    MarkedTree(.sequence(items), at: mark)
  }

  static func mapping(_ entries: [(String, MarkedTree)], at mark: Mark) -> MarkedTree {
    MarkedTree(
      .mapping(entries.map { Entry(key: $0.0, keyMark: mark, value: $0.1) }), at: mark)
  }
}
