import Glibc
public import PalmaresCore

/// What can be wrong with a file as a whole, in words.
enum FileProblem {
  static func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.file-missing"), .error,
      LocalizedText(
        en: "There is no file '\(path)'.", fr: "Le fichier «\u{202F}\(path)\u{202F}» n’existe pas."),
      at: [SourceLocation(file: path)],
      fix: namesBeside(path).suggestion(for: lastName(path)) + [
        LocalizedText(
          en: "Check the spelling, and the folder: a relative path starts from the working"
            + " directory, or from the methodology that names it.",
          fr: "Vérifiez l’orthographe et le dossier\u{202F}: un chemin relatif part du dossier de"
            + " travail, ou de la méthode qui le nomme.")
      ])
  }

  /// The names in the folder where a file was looked for.
  private static func namesBeside(_ path: String) -> [String] {
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return FolderListing.names(in: parent)
  }

  private static func lastName(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  static func cannotOpen(_ path: String, _ code: Int32) -> Diagnostic {
    code == ENOENT || code == ENOTDIR ? missing(path) : unreadable(path, code)
  }

  static func directory(_ path: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.file-is-directory"), .error,
      LocalizedText(
        en: "'\(path)' is a folder, not a file.",
        fr: "«\u{202F}\(path)\u{202F}» est un dossier, pas un fichier."),
      at: [SourceLocation(file: path)],
      fix: [
        LocalizedText(
          en: "Name the file in this folder.", fr: "Nommez le fichier qui est dans ce dossier.")
      ])
  }

  static func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
    let reason = systemReason(code)
    return Diagnostic(
      DiagnosticRule("input.file-unreadable"), .error,
      LocalizedText(
        en: "'\(path)' can't be read: \(reason.en).",
        fr: "«\u{202F}\(path)\u{202F}» ne peut pas être lu\u{202F}: \(reason.fr)."),
      at: [SourceLocation(file: path)],
      fix: [
        LocalizedText(
          en: "Give yourself the right to read it, or copy it elsewhere.",
          fr: "Donnez-vous le droit de le lire, ou copiez-le ailleurs.")
      ])
  }

  static func empty(_ path: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("file.empty"), .error,
      LocalizedText(
        en: "'\(path)' is empty.", fr: "«\u{202F}\(path)\u{202F}» est vide."),
      at: [SourceLocation(file: path)],
      fix: [
        LocalizedText(
          en: "Save or download the file again: its content was lost.",
          fr: "Enregistrez ou téléchargez le fichier de nouveau\u{202F}: son contenu a été perdu.")
      ])
  }

  static func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("file.too-large"), .error,
      LocalizedText(
        en: "'\(path)' is larger than 1 GiB.",
        fr: "«\u{202F}\(path)\u{202F}» dépasse 1 Gio."),
      at: [SourceLocation(file: path)],
      fix: [
        LocalizedText(
          en: "Keep only the columns and rows that the methodology reads.",
          fr: "Ne gardez que les colonnes et les lignes que lit la méthode.")
      ])
  }

  static func lineTooLong(_ path: String, _ limit: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("file.line-too-long"), .error,
      LocalizedText(
        en: "'\(path)' has a line of more than \(limit >> 20) MiB.",
        fr: "«\u{202F}\(path)\u{202F}» a une ligne de plus de \(limit >> 20) Mio."),
      at: [SourceLocation(file: path)],
      why: LocalizedText(
        en: "Such a file is not a table of lines: an archive, an image, or a table that lost its"
          + " line ends.",
        fr: "Un tel fichier n’est pas un tableau de lignes\u{202F}: une archive, une image, ou un"
          + " tableau qui a perdu ses fins de ligne."),
      fix: [
        LocalizedText(
          en: "Save the table again as CSV.", fr: "Enregistrez de nouveau le tableau en CSV.")
      ])
  }
}

/// Why the system refused, in words for the reasons that a person can do something about.
public func systemReason(_ code: Int32) -> LocalizedText {
  switch code {
  case EACCES, EPERM: LocalizedText(en: "permission denied", fr: "accès refusé")
  case ENOENT: LocalizedText(en: "the folder doesn't exist", fr: "le dossier n’existe pas")
  case ENOTDIR:
    LocalizedText(
      en: "part of its path is a file, not a folder",
      fr: "une partie du chemin est un fichier, pas un dossier")
  case EISDIR: LocalizedText(en: "it is a folder", fr: "c’est un dossier")
  case ENOSPC: LocalizedText(en: "the disk is full", fr: "le disque est plein")
  case EDQUOT: LocalizedText(en: "the quota is used up", fr: "le quota est épuisé")
  case EROFS:
    LocalizedText(en: "the disk is read-only", fr: "le disque est en lecture seule")
  case EIO: LocalizedText(en: "the disk has a fault", fr: "le disque a un défaut")
  case EMFILE, ENFILE:
    LocalizedText(en: "too many files are open", fr: "trop de fichiers sont ouverts")
  case ENAMETOOLONG: LocalizedText(en: "its name is too long", fr: "son nom est trop long")
  case ELOOP: LocalizedText(en: "its links go in a circle", fr: "ses liens tournent en rond")
  default: LocalizedText(en: "system error \(code)", fr: "erreur système \(code)")
  }
}
