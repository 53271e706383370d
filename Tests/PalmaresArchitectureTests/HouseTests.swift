import Foundation
import Testing

/// Who may know whom: the table of docs/decisions/0001-house.md, read against every import.
///
/// The compiler refuses undeclared modules, but lets through those that a declared one brings along.
@Suite struct HouseTests {
  private static let mayKnow: [String: Set<String>] = [
    "PalmaresCore": [],
    "PalmaresEngine": ["PalmaresCore", "CClp"],
    "PalmaresAnalysis": ["PalmaresCore", "PalmaresEngine", "CDrawKernels"],
    "PalmaresExchange": ["PalmaresCore", "PalmaresEngine", "CLibYAML", "CSodium"],
    "PalmaresApplication": [
      "PalmaresCore", "PalmaresEngine", "PalmaresAnalysis", "PalmaresExchange",
    ],
    "PalmaresCommandLine": [
      "PalmaresCore", "PalmaresEngine", "PalmaresAnalysis", "PalmaresExchange",
      "PalmaresApplication",
    ],
    "Palmares": ["PalmaresCore", "PalmaresEngine", "PalmaresAnalysis"],
    "palmares": ["PalmaresCommandLine"],
  ]

  /// The system's own modules; the engine gets by with mathematics, and nothing needs Foundation.
  private static let system: Set<String> = ["Dispatch", "Glibc", "Synchronization"]

  @Test(arguments: mayKnow.keys.sorted())
  func knowsOnlyTheModulesBelowIt(module: String) throws {
    let allowed = try #require(Self.mayKnow[module]).union(Self.system)
    let sources = try files(below: "Sources/\(module)", suffix: ".swift")
    #expect(!sources.isEmpty)
    for file in sources {
      for imported in imports(in: try text(of: file)) {
        #expect(allowed.contains(imported), "\(file) imports \(imported)")
      }
    }
  }

  @Test func everyModuleHasItsRow() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: packageRoot.appendingPathComponent("Sources").path)
    let modules = folders.filter { !$0.hasPrefix("C") }
    #expect(Set(modules) == Set(Self.mayKnow.keys))
  }

  private func imports(in source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position < 3,
        words[..<position].allSatisfy({
          $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
        }), position + 1 < words.count
      else { return nil }
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// What stops a program on input, and what hides an error.
  @Test(arguments: ["try!", "as!", "fatalError(", "unowned(unsafe)"])
  func neverTrapsOnPurpose(construct: String) throws {
    for file in try files(below: "Sources", suffix: ".swift") {
      #expect(!(try text(of: file)).contains(construct), "\(file) says \(construct)")
    }
  }

  @Test func namesFilesWithoutSpaces() throws {
    for folder in ["Sources", "Tests", "docs", "scripts"] {
      for file in try files(below: folder, suffix: "") { #expect(!file.contains(" ")) }
    }
  }
}
