import Glibc

/// Questions to the file system.
enum Folder {
  /// Whether a folder stands there.
  static func exists(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

  /// Whether something that can be read as a file stands there: a file, a pipe.
  static func hasFile(_ path: String) -> Bool {
    kind(of: path).map { $0 != S_IFDIR } ?? false
  }

  /// The folder that holds a path: `a/b` of `a/b/c`, `.` of `c`, `/` of `/c`.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static var working: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  static func linkTarget(_ path: String) -> String? {
    guard let target = realpath(path, nil) else { return nil }
    defer { free(target) }
    return String(cString: target)
  }

  private static func kind(of path: String) -> mode_t? {
    guard !path.isEmpty, !path.utf8.contains(0) else { return nil }
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
