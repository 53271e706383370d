import Glibc
import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct AtomicFileTests {
  @Test func writesTheWholeContentAndLeavesNothingElse() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    try AtomicFile.write(bytes, to: folder.path + "/out.csv")
    #expect(try FileContents.read(folder.path + "/out.csv").bytes == bytes)
    #expect(folder.names == ["out.csv"])
  }

  @Test func refusesToReplaceAFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.csv", "old")
    #expect(
      rules { () throws(DiagnosticError) in
        try AtomicFile.write(Array("new".utf8), to: file)
      } == ["output.exists"])
    #expect(try FileContents.read(file).bytes == Array("old".utf8))
    #expect(folder.names == ["out.csv"])
  }

  @Test func replacesAFileWhenTold() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.csv", "old")
    try AtomicFile.write(Array("new".utf8), to: file, overwrite: true)
    #expect(try FileContents.read(file).bytes == Array("new".utf8))
    #expect(folder.names == ["out.csv"])
  }

  @Test(arguments: ["/nowhere/out.csv", "", "a\0b", "/proc/out.csv"])
  func saysWhereItCannotWrite(path: String) {
    #expect(
      rules { () throws(DiagnosticError) in
        try AtomicFile.write([1], to: path)
      } == ["output.cannot-write"])
  }

  @Test func leavesNoDraftWhereAFolderIsInTheWay() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.path + "/out.csv", 0o700)
    #expect(
      rules { () throws(DiagnosticError) in
        try AtomicFile.write([1], to: folder.path + "/out.csv", overwrite: true)
      } == ["output.cannot-write"])
    #expect(folder.names == ["out.csv"])
  }
}
