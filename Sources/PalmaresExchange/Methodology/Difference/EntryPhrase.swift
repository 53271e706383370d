import PalmaresCore

/// A whole entry of a section that came or went, in words: what a check refuses, what a column
/// holds, the title of a source.
struct EntryPhrase {
  private let tree: MarkedTree
  private let section: String

  /// `nil` for what isn't a whole entry.
  init?(_ tree: MarkedTree, path: [String]) {
    guard tree.mapping != nil else { return nil }
    let isInner =
      path.starts(with: ["data", "columns"]) || path.starts(with: ["results", "tables"])
    let isItem = path.count == 1 && (path[0].hasPrefix("published[") || path[0] == "instead_of")
    guard path.count == (isInner ? 3 : 2) || isItem else { return nil }
    self.tree = tree
    section = isInner ? path[1] : path[0]
  }

  /// `nil` where the section has no words of its own.
  var text: LocalizedText? {
    switch section {
    case "parameters", "populations":
      return (tree["value"] ?? tree["when"]).map { LocalizedText($0.line) }
    case "checks": return check
    case "columns": return column
    case "profiles": return beside(title, tree["set"]?.spoken)
    case "sources", "tables": return title
    case "instead_of": return beside(tree["id"]?.spoken, tree["because"]?.spoken)
    default: return section.hasPrefix("published") ? title ?? tree["file"]?.spoken : nil
    }
  }

  private var title: LocalizedText? { tree["title"]?.spoken }

  private var check: LocalizedText? {
    if let condition = tree["refuse"]?.scalar?.text {
      return LocalizedText(
        en: "refuses data where \(condition)", fr: "refuse les données où \(condition)")
    }
    guard let condition = tree["warn"]?.scalar?.text else { return nil }
    return LocalizedText(en: "warns where \(condition)", fr: "avertit là où \(condition)")
  }

  private var column: LocalizedText? {
    let parts = ["heading", "indicator", "type", "between", "unit"].compactMap { key in
      tree[key].map { ($0.spoken, key) }
    }
    if parts.isEmpty { return tree["label"]?.spoken }
    let en = parts.map { $0.1 == "type" ? $0.0.en : "\($0.1) \($0.0.en)" }
    let fr = parts.map { $0.1 == "type" ? $0.0.fr : "\($0.1) \($0.0.fr)" }
    let all = LocalizedText(en: en.joined(separator: ", "), fr: fr.joined(separator: ", "))
    return beside(tree["label"]?.spoken, all) ?? all
  }

  /// `Aid to students (number, between [0, 3])`.
  private func beside(_ name: LocalizedText?, _ detail: LocalizedText?) -> LocalizedText? {
    guard let name, let detail else { return name }
    return LocalizedText(en: "\(name.en) (\(detail.en))", fr: "\(name.fr) (\(detail.fr))")
  }
}

extension MarkedTree {
  /// As it stands in the file, texts for readers in their language.
  var spoken: LocalizedText {
    LocalizedText(en: said(in: "en"), fr: said(in: "fr"))
  }

  private func said(in language: String) -> String {
    let tree = inLanguage(language)
    return tree.scalar?.text ?? tree.line
  }

  private func inLanguage(_ language: String) -> MarkedTree {
    if isLocalized, let text = self[language] { return text }
    if let items = sequence {
      return MarkedTree(.sequence(items.map { $0.inLanguage(language) }), at: mark)
    }
    return mappingEntries { _, value in value.inLanguage(language) }
  }
}
