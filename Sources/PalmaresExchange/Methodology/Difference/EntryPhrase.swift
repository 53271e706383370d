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
      return (tree["value"] ?? tree["when"]).map { LocalizedText($0.words) }
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
    let parts = ["heading", "indicator", "type", "between", "unit"].compactMap(part)
    if parts.isEmpty { return tree["label"]?.spoken }
    let all = LocalizedText(
      en: parts.map(\.en).joined(separator: ", "), fr: parts.map(\.fr).joined(separator: ", "))
    return beside(tree["label"]?.spoken, all) ?? all
  }

  private func part(_ key: String) -> LocalizedText? {
    guard let value = tree[key] else { return nil }
    let words = value.spoken
    switch key {
    case "type" where words.en == "number": return LocalizedText(en: "number", fr: "nombre")
    case "type" where words.en == "text": return LocalizedText(en: "text", fr: "texte")
    case "heading": return LocalizedText(en: "heading \(words.en)", fr: "titre \(words.fr)")
    case "indicator":
      return LocalizedText(en: "indicator \(words.en)", fr: "indicateur \(words.fr)")
    case "between":
      let ends = (value.sequence ?? []).map(\.words)
      guard ends.count == 2 else { return words }
      return LocalizedText(
        en: "from \(ends[0]) to \(ends[1])", fr: "de \(ends[0]) à \(ends[1])")
    case "unit": return LocalizedText(en: "in \(words.en)", fr: "en \(words.fr)")
    default: return words
    }
  }

  /// `Aid to students (number, from 0 to 3)`.
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
