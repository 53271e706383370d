import PalmaresCore

/// A difference in the field's words.
struct DifferenceSentence {
  let path: [String]
  let before: String?
  let after: String?
  /// The nodes or parameters of which it is said; that of the path where none is named.
  var nodes: [String] = []

  static let words: Set<String> = [
    "label", "print", "unit", "source", "note", "title", "url", "date", "reader",
  ]

  /// Whether a figure can change.
  var isRule: Bool {
    let rules = ["data", "parameters", "populations", "fit", "nodes"]
    guard let section = path.first, rules.contains(section) else { return false }
    if path.starts(with: ["data", "get"]) { return false }
    return !path.dropFirst(2).contains { Self.words.contains($0) }
  }

  var text: LocalizedText { sentence.typeset }

  private var sentence: LocalizedText {
    let rest = Array(path.dropFirst())
    switch path.first {
    case "nodes" where !rest.isEmpty: return node(Array(rest.dropFirst()))
    case "data" where !rest.isEmpty: return change(data(rest))
    case "tables" where rest.count == 1: return change(table(rest[0]), rows)
    case "results" where !rest.isEmpty: return change(results(rest))
    case "parameters" where !rest.isEmpty:
      return change(
        nodes.count > 1
          ? several("parameters", "paramètres") : named("The parameter", "Le paramètre", rest, [:]))
    case "populations" where !rest.isEmpty:
      return change(named("The population", "La population", rest, [:]))
    case "sources" where !rest.isEmpty: return change(named("The source", "La source", rest, [:]))
    case "checks" where !rest.isEmpty: return change(named("The check", "Le contrôle", rest, [:]))
    case "profiles" where !rest.isEmpty:
      return change(named("The profile", "Le profil", rest, [:]))
    default: return listed ?? change(file)
    }
  }

  /// A text of a list whose order says nothing: it came or it went.
  private var listed: LocalizedText? {
    let (key, index) = Self.indexed(path.first ?? "")
    guard path.count == 1, index != nil, key != "published", (before == nil) != (after == nil),
      let text = before ?? after, let name = PartNames.file[key]
    else { return nil }
    let words = plain(text)
    return LocalizedText(
      en: "\(name.en), \(after == nil ? "gone" : "new"): \(words.en).",
      fr: "\(name.fr), \(after == nil ? "en moins" : "en plus") : \(words.fr).")
  }

  /// `The population 'large'`, and what of it.
  private func named(
    _ en: String, _ fr: String, _ rest: [String], _ names: [String: LocalizedText]
  ) -> LocalizedText {
    let subject = LocalizedText(en: "\(en) '\(rest[0])'", fr: "\(fr) « \(rest[0]) »")
    let key = rest.dropFirst().joined(separator: ".")
    if key.isEmpty || key == "value" || key == "when" { return subject }
    let part = names[key] ?? PartNames.data[key] ?? LocalizedText(en: "'\(key)'", fr: "« \(key) »")
    return subject + part
  }

  private func table(_ name: String) -> LocalizedText {
    LocalizedText(en: "Table '\(name)'", fr: "Table « \(name) »")
  }

  private func rows(_ text: String) -> LocalizedText {
    let count = Self.tree(text)?.mapping?.count ?? 0
    return LocalizedText(
      en: "\(count) \(count == 1 ? "row" : "rows")",
      fr: "\(count) \(count < 2 ? "ligne" : "lignes")")
  }

  private var file: LocalizedText {
    let (key, index) = Self.indexed(path.first ?? "")
    let rest = path.dropFirst().joined(separator: ".")
    let part = PartNames.inFile[rest] ?? LocalizedText(rest)
    let place = index.map { "\($0 + 1)" } ?? ""
    let name = PartNames.file[key] ?? LocalizedText(en: "'\(key)'", fr: "« \(key) »")
    func whole(_ name: String, _ part: String) -> String {
      let detail = [place, part].filter { !$0.isEmpty }.joined(separator: ", ")
      return detail.isEmpty ? name : "\(name) (\(detail))"
    }
    return LocalizedText(en: whole(name.en, part.en), fr: whole(name.fr, part.fr))
  }

  private func data(_ rest: [String]) -> LocalizedText {
    if rest[0] == "columns", rest.count > 1 {
      return named("The column", "La colonne", Array(rest.dropFirst()), PartNames.data)
    }
    let (key, _) = Self.indexed(rest[0])
    let start = LocalizedText(en: "The data", fr: "Les données")
    let tail = rest.dropFirst().joined(separator: ".")
    let part = PartNames.data[key] ?? LocalizedText(en: "'\(rest[0])'", fr: "« \(rest[0]) »")
    return start + part + (tail.isEmpty ? nil : LocalizedText(en: "'\(tail)'", fr: "« \(tail) »"))
  }

