import Glibc
import PalmaresCore
import PalmaresExchange

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/palmares-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NoFolder(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  struct NoFolder: Error { var code: Int32 }

  /// Writes a file and gives its path.
  func file(_ name: String, _ content: String) throws -> String {
    try file(name, bytes: Array(content.utf8))
  }

  func file(_ name: String, bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try AtomicFile.write(bytes, to: file, overwrite: true)
    return file
  }

  /// The names in the folder, hidden ones included.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  deinit {
    for name in names {
      unlink(path + "/" + name)
      rmdir(path + "/" + name)
    }
    rmdir(path)
  }
}

/// The diagnostics that stop a piece of work; none where it succeeds.
func diagnostics(of work: () throws(DiagnosticError) -> Void) -> [Diagnostic] {
  do throws(DiagnosticError) {
    try work()
    return []
  } catch {
    return error.diagnostics
  }
}

/// The identifiers of their rules, in order.
func rules(of work: () throws(DiagnosticError) -> Void) -> [String] {
  diagnostics(of: work).map(\.rule.identifier)
}
