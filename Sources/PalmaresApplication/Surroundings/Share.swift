public import PalmaresCore

/// The folder of run-time data that comes with the program: methodologies and their figures.
///
/// `PALMARES_SHARE` where it is set; else `share/palmares` or `../share/palmares` from the
/// executable; else the resource folder that SwiftPM lays beside it. Nothing depends on a path known
/// when the program was built.
public struct Share: Sendable, Hashable {
  public let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// Each shipped methodology has a folder of its own here, with its data.
  public var methodologies: String { folder + "/methods" }

  /// - Throws: `input.share-not-found` with every place that was tried.
  public static func found(in surroundings: Surroundings) throws(DiagnosticError) -> Share {
    if let declared = surroundings.environment["PALMARES_SHARE"], !declared.isEmpty {
      guard Folder.exists(declared) else { throw DiagnosticError(declaredMissing(declared)) }
      return Share(folder: declared)
    }
    let candidates = candidates(beside: surroundings.executable)
    guard let folder = candidates.first(where: Folder.exists) else {
      throw DiagnosticError(notFound(candidates))
    }
    return Share(folder: folder)
  }

  private static func candidates(beside executable: String?) -> [String] {
    guard let executable else { return [] }
    let folder = Folder.parent(of: executable)
    return [
      "\(folder)/share/palmares", "\(Folder.parent(of: folder))/share/palmares",
      "\(folder)/palmares_PalmaresShare.resources",
    ]
  }

  private static func declaredMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.share-not-found"), .error,
      LocalizedText(
        en: "PALMARES_SHARE names '\(path)', and there is no such folder.",
        fr: "PALMARES_SHARE désigne « \(path) », et ce dossier n’existe pas."),
      fix: [
        LocalizedText(
          en: "Correct the variable, or unset it to use what comes with the program.",
          fr: "Corrigez la variable, ou retirez-la pour prendre ce qui accompagne le programme.")
      ])
  }

  private static func notFound(_ candidates: [String]) -> Diagnostic {
    let places = culprits(candidates)
    return Diagnostic(
      DiagnosticRule("input.share-not-found"), .error,
      LocalizedText(
        en: "The methodologies that come with the program were not found.",
        fr: "Les méthodes qui accompagnent le programme sont introuvables."),
      why: LocalizedText(
        en: candidates.isEmpty
          ? "The system doesn't say where the program stands." : "None of \(places.en) is there.",
        fr: candidates.isEmpty
          ? "Le système ne dit pas où se trouve le programme."
          : "Aucun de ces dossiers n'existe : \(places.fr)."),
      fix: [
        LocalizedText(
          en: "Set PALMARES_SHARE to the folder that holds 'methods'.",
          fr: "Donnez à PALMARES_SHARE le dossier qui contient « methods ».")
      ])
  }
}