  private func results(_ rest: [String]) -> LocalizedText {
    if rest[0] == "tables", rest.count > 1 {
      let table = LocalizedText(en: "The table '\(rest[1])'", fr: "Le tableau « \(rest[1]) »")
      return table + (rest.count > 2 ? result(rest[2]) : nil)
    }
    return LocalizedText(en: "The results", fr: "Les résultats") + result(rest[0])
  }

  private func result(_ key: String) -> LocalizedText {
    PartNames.results[Self.indexed(key).key] ?? LocalizedText(en: "'\(key)'", fr: "« \(key) »")
  }

  // MARK: Nodes

  private func several(_ en: String, _ fr: String) -> LocalizedText {
    let list = culprits(nodes, atMost: 12)
    return LocalizedText(
      en: "\(nodes.count) \(en) (\(list.en))", fr: "\(nodes.count) \(fr) (\(list.fr))")
  }

  private var start: LocalizedText {
    let codes = nodes.isEmpty ? [path[1]] : nodes
    guard codes.count > 1 else {
      let s = codes[0].contains("${") ? "s" : ""
      return LocalizedText(en: "Node\(s) '\(codes[0])'", fr: "Nœud\(s) « \(codes[0]) »")
    }
    return several("nodes", "nœuds")
  }

  private func node(_ rest: [String]) -> LocalizedText {
    guard let first = rest.first else { return wholeNode }
    if first == "source of the node" {
      return change(
        start + LocalizedText(en: "what it is made of", fr: "ce dont il est fait"), source)
    }
    let (key, index) = Self.indexed(first)
    if KeySet.combines.contains(key), rest.count >= 2 { return child(rest) }
    if key == "then" || key == "each", let index {
      return step(rest, key: key, index: index)
    }
    if KeySet.combines.contains(key) {
      let made = LocalizedText(en: "what it is made of", fr: "ce dont il est fait")
      return change(start + made) { text in
        Self.tree(text).map { CombinationPhrase(key, $0).text } ?? LocalizedText(text)
      }
    }
    let detail = rest.dropFirst().joined(separator: ".")
    let name = PartNames.node[key] ?? LocalizedText(en: "'\(first)'", fr: "« \(first) »")
    let part = detail.isEmpty ? nil : LocalizedText(en: "'\(detail)'", fr: "« \(detail) »")
    let isList = (key == "then" || key == "each") && rest.count == 1
    return change(start + name + part, isList ? steps : plain)
  }

  /// A node that came or went, told by what it does.
  private var wholeNode: LocalizedText {
    change(start) { text in
      Self.tree(text).map { NodePhrase($0, code: path[1]).text } ?? LocalizedText(text)
    }
  }

  private func source(_ text: String) -> LocalizedText {
    guard let tree = Self.tree(text), let entry = tree.mapping?.first else {
      return LocalizedText(text)
    }
    return NodePhrase(MarkedTree(.mapping([entry]), at: tree.mark)).text
  }

  private func child(_ rest: [String]) -> LocalizedText {
    let name = LocalizedText(en: "the weight of '\(rest[1])'", fr: "le poids de « \(rest[1]) »")
    guard rest.count > 2, rest[2] != "weight" else { return change(start + name) }
    let steps = LocalizedText(
      en: "the steps of '\(rest[1])' on its way in", fr: "les étapes de « \(rest[1]) » à son entrée"
    )
    return change(start + steps, stepOrPlain)
  }

  // MARK: Steps

  /// `then[0]`, then the step's key and what is inside.
  private func step(_ rest: [String], key: String, index: Int) -> LocalizedText {
    if let digits { return rounding(start, digits) }
    let onTheWay =
      key == "each" ? LocalizedText(en: " on the way in", fr: " à l’entrée") : LocalizedText("")
    let operation =
      rest.dropFirst().first { KeySet.operations.contains($0) }.map { " (\($0))" } ?? ""
    let place = LocalizedText(
      en: "step \(index + 1)\(operation)\(onTheWay.en)",
      fr: "étape \(index + 1)\(operation)\(onTheWay.fr)")
    let inside = Array(rest.dropFirst())
    guard let last = inside.last, inside.count > 1 || PartNames.step[last] != nil else {
      return change(start + place, stepOrPlain)
    }
    let name =
      PartNames.step[Self.indexed(last).key] ?? LocalizedText(en: "'\(last)'", fr: "« \(last) »")
    return change(start + place + name)
  }

