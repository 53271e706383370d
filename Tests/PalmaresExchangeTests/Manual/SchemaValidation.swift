import PalmaresExchange

/// The part of JSON Schema (draft 2020-12) that `docs/methodology.schema.json` uses.
struct SchemaValidation {
  let root: MarkedTree

  /// Paths where a document breaks the schema.
  func problems(of tree: MarkedTree) -> [String] { problems(tree, root, "") }

  private func problems(_ tree: MarkedTree, _ schema: MarkedTree, _ path: String) -> [String] {
    if let name = schema["$ref"]?.scalar?.text.split(separator: "/").last {
      guard let target = root["$defs"]?[String(name)] else { return ["\(path): no \(name)"] }
      return problems(tree, target, path)
    }
    return typeProblems(tree, schema, path) + choiceProblems(tree, schema, path)
      + itemProblems(tree, schema, path) + propertyProblems(tree, schema, path)
  }

  private func typeProblems(
    _ tree: MarkedTree, _ schema: MarkedTree, _ path: String
  ) -> [String] {
    guard let type = schema["type"] else { return [] }
    let allowed = type.sequence?.compactMap { $0.scalar?.text } ?? [type.scalar?.text ?? ""]
    let actual = types(of: tree)
    return allowed.contains(where: actual.contains) ? [] : ["\(path): not \(allowed)"]
  }

  private func types(of tree: MarkedTree) -> [String] {
    if tree.mapping != nil { return ["object"] }
    if tree.sequence != nil { return ["array"] }
    guard let scalar = tree.scalar else { return [] }
    if scalar.isNull { return ["null"] }
    if let number = scalar.plainNumber {
      return number == number.rounded() ? ["number", "integer"] : ["number"]
    }
    return !scalar.isQuoted && ["true", "false"].contains(scalar.text) ? ["boolean"] : ["string"]
  }

  private func choiceProblems(
    _ tree: MarkedTree, _ schema: MarkedTree, _ path: String
  ) -> [String] {
    var found: [String] = []
    if let words = schema["enum"]?.sequence, !words.contains(where: tree.hasSameContent) {
      found.append("\(path): not in the list")
    }
    if let word = schema["const"], !tree.hasSameContent(as: word) {
      found.append("\(path): not the word")
    }
    if let pattern = schema["pattern"]?.scalar?.text, let text = tree.scalar?.text {
      let regex = try? Regex(pattern)
      if regex.map({ text.firstMatch(of: $0) == nil }) ?? true {
        found.append("\(path): not like \(pattern)")
      }
    }
    if let any = schema["anyOf"]?.sequence,
      !any.contains(where: { problems(tree, $0, path).isEmpty })
    {
      found.append("\(path): none of \(any.count)")
    }
    if let one = schema["oneOf"]?.sequence,
      one.filter({ problems(tree, $0, path).isEmpty }).count != 1
    {
      found.append("\(path): not one of \(one.count)")
    }
    return found
  }

  private func itemProblems(
    _ tree: MarkedTree, _ schema: MarkedTree, _ path: String
  ) -> [String] {
    guard let items = tree.sequence else { return [] }
    var found = items.enumerated().flatMap { index, item in
      schema["items"].map { problems(item, $0, "\(path)[\(index)]") } ?? []
    }
    if let least = number(schema["minItems"]), items.count < least { found.append("\(path): few") }
    if let most = number(schema["maxItems"]), items.count > most { found.append("\(path): many") }
    return found
  }

  private func propertyProblems(
    _ tree: MarkedTree, _ schema: MarkedTree, _ path: String
  ) -> [String] {
    guard let entries = tree.mapping else { return [] }
    var found = entries.flatMap { entry -> [String] in
      let here = "\(path).\(entry.key)"
      if let known = schema["properties"]?[entry.key] { return problems(entry.value, known, here) }
      guard let others = schema["additionalProperties"] else { return [] }
      return others.scalar == nil ? problems(entry.value, others, here) : ["\(here): unknown"]
    }
    for name in schema["required"]?.sequence ?? [] where tree[name.scalar?.text ?? ""] == nil {
      found.append("\(path): no \(name.scalar?.text ?? "")")
    }
    if let least = number(schema["minProperties"]), entries.count < least {
      found.append("\(path): few")
    }
    return found
  }

  private func number(_ tree: MarkedTree?) -> Int? { tree?.scalar?.plainNumber.map { Int($0) } }
}
