/// Files that a base names, as the file that extends it would name them: a relative path belongs to
/// the file in which it is written.
struct InheritedPaths {
  /// The folder of the base, seen from the file that extends it.
  let folder: String

  func applied(to file: MarkedTree) -> MarkedTree {
    if folder.isEmpty { return file }
    return file.mappingEntries { key, section in
      switch key {
      case "data": data(section)
      case "tables": section.mappingEntries { _, table in self.table(table) }
      default: section
      }
    }
  }

  private func data(_ section: MarkedTree) -> MarkedTree {
    section.mappingEntries { key, value in
      switch key {
      case "file": path(value)
      case "join":
        value.sequence.map { MarkedTree(.sequence($0.map(data)), at: value.mark) } ?? value
      default: value
      }
    }
  }

  private func table(_ table: MarkedTree) -> MarkedTree {
    if table.scalar != nil { return path(table) }
    return table.mappingEntries { key, value in key == "file" ? path(value) : value }
  }

  private func path(_ tree: MarkedTree) -> MarkedTree {
    guard let scalar = tree.scalar, !scalar.isNull else { return tree }
    var tree = tree
    let path = FilePath.joined(folder, scalar.text)
    tree.content = .scalar(MarkedTree.Scalar(path, isQuoted: scalar.isQuoted))
    tree.mark.textColumn = nil
    return tree
  }
}

extension MarkedTree {
  /// A mapping with its values changed; anything else as it is.
  func mappingEntries(_ changed: (String, MarkedTree) -> MarkedTree) -> MarkedTree {
    guard let entries = mapping else { return self }
    return MarkedTree(
      .mapping(
        entries.map { entry in
          var entry = entry
          entry.value = changed(entry.key, entry.value)
          return entry
        }), at: mark)
  }
}