  private func stepOrPlain(_ text: String) -> LocalizedText {
    Self.tree(text).flatMap { StepPhrase($0)?.text } ?? steps(text)
  }

  private func steps(_ text: String) -> LocalizedText {
    let all = (Self.tree(text)?.sequence ?? []).map {
      StepPhrase($0)?.text ?? LocalizedText($0.line)
    }
    if all.isEmpty { return LocalizedText(text) }
    return LocalizedText(
      en: all.map(\.en).joined(separator: "; then "),
      fr: all.map(\.fr).joined(separator: " ; puis "))
  }

  /// A rounding that came, went or changed: what is ranked after it moves most ranks.
  private var digits: (before: String?, after: String?)? {
    func digits(_ text: String?) -> String? {
      guard let text, text.hasPrefix("{round: "), text.hasSuffix("}") else { return nil }
      let value = text.dropFirst(8).dropLast()
      return value.allSatisfy { $0.isNumber || $0 == "-" } ? String(value) : nil
    }
    if path.last == "round" { return (before, after) }
    guard before == nil || after == nil else { return nil }
    let found = (digits(before), digits(after))
    return found.0 == nil && found.1 == nil ? nil : found
  }

  private func rounding(
    _ start: LocalizedText, _ digits: (before: String?, after: String?)
  ) -> LocalizedText {
    func state(_ digits: String?) -> LocalizedText {
      guard let digits else { return LocalizedText(en: "unrounded", fr: "non arrondie") }
      return LocalizedText(
        en: "rounded to \(digits) decimals", fr: "arrondie à \(digits) décimales")
    }
    let (old, new) = (state(digits.before), state(digits.after))
    return LocalizedText(
      en: "\(start.en): what follows is made on the value \(new.en) (was: \(old.en)).",
      fr: "\(start.fr) : la suite se fait sur la valeur \(new.fr) (avant : \(old.fr)).")
  }

  // MARK: What came, went or changed

  /// As it stands in the file; texts for readers in their language.
  private func plain(_ text: String) -> LocalizedText {
    guard let tree = Self.tree(text) else { return LocalizedText(text) }
    if tree.isLocalized {
      let (en, fr) = (tree["en"]?.scalar?.text ?? "", tree["fr"]?.scalar?.text ?? "")
      return LocalizedText(en: Self.unstopped(en), fr: Self.unstopped(fr))
    }
    if let phrase = EntryPhrase(tree, path: path)?.text { return phrase }
    if let words = tree.scalar?.text {
      // A text that is a number keeps its quotation marks.
      return LocalizedText(isRule && !words.contains("\"") ? text : words)
    }
    return tree.spoken
  }

  private func change(
    _ subject: LocalizedText, _ words: ((String) -> LocalizedText)? = nil
  ) -> LocalizedText {
    let words = words ?? plain
    switch (before.map(words), after.map(words)) {
    case (let old?, let new?):
      return LocalizedText(
        en: "\(subject.en): \(new.en) (was: \(old.en)).",
        fr: "\(subject.fr) : \(new.fr) (avant : \(old.fr)).")
    case (nil, let new?):
      return LocalizedText(
        en: "\(subject.en): \(new.en) (new).", fr: "\(subject.fr) : \(new.fr) (ajout).")
    case (let old, nil):
      return LocalizedText(
        en: "\(subject.en): gone (was: \(old?.en ?? "")).",
        fr: "\(subject.fr) : n’y est plus (avant : \(old?.fr ?? "")).")
    }
  }

  /// Without the full stop, which the sentence has.
  private static func unstopped(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }

  /// `then[2]` as `then` and 2.
  private static func indexed(_ key: String) -> (key: String, index: Int?) {
    guard key.hasSuffix("]"), let bracket = key.lastIndex(of: "[") else { return (key, nil) }
    let number = Int(key[key.index(after: bracket)...].dropLast())
    return number == nil ? (key, nil) : (String(key[..<bracket]), number)
  }

  /// What stood on one line of YAML.
  private static func tree(_ text: String) -> MarkedTree? {
    YAMLReader.read(Array(text.utf8), file: "").tree
  }
}

extension LocalizedText {
  /// `Node 'a': its column`.
  fileprivate static func + (left: LocalizedText, right: LocalizedText?) -> LocalizedText {
    guard let right else { return left }
    return LocalizedText(en: "\(left.en): \(right.en)", fr: "\(left.fr) : \(right.fr)")
  }
}
