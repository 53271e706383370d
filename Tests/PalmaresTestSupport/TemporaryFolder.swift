import Glibc
import PalmaresCore
import PalmaresExchange

/// A folder that goes away, with everything in it, when the test ends.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    var template = Array("/tmp/palmares-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NoFolder(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  struct NoFolder: Error { var code: Int32 }

  /// Writes a file, with the folders on its way, and gives its path.
  @discardableResult
  public func file(_ name: String, _ content: String) throws -> String {
    try file(name, bytes: Array(content.utf8))
  }

  @discardableResult
  public func file(_ name: String, bytes: [UInt8]) throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o777)
    }
    let file = path + "/" + name
    try AtomicFile.write(bytes, to: file, overwrite: true)
    return file
  }

  /// The names in the folder, hidden ones included, in order.
  public var names: [String] { Self.names(in: path).sorted() }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    for name in names(in: path) { remove("\(path)/\(name)") }
    Glibc.remove(path)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
