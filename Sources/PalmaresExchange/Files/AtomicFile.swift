import Glibc
public import PalmaresCore

/// Writes a file whole or not at all: a reader sees the old file or the new one, never a part, even
/// when the program or the machine stops in between.
public enum AtomicFile {
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: relative to the working directory, or absolute.
  ///   - overwrite: whether a file that is there may be replaced (`--force`).
  /// - Throws: `output.exists`, `output.cannot-write`; the file that was there is then as it was.
  public static func write(
    _ bytes: [UInt8], to path: String, overwrite: Bool = false
  ) throws(DiagnosticError) {
    if path.isEmpty || path.utf8.contains(0) { throw cannotWrite(path, ENOENT) }
    if !overwrite, exists(path) { throw alreadyThere(path) }
    let target = try target(of: path)
    let draft = try draftBeside(target.path)
    do {
      if let mode = target.mode { fchmod(draft.descriptor, mode) }
      try fill(draft.descriptor, with: bytes, path: path)
      try publish(draft.path, as: target.path, overwrite: overwrite)
    } catch {
      unlink(draft.path)
      throw error
    }
    keepFolder(of: target.path)
  }

  /// The file that a path leads to, through links, and its permissions where it is there already.
  /// Only a plain file may be replaced: renaming over a device or a pipe would destroy it.
  private static func target(
    of path: String
  ) throws(DiagnosticError) -> (path: String, mode: mode_t?) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return (path, nil) }
    guard stat(path, &status) == 0, let resolved = realpath(path, nil) else {
      throw cannotWrite(path, errno)
    }
    defer { free(resolved) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw status.st_mode & S_IFMT == S_IFDIR
        ? cannotWrite(path, EISDIR) : cannotWrite(path, EINVAL)
    }
    return (String(cString: resolved), status.st_mode & 0o777)
  }

  /// A new file in the same folder, so that renaming it stays within one disk.
  private static func draftBeside(
    _ path: String
  ) throws(DiagnosticError) -> (path: String, descriptor: Int32) {
    let (folder, name) = split(path)
    for attempt in 0..<100 {
      let draft = "\(folder).\(name.prefix(100)).\(getpid())-\(attempt).part"
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (draft, descriptor) }
      if errno != EEXIST { throw cannotWrite(path, errno) }
    }
    throw cannotWrite(path, EEXIST)
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String
  ) throws(DiagnosticError) {
    var failure = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    // Without this the name could reach the disk before the content.
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw cannotWrite(path, failure) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return 0
  }

  private static func publish(
    _ draft: String, as path: String, overwrite: Bool
  ) throws(DiagnosticError) {
    if overwrite {
      if rename(draft, path) != 0 { throw cannotWrite(path, errno) }
      return
    }
    // A link refuses a name that exists, also one that appeared since we looked.
    if link(draft, path) == 0 {
      unlink(draft)
    } else if errno == EEXIST {
      throw alreadyThere(path)
    } else if rename(draft, path) != 0 {
      // Some disks know no links.
      throw cannotWrite(path, errno)
    }
  }

  /// Asks the disk to keep the new name. The content is safe already, and some disks can't do this:
  /// a refusal changes nothing for the reader.
  private static func keepFolder(of path: String) {
    let folder = split(path).folder
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func split(_ path: String) -> (folder: String, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
    return (String(path[...slash]), path[path.index(after: slash)...])
  }

  private static func alreadyThere(_ path: String) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        DiagnosticRule("output.exists"), .error,
        LocalizedText(
          en: "'\(path)' exists already; it was left as it is.",
          fr: "«\u{202F}\(path)\u{202F}» existe déjà\u{202F}; il est resté tel quel."),
        at: [SourceLocation(file: path)],
        fix: [
          LocalizedText(
            en: "Choose another name, or replace it with --force.",
            fr: "Choisissez un autre nom, ou remplacez-le avec --force.")
        ]))
  }

  private static func cannotWrite(_ path: String, _ code: Int32) -> DiagnosticError {
    let reason = systemReason(code)
    return DiagnosticError(
      Diagnostic(
        DiagnosticRule("output.cannot-write"), .error,
        LocalizedText(
          en: "'\(path)' can't be written: \(reason.en).",
          fr: "«\u{202F}\(path)\u{202F}» ne peut pas être écrit\u{202F}: \(reason.fr)."),
        at: [SourceLocation(file: path)],
        fix: [
          LocalizedText(
            en: "Choose a folder that exists and that you may write to.",
            fr: "Choisissez un dossier qui existe et où vous pouvez écrire.")
        ]))
  }
}
