public import PalmaresCore
import PalmaresExchange

/// The methodologies that a short name can mean: those of the project, then those that come with the
/// program.
public struct MethodologyCatalogue: Sendable {
  public struct Entry: Sendable, Hashable {
    public enum Origin: String, Sendable, Hashable {
      case shipped
      case project
    }

    public var id: String
    public var file: String
    public var origin: Origin
  }

  /// In the order of their ids; those of the project first.
  public let entries: [Entry]

  /// - Throws: `input.share-not-found`, unless a project brings methodologies of its own.
  public init(in surroundings: Surroundings) throws(DiagnosticError) {
    let own = Project.found(from: surroundings).map {
      Self.entries(in: $0.methodologies, origin: .project)
    }
    let share = try Share.found(in: surroundings)
    entries = (own ?? []) + Self.entries(in: share.methodologies, origin: .shipped)
  }

  /// The file that METHOD means: a path where it looks like one, else a short name.
  ///
  /// - Throws: `methodology.not-established`, with what to use instead; `input.unknown-method`, with
  ///   the nearest name.
  public static func file(
    for method: String, in surroundings: Surroundings
  ) throws(DiagnosticError) -> String {
    if looksLikePath(method) { return method }
    let catalogue = try MethodologyCatalogue(in: surroundings)
    if let entry = catalogue.entries.first(where: { $0.id == method }) { return entry.file }
    if Folder.hasFile(method) { return method }
    let standIns = StandIns(for: method, among: catalogue.entries)
    throw DiagnosticError(standIns.refusal ?? catalogue.unknown(method))
  }

  /// The names of all methodologies; none where neither a project nor the program's own are found,
  /// which stops only those who ask for one.
  public static func ids(in surroundings: Surroundings) -> Set<String> {
    do {
      return Set(try MethodologyCatalogue(in: surroundings).entries.map(\.id))
    } catch {
      return []
    }
  }

  private static func looksLikePath(_ method: String) -> Bool {
    method.contains("/") || extensions.contains { method.hasSuffix($0) }
  }

  private static let extensions = [".yml", ".yaml", ".json"]

  /// `ID/ID.yml` for each folder, `ID.yml` for each file.
  private static func entries(in folder: String, origin: Entry.Origin) -> [Entry] {
    FolderListing.names(in: folder).compactMap { name in
      for suffix in extensions {
        let nested = "\(folder)/\(name)/\(name)\(suffix)"
        if Folder.hasFile(nested) { return Entry(id: name, file: nested, origin: origin) }
        if name.hasSuffix(suffix), Folder.hasFile("\(folder)/\(name)") {
          let id = String(name.dropLast(suffix.count))
          return Entry(id: id, file: "\(folder)/\(name)", origin: origin)
        }
      }
      return nil
    }
  }

  private func unknown(_ method: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.unknown-method"), .error,
      LocalizedText(
        en: "There is no methodology '\(method)'.",
        fr: "Il n’y a pas de méthode « \(method) »."),
      why: LocalizedText(
        en: "METHOD is a name that 'palmares methods list' shows, or the path of a file.",
        fr: "MÉTHODE est un nom donné par « palmares methods list », ou le chemin d’un fichier."),
      fix: entries.map(\.id).suggestion(for: method) + [
        LocalizedText(
          en: "'palmares methods list' shows every methodology.",
          fr: "« palmares methods list » les montre toutes.")
      ])
  }
}
