import Glibc
import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct FileContentsTests {
  @Test func readsEveryByte() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let file = try folder.file("all.bin", bytes: bytes)
    #expect(try FileContents.read(file).bytes == bytes)
  }

  /// The system says 0 bytes for such a file, as for a pipe.
  @Test func readsAFileWhoseSizeIsNotKnown() throws {
    let text = String(decoding: try FileContents.read("/proc/version").bytes, as: UTF8.self)
    #expect(text.hasPrefix("Linux version"))
    #expect(text.hasSuffix("\n"))
  }

  @Test func namesAFileThatIsAbsent() throws {
    let found = try #require(
      diagnostics { () throws(DiagnosticError) in
        _ = try FileContents.read("/nowhere/figures.csv")
      }.first)
    #expect(found.rule.identifier == "input.file-missing")
    #expect(found.summary.en == "There is no file '/nowhere/figures.csv'.")
    #expect(found.summary.fr.contains("« /nowhere/figures.csv »".replacingSpaces))
  }

  @Test(arguments: ["", "a\0b"])
  func refusesANameThatTheSystemWouldCutShort(name: String) {
    #expect(
      rules { () throws(DiagnosticError) in _ = try FileContents.read(name) }
        == ["input.file-missing"])
  }

  @Test func saysThatAFolderIsNoFile() throws {
    let folder = try TemporaryFolder()
    #expect(
      rules { () throws(DiagnosticError) in _ = try FileContents.read(folder.path) }
        == ["input.file-is-directory"])
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func saysThatAFileMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("closed.csv", "id\n1\n")
    chmod(file, 0)
    #expect(
      rules { () throws(DiagnosticError) in _ = try FileContents.read(file) }
        == ["input.file-unreadable"])
  }

  @Test func saysThatALinkInACircleCannotBeRead() throws {
    let folder = try TemporaryFolder()
    let link = folder.path + "/loop"
    symlink(link, link)
    let found = diagnostics { () throws(DiagnosticError) in _ = try FileContents.read(link) }
    #expect(found.map(\.rule.identifier) == ["input.file-unreadable"])
    #expect(found.first?.summary.en.contains("its links go in a circle") == true)
  }

  @Test func refusesAnEmptyFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("empty.csv", "")
    #expect(
      rules { () throws(DiagnosticError) in _ = try FileContents.read(file) }
        == ["file.empty"])
  }

  /// A file with a hole: it takes no room on the disk.
  @Test func refusesAFileOfMoreThanAGibibyte() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("huge.csv", "id\n")
    #expect(truncate(file, FileContents.largestSize + 1) == 0)
    #expect(
      rules { () throws(DiagnosticError) in _ = try FileContents.read(file) }
        == ["file.too-large"])
  }

  @Test func stopsReadingALineThatDoesNotEnd() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("id\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 5 << 20)
    let file = try folder.file("long.csv", bytes: bytes)
    #expect(
      rules { () throws(DiagnosticError) in
        _ = try FileContents.read(file, longestLine: 2 << 20)
      } == ["file.line-too-long"])
    #expect(try FileContents.read(file, longestLine: 6 << 20).bytes.count == bytes.count)
  }
}

extension String {
  /// The narrow no-break spaces of French messages, written as plain spaces in tests.
  var replacingSpaces: String {
    String(map { $0 == " " ? "\u{202F}" : $0 })
  }
}
