import Foundation
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Shapes of rankings on invented figures, against plain Python programs written from the
/// definitions (Methods/shapes/README.md).
@Suite struct ShapesTests {
  private static let files: [String] = {
    let folder = ReferenceFiles.own("shapes")
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yml") }.sorted()
  }()

  @Test func findsThemAll() {
    #expect(Self.files.count == 19)
  }

  @Test(arguments: files)
  func agreesWithAProgramWrittenFromTheDefinition(file: String) throws {
    let verification = try Verification(file: ReferenceFiles.own("shapes/\(file)"))
    #expect(verification.differences == [])
    #expect(verification.matchedFigures() >= 8)
  }
}
