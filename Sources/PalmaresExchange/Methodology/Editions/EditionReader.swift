import PalmaresCore

/// Puts a methodology onto the one that it `extends`, and that one onto its own base, before
/// anything else is read: trees in, one tree out. Every part keeps the place where it was written.
struct EditionReader {
  let context: ReadingContext
  private(set) var bases: [BaseMethodology] = []
  /// Files from the one being read down, by their one path: what comes back is a circle.
  private var chain: [(canonical: String, shown: String)]

  init(context: ReadingContext) {
    self.context = context
    chain = [(FilePath.canonical(context.file) ?? context.file, context.file)]
  }

  /// The whole methodology; `nil` where a base can't be read, which is reported.
  mutating func whole(_ file: MarkedTree) -> MarkedTree? {
    guard let path = file["extends"] else { return file }
    let excerpt = Excerpt(path, path: "extends", in: context)
    guard let text = excerpt.text(), let read = base(text, excerpt) else { return nil }
    bases.append(read.base)
    guard let base = whole(read.tree) else { return nil }
    let inherited = InheritedPaths(folder: FilePath.folder(of: text)).applied(to: base)
    return EditionMerge(context: context).merged(file, onto: inherited)
  }

  private mutating func base(
    _ text: String, _ excerpt: Excerpt
  ) -> (tree: MarkedTree, base: BaseMethodology)? {
    let folder = FilePath.folder(of: excerpt.location.file)
    let path = FilePath.withoutDetours(FilePath.joined(folder, text))
    let canonical = FilePath.canonical(path) ?? path
    if chain.contains(where: { $0.canonical == canonical }) {
      refuseCircle(path, canonical, excerpt)
      return nil
    }
    chain.append((canonical, path))
    guard let tree = tree(path, excerpt) else { return nil }
    let base = BaseMethodology(
      id: tree["id"]?.scalar?.text ?? "", edition: tree["edition"]?.scalar?.text ?? "", file: path)
    return (tree.standing(in: InheritedFile(path)), base)
  }

  private func tree(_ path: String, _ excerpt: Excerpt) -> MarkedTree? {
    do throws(DiagnosticError) {
      let bytes = try FileContents.read(path).bytes
      context.digests.append(Digest.sha256(of: bytes))
      let (tree, refused) = YAMLReader.read(bytes, file: path)
      refused.forEach(context.report)
      guard let tree, tree.mapping != nil else {
        if !refused.hasErrors { refuseBase(path, excerpt) }
        return nil
      }
      return tree
    } catch {
      for var diagnostic in error.diagnostics {
        diagnostic.locations.append(excerpt.location)
        context.report(diagnostic)
      }
      return nil
    }
  }
}

// MARK: What is refused

extension EditionReader {
  private func refuseCircle(_ path: String, _ canonical: String, _ excerpt: Excerpt) {
    let start = chain.firstIndex { $0.canonical == canonical } ?? 0
    let files = (chain[start...].map(\.shown) + [path]).joined(separator: " → ")
    excerpt.refuse(
      DiagnosticRule("methodology.extends-circle"),
      LocalizedText(
        en: "The methodology builds on itself: \(files).",
        fr: "La méthode se prolonge elle-même : \(files)."),
      why: LocalizedText(
        en: "Reading it would never end.", fr: "Sa lecture ne finirait jamais."),
      fix: [
        LocalizedText(
          en: "Take 'extends' out of one of these files.",
          fr: "Retirez « extends » de l’un de ces fichiers.")
      ])
  }

  private func refuseBase(_ path: String, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.extends-nothing"),
      LocalizedText(
        en: "'\(path)' holds no methodology to build on.",
        fr: "« \(path) » ne contient pas de méthode à prolonger."),
      fix: [
        LocalizedText(
          en: "Name a methodology file: 'extends: ../other/other.yml'.",
          fr: "Nommez un fichier de méthode : « extends: ../autre/autre.yml ».")
      ])
  }
}

extension MarkedTree {
  /// The tree with the name of its file in every mark.
  fileprivate func standing(in file: InheritedFile) -> MarkedTree {
    var tree = self
    tree.mark.file = file
    switch content {
    case .sequence(let items): tree.content = .sequence(items.map { $0.standing(in: file) })
    case .mapping(let entries):
      tree.content = .mapping(
        entries.map { entry in
          var entry = entry
          entry.keyMark.file = file
          entry.value = entry.value.standing(in: file)
          return entry
        })
    case .scalar, .unreadable: break
    }
    return tree
  }
}
