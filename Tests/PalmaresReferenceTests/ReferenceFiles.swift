import Foundation
import PalmaresApplication
import PalmaresExchange

/// Files of the package that reference tests read.
enum ReferenceFiles {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A methodology that is shipped.
  static func shipped(_ id: String) -> String {
    root.appendingPathComponent("Sources/PalmaresApplication/Share/methods/\(id)/\(id).yml").path
  }

  /// A methodology that only tests use.
  static func own(_ path: String) -> String {
    root.appendingPathComponent("Tests/PalmaresReferenceTests/Methods/\(path)").path
  }

  static func benchmark(_ path: String) -> String {
    root.appendingPathComponent("Benchmarks/\(path)").path
  }

  /// Reference data without an open licence: beside the package where it is there at all.
  static func shared(_ path: String) -> String {
    root.deletingLastPathComponent().appendingPathComponent("shared/data/\(path)").path
  }

  static var hasShared: Bool { FileManager.default.fileExists(atPath: shared("rankings")) }
  static var hasCohort: Bool {
    FileManager.default.fileExists(atPath: benchmark("cohort/data.csv"))
  }
}
