import Foundation
import PalmaresTestSupport

/// The methodologies that are shipped, in a folder where a test may change a word of one of them.
struct ShippedCopy {
  private let folder: TemporaryFolder

  /// - Parameter ids: those wanted, with the ones that they extend.
  init(of ids: String...) throws {
    folder = try TemporaryFolder()
    for id in ids {
      let source = URL(fileURLWithPath: ReferenceFiles.shipped(id)).deletingLastPathComponent()
      for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
        let bytes = try Data(contentsOf: source.appendingPathComponent(name))
        try folder.file("\(id)/\(name)", bytes: Array(bytes))
      }
    }
  }

  func path(_ id: String) -> String { "\(folder.path)/\(id)/\(id).yml" }

  /// Writes `new` wherever `old` stands, and says how often that was.
  @discardableResult
  func replace(_ old: String, by new: String, in id: String) throws -> Int {
    let text = try String(contentsOfFile: path(id), encoding: .utf8)
    try folder.file("\(id)/\(id).yml", text.replacingOccurrences(of: old, with: new))
    return text.components(separatedBy: old).count - 1
  }

  /// A table of figures for the methodologies.
  func file(_ name: String, _ content: String) throws -> String { try folder.file(name, content) }
}
