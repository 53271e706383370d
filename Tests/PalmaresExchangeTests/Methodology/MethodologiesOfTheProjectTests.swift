import Glibc
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Every methodology that the project carries is read, compiled and written out without a word.
@Suite struct MethodologiesOfTheProjectTests {
  static let files: [String] = [
    "Sources/PalmaresApplication/Share/methods", "Tests/PalmaresReferenceTests/Methods",
  ].flatMap { methodologies(in: "\(Manual.root)/\($0)") }.sorted()

  private static func methodologies(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".yml") {
        found.append("\(folder)/\(name)")
      } else if entry.pointee.d_type == UInt8(DT_DIR) {
        found += methodologies(in: "\(folder)/\(name)")
      }
    }
    return found
  }

  @Test func thereAreSome() {
    #expect(Self.files.count >= 9)
  }

  @Test(arguments: files)
  func isReadAndCompiled(file: String) throws {
    do throws(DiagnosticError) {
      let document = try MethodologyReader.read(file: file)
      #expect(document.warnings.map(\.summary.en) == [])
      let compared = document.published.flatMap(\.comparisons).flatMap {
        [$0.node] + ($0.between.map { [$0.low, $0.high] } ?? [])
      }
      _ = try Graph(compiling: document.methodology, alsoUsing: compared)
    } catch {
      let messages = error.diagnostics.map {
        "\($0.rule) \($0.locations.first?.description ?? "") \($0.summary.en)"
      }
      #expect(messages == [])
    }
  }

  @Test(arguments: files)
  func expandingTheExpansionChangesNothing(file: String) throws {
    let once = try MethodologyReader.read(file: file)
    let twice = try MethodologyReader.read(Array(once.expandedText.utf8), file: file)
    #expect(twice.expandedText == once.expandedText)
    #expect(once.differences(to: twice) == [])
  }
}
