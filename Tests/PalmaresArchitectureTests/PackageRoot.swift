import Foundation

/// The folder that holds `Package.swift`.
let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The files below a folder of the package, with a suffix, by path from the package's root.
func files(below folder: String, suffix: String) throws -> [String] {
  let root = packageRoot.appendingPathComponent(folder)
  guard let walk = FileManager.default.enumerator(atPath: root.path) else { return [] }
  return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }
    .map { "\(folder)/\($0)" }.sorted()
}

func text(of file: String) throws -> String {
  try String(contentsOf: packageRoot.appendingPathComponent(file), encoding: .utf8)
}
