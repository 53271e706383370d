import PalmaresCore

/// A part of a methodology file being read: what stands there, what the place is called, and where
/// to report what is wrong with it.
///
/// Each reading method reports what it can't accept and gives `nil`; what was refused before
/// (``MarkedTree/Content/unreadable``) gives `nil` in silence, so that one mistake is one message.
struct Excerpt {
  let tree: MarkedTree
  /// `nodes.hdi.then[0]`.
  let path: String
  let context: ReadingContext

  init(_ tree: MarkedTree, path: String, in context: ReadingContext) {
    self.tree = tree
    self.path = path
    self.context = context
  }

  var location: SourceLocation { context.location(tree.mark, path.isEmpty ? nil : path) }

  func field(_ key: String, _ tree: MarkedTree) -> Excerpt {
    Excerpt(tree, path: Self.join(path, key), in: context)
  }

  func item(_ index: Int, _ tree: MarkedTree) -> Excerpt {
    Excerpt(tree, path: "\(path)[\(index)]", in: context)
  }

  /// `nodes.hdi`, and `nodes['1.10']` where the key is not a plain word.
  static func join(_ path: String, _ key: String) -> String {
    let isWord = key.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
    }
    if path.isEmpty { return key }
    return isWord && !key.isEmpty ? "\(path).\(key)" : "\(path)['\(key)']"
  }

  /// Reports what is wrong here.
  func refuse(
    _ rule: DiagnosticRule, _ summary: LocalizedText, at mark: Mark? = nil,
    also others: [SourceLocation] = [], why: LocalizedText? = nil, fix: [LocalizedText] = []
  ) {
    report(rule, .error, summary, at: mark, also: others, why: why, fix: fix)
  }

  /// Reports what the author should look at.
  func warn(_ rule: DiagnosticRule, _ summary: LocalizedText, fix: [LocalizedText] = []) {
    report(rule, .warning, summary, at: nil, also: [], why: nil, fix: fix)
  }

  private func report(
    _ rule: DiagnosticRule, _ severity: Severity, _ summary: LocalizedText, at mark: Mark?,
    also others: [SourceLocation], why: LocalizedText?, fix: [LocalizedText]
  ) {
    let mark = mark ?? tree.mark
    var places = [context.location(mark, path.isEmpty ? nil : path)] + others
    if let origin = mark.origin { places.append(origin.location) }
    context.report(
      Diagnostic(rule, severity, summary, at: places, why: why, fix: fix), at: mark, about: path)
  }
}

// MARK: Lists and mappings

extension Excerpt {
  func list() -> [Excerpt]? {
    if let items = tree.sequence { return items.enumerated().map { item($0.offset, $0.element) } }
    refuseKind(.list)
    return nil
  }

  /// The list, or the one thing that stands for a list of one.
  func listOrOne() -> [Excerpt]? {
    tree.scalar == nil || tree.isNull ? list() : [self]
  }

  /// A mapping with names of the author's own: `{health: …, education: …}`.
  func namedFields() -> [(name: String, mark: Mark, value: Excerpt)]? {
    if let entries = tree.mapping {
      return entries.map { ($0.key, $0.keyMark, field($0.key, $0.value)) }
    }
    refuseKind(.mapping)
    return nil
  }

  func refuseKind(_ wanted: Kind) {
    if tree.isUnreadable { return }
    let found = Kind(of: tree)
    refuse(
      DiagnosticRule("methodology.wrong-kind"),
      LocalizedText(
        en:
          "\(path.isEmpty ? "The file" : "'\(path)'") must be \(wanted.name.en), and is "
          + "\(found.name.en)\(value.en).",
        fr:
          "\(path.isEmpty ? "Le fichier" : "«\u{202F}\(path)\u{202F}»") doit être "
          + "\(wanted.name.fr), et est \(found.name.fr)\(value.fr)."
      ), fix: [wanted.example(for: found)])
  }

  /// What stands here, quoted, where it is short enough to help.
  private var value: LocalizedText {
    guard let text = tree.scalar?.text, !tree.isNull, text.count <= 40 else {
      return LocalizedText("")
    }
    return LocalizedText(en: " ('\(text)')", fr: " («\u{202F}\(text)\u{202F}»)")
  }

  enum Kind {
    case list, mapping, text, nothing

    init(of tree: MarkedTree) {
      self =
        tree.sequence != nil
        ? .list : tree.mapping != nil ? .mapping : tree.isNull ? .nothing : .text
    }

    var name: LocalizedText {
      switch self {
      case .list: LocalizedText(en: "a list", fr: "une liste")
      case .mapping: LocalizedText(en: "a mapping", fr: "un ensemble de clés")
      case .text: LocalizedText(en: "a single value", fr: "une valeur simple")
      case .nothing: LocalizedText(en: "empty", fr: "vide")
      }
    }

    func example(for found: Kind) -> LocalizedText {
      switch self {
      case .list where found == .mapping:
        LocalizedText(
          en: "Put '- ' before its first key, as before each item of a list, or '[' and ']' around "
            + "it.",
          fr: "Mettez «\u{202F}- \u{202F}» devant sa première clé, comme devant chaque élément "
            + "d’une liste, ou «\u{202F}[\u{202F}» et «\u{202F}]\u{202F}» autour.")
      case .list:
        LocalizedText(
          en: "Write a list: '[first, second]', or one item per line after '- '.",
          fr:
            "Écrivez une liste\u{202F}: «\u{202F}[premier, second]\u{202F}», ou un élément par "
            + "ligne après «\u{202F}-\u{202F}»."
        )
      case .mapping:
        LocalizedText(
          en: "Write a mapping: '{key: value}', or one 'key: value' per line.",
          fr:
            "Écrivez un ensemble de clés\u{202F}: «\u{202F}{clé: valeur}\u{202F}», ou un "
            + "«\u{202F}clé: valeur\u{202F}» par ligne."
        )
      case .text, .nothing:
        LocalizedText(en: "Write one value.", fr: "Écrivez une seule valeur.")
      }
    }
  }
}
