import Glibc
import PalmaresExchange
public import Testing

/// Compares a text with the file that was recorded in `Snapshots` of the test target.
///
/// With `RECORD_SNAPSHOTS=1` the file is written anew, and the test fails, so that nobody takes a
/// recording for a passing test.
public func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = snapshotFolder(of: file) + "/" + name
  if let record = getenv("RECORD_SNAPSHOTS"), String(cString: record) == "1" {
    try AtomicFile.write(Array(text.utf8), to: path, overwrite: true)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let recorded = String(decoding: try FileContents.read(path).bytes, as: UTF8.self)
  #expect(text == recorded, sourceLocation: sourceLocation)
}

/// `Tests/TARGET/Snapshots` of a file in `Tests/TARGET/…`.
private func snapshotFolder(of file: String) -> String {
  let parts = file.split(separator: "/", omittingEmptySubsequences: false)
  let tests = parts.lastIndex(of: "Tests") ?? 0
  return parts[...min(tests + 1, parts.count - 1)].joined(separator: "/") + "/Snapshots"
}
