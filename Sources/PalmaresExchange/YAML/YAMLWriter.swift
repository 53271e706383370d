/// Writes a tree as YAML that people read: small lists and mappings on one line, large ones over
/// several; quotation marks only where a text would otherwise be read as something else.
///
/// Reading what was written gives a tree with the same content. The same tree gives the same bytes.
public struct YAMLWriter {
  private static let lineLength = 100
  private var text = ""

  public static func text(of tree: MarkedTree) -> String {
    var writer = YAMLWriter()
    if isEmpty(tree) || tree.scalar != nil {
      writer.text = flow(tree)
    } else {
      writer.block(tree, indent: 0)
    }
    if !writer.text.hasSuffix("\n") { writer.text += "\n" }
    return writer.text
  }

  /// The tree on one line, `{round: 3}`.
  public static func line(of tree: MarkedTree) -> String { flow(tree) }

  private mutating func block(_ tree: MarkedTree, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch tree.content {
    case .mapping(let entries):
      for (index, entry) in entries.enumerated() {
        if index > 0 || text.last == "\n" || text.isEmpty { text += margin }
        text += Self.key(entry.key, inFlow: false) + ":"
        value(entry.value, indent: indent, isTop: indent == 0)
      }
    case .sequence(let items):
      for item in items {
        text += margin + "-"
        self.item(item, indent: indent)
      }
    case .scalar, .unreadable: text += margin + Self.flow(tree) + "\n"
    }
  }

  /// What follows `key:`.
  private mutating func value(_ tree: MarkedTree, indent: Int, isTop: Bool) {
    let line = Self.flow(tree)
    let width = text.reversed().prefix { $0 != "\n" }.count + 1 + line.count
    let staysOpen = isTop && Self.holdsCollections(tree)
    if tree.scalar != nil || Self.isEmpty(tree) || (width <= Self.lineLength && !staysOpen) {
      text += " " + (tree.scalar.map { Self.scalar($0, inFlow: false) } ?? line) + "\n"
    } else {
      text += "\n"
      block(tree, indent: indent + 2)
    }
  }

  /// What follows `-`.
  private mutating func item(_ tree: MarkedTree, indent: Int) {
    let line = Self.flow(tree)
    if tree.scalar != nil || Self.isEmpty(tree) || indent + 2 + line.count <= Self.lineLength {
      text += " " + (tree.scalar.map { Self.scalar($0, inFlow: false) } ?? line) + "\n"
    } else if tree.mapping != nil {
      text += " "
      block(tree, indent: indent + 2)
    } else {
      text += "\n"
      block(tree, indent: indent + 2)
    }
  }

  private static func isEmpty(_ tree: MarkedTree) -> Bool {
    tree.mapping?.isEmpty ?? tree.sequence?.isEmpty ?? tree.isUnreadable
  }

  /// Whether any part is itself a list or mapping: such a section of the file is never one line.
  private static func holdsCollections(_ tree: MarkedTree) -> Bool {
    let parts = tree.mapping?.map(\.value) ?? tree.sequence ?? []
    return parts.contains { $0.mapping != nil || $0.sequence != nil }
  }

  private static func flow(_ tree: MarkedTree) -> String {
    switch tree.content {
    case .scalar(let scalar): Self.scalar(scalar, inFlow: true)
    case .sequence(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map(flow).joined(separator: ", ") + "}"
    case .unreadable: "null"
    }
  }

  private static func flow(_ entry: MarkedTree.Entry) -> String {
    key(entry.key, inFlow: true) + ": " + flow(entry.value)
  }
}

// MARK: Scalars

extension YAMLWriter {
  private static func scalar(_ scalar: MarkedTree.Scalar, inFlow: Bool) -> String {
    if scalar.isNull { return "null" }
    return canBePlain(scalar, inFlow: inFlow) ? scalar.text : quoted(scalar.text)
  }

  /// Keys are always text, so that a number needs no quotation marks; nothing at all does.
  private static func key(_ text: String, inFlow: Bool) -> String {
    let needsQuotes = text.isEmpty || text == "~" || text == "<<"
    return scalar(MarkedTree.Scalar(text, isQuoted: needsQuotes), inFlow: inFlow)
  }

  private static func canBePlain(_ scalar: MarkedTree.Scalar, inFlow: Bool) -> Bool {
    let text = scalar.text
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    if scalar.isQuoted && meansSomethingElse(text) { return false }
    if "?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first) || first == " " || last == " " {
      return false
    }
    if first == "-", !(text.unicodeScalars.dropFirst().first.map(canFollowDash) ?? false) {
      return false
    }
    if text.hasPrefix("---") || text.hasPrefix("...") || last == ":" { return false }
    if text.contains(": ") || text.contains(" #") { return false }
    if inFlow, text.unicodeScalars.contains(where: ",[]{}:?".unicodeScalars.contains) {
      return false
    }
    return text.unicodeScalars.allSatisfy(isPrintable)
  }

  private static func canFollowDash(_ scalar: Unicode.Scalar) -> Bool {
    !" ,[]{}".unicodeScalars.contains(scalar)
  }

  /// Null or a number for us; a truth value for other readers of YAML.
  private static func meansSomethingElse(_ text: String) -> Bool {
    let words = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"]
    return words.contains(text.lowercased()) || DecimalNumber.value(of: text) != nil
      || text == "<<" || text.isEmpty
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    case 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result + "\""
  }
}
