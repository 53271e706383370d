import Glibc

/// Paths as texts, and what the system says of them.
enum FilePath {
  /// What stands before the last slash: `a/b` of `a/b/c.yml`; empty for the working directory.
  static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// A path given in a folder: the path itself where it is absolute.
  static func joined(_ folder: String, _ file: String) -> String {
    if file.hasPrefix("/") || folder.isEmpty { return file }
    return folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }

  /// The one absolute path of a file, symbolic links followed; `nil` where there is none.
  static func canonical(_ path: String) -> String? {
    guard !path.isEmpty, !path.utf8.contains(0), let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// `methods/b/../a/a.yml` as `methods/a/a.yml`, where that is the same file: `b` may be a
  /// symbolic link.
  static func withoutDetours(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, !["", ".", ".."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let short = parts.joined(separator: "/")
    guard short != path, let file = canonical(path), canonical(short) == file else { return path }
    return short
  }
}
